import { openJournal } from '../journal.ts'
import type { Authorisation } from './authorisation.ts'
import { type Token, tokens } from './sentinels.ts'

/** One call of a merchant that changed something: the key it gave, and what it asked. */
export interface Call {
  key: string
  fingerprint: string
}

/** A callback still owed: its id, and the authorisation as it was when the news was made. */
export interface Owed {
  id: string
  news: Authorisation
}

/** One line of the bank's journal. */
type Entry =
  | { change: Authorisation; call?: Call; callback?: string }
  | { token: string; is: Token }
  | { delivered: string }

/** All the bank knows: in memory to be fast, in a journal to survive a kill. */
export interface Memory {
  record(change: Authorisation, call?: Call, callback?: string): void
  recordDelivered(callback: string): void
  keepToken(token: string, is: Token): void
  token(token: string): Token | undefined
  byId(id: string): Authorisation | undefined
  /** Oldest first. */
  byReference(reference: string): Authorisation[]
  /** What was answered to a call with this key. */
  answered(key: string): { fingerprint: string; answer: Authorisation } | undefined
  owed(): Owed[]
  settling(): Authorisation[]
  close(): void
}

/** Opens the bank's memory, with all that was recorded before. */
export function openMemory(file: string): Memory {
  const authorisations = new Map<string, Authorisation>()
  const references = new Map<string, string[]>()
  const answers = new Map<string, { fingerprint: string; answer: Authorisation }>()
  const given = new Map(tokens)
  const owed = new Map<string, Authorisation>()

  const apply = (entry: Entry) => {
    if ('token' in entry) given.set(entry.token, entry.is)
    else if ('delivered' in entry) owed.delete(entry.delivered)
    else {
      const { change, call, callback } = entry
      if (!authorisations.has(change.id)) {
        const same = references.get(change.reference)
        if (same) same.push(change.id)
        else references.set(change.reference, [change.id])
      }
      authorisations.set(change.id, change)
      if (call) answers.set(call.key, { fingerprint: call.fingerprint, answer: change })
      if (callback) owed.set(callback, change)
    }
  }
  const journal = openJournal(file, apply)
  const write = (entry: Entry) => {
    journal.append(entry)
    apply(entry)
  }
  return {
    record: (change, call, callback) => write({ change, call, callback }),
    recordDelivered: (callback) => write({ delivered: callback }),
    keepToken: (token, is) => write({ token, is }),
    token: (token) => given.get(token),
    byId: (id) => authorisations.get(id),
    byReference: (reference) => (references.get(reference) ?? []).map((id) => authorisations.get(id)!),
    answered: (key) => answers.get(key),
    owed: () => [...owed].map(([id, news]) => ({ id, news })),
    settling: () => [...authorisations.values()].filter((one) => one.status === 'pending'),
    close: () => journal.close(),
  }
}
