import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openCallbacks } from '../callbacks.ts'
import { refuse } from '../http.ts'
import { type Authorisation, type AuthorisationView, viewOf } from './authorisation.ts'
import { type Call, openMemory } from './memory.ts'
import type { Token } from './sentinels.ts'

export interface BankOptions {
  folder: string
  callbackUrl?: string
  callbackSecret?: string
  /** `every`: each change is called back; `unasked`: only what no answer has told (late settlements, challenges, doubles). */
  callbacks: 'every' | 'unasked'
}

export type Bank = ReturnType<typeof openBank>

/** Opens the bank: what it remembers, what it still has to settle, and the callbacks it still owes. */
export function openBank(options: BankOptions) {
  const memory = openMemory(join(options.folder, 'bank.jsonl'))
  const callbacks =
    options.callbackUrl && options.callbackSecret
      ? openCallbacks('authorisation.updated', options.callbackUrl, options.callbackSecret, (id) =>
          memory.recordDelivered(id),
        )
      : undefined
  let publicUrl = ''
  let delayMilliseconds = 3_000
  let isClosed = false
  let clockAhead = 0
  const now = () => Date.now() + clockAhead

  /** Records a change, then tells the merchant. Twice the same key is answered from memory by `earlier`. */
  const change = (next: Authorisation, call?: Call): Authorisation => {
    const callback = callbacks && isNews(next, call, options) ? newId('cb') : undefined
    memory.record(next, call, callback)
    if (callback) callbacks?.send(callback, viewOf(next, publicUrl), next.behaviour === 'twice' ? 2 : 1)
    if (next.status === 'pending') settleLater(next)
    return next
  }

  const settle = (id: string) => {
    const current = memory.byId(id)
    if (isClosed || current?.status !== 'pending') return // given up meanwhile
    if (current.behaviour === 'late_decline')
      change(next(current, { status: 'declined', declineCode: 'insufficient_funds' }))
    else change(next(current, { status: 'authorised' }))
  }
  const settleLater = (pending: Authorisation) => {
    const pause = Math.max(0, (pending.settlesAt ?? 0) - now())
    // What is further off than a timer reaches is looked at again when the clock is moved.
    if (pause < 2 ** 31) setTimeout(settle, pause, pending.id).unref()
  }

  return {
    change,
    find: (id: string) => memory.byId(id) ?? refuse(404, 'authorisation_not_found', 'There is no such authorisation.'),
    findByReference: (reference: string) => memory.byReference(reference),
    view: (authorisation: Authorisation): AuthorisationView => viewOf(authorisation, publicUrl),
    /** The first answer to this key, if it was ever used; refuses the key for anything else. */
    earlier(call: Call): Authorisation | undefined {
      const answered = memory.answered(call.key)
      if (answered && answered.fingerprint !== call.fingerprint) {
        refuse(422, 'idempotency_key_reused', 'This key was used for another request.')
      }
      return answered?.answer
    },
    token: (token: string) => memory.token(token) ?? refuse(422, 'token_unknown', 'There is no such token.'),
    keepToken(is: Token): string {
      const token = newId('tok')
      memory.keepToken(token, is)
      return token
    },
    settlesAt: () => now() + delayMilliseconds,
    /** Moves the bank's clock; what was to settle meanwhile has, when this returns. */
    setClock(to: Date) {
      clockAhead = to.getTime() - Date.now()
      for (const { id, settlesAt = 0 } of memory.settling()) if (settlesAt <= now()) settle(id)
    },
    setDelay(milliseconds: number) {
      delayMilliseconds = milliseconds
    },
    /** Takes up what was left open when the process last died; only now is the bank's own address known. */
    begin(url: string) {
      publicUrl = url
      for (const pending of memory.settling()) settleLater(pending)
      for (const { id, news } of memory.owed()) callbacks?.send(id, viewOf(news, publicUrl), 1)
    },
    close() {
      isClosed = true
      callbacks?.close()
      memory.close()
    },
  }
}

/** The next version of an authorisation. */
export function next(current: Authorisation, change: Partial<Authorisation>): Authorisation {
  return { ...current, ...change, version: current.version + 1 }
}

/** A new id with its kind in front. */
export function newId(kind: string): string {
  return `${kind}_${randomBytes(16).toString('hex')}`
}

function isNews(next: Authorisation, call: Call | undefined, options: BankOptions): boolean {
  if (next.status === 'pending' || next.status === 'action_required') return false
  if (next.behaviour === 'no_answer' && next.version === 1) return false // only asking again finds it
  return options.callbacks === 'every' || !call || next.behaviour === 'twice'
}
