import { createHash } from 'node:crypto'
import { machineTime } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { addressOf, messengerOf } from '../messenger.ts'
import { type BrowserKeys, sealedFor } from './encrypt.ts'
import { vapidHeader, vapidKeys } from './vapid.ts'

export interface Push {
  endpoint: string
  keys: BrowserKeys
  /** What the browser shows; sealed on the way. */
  payload: object
  /** A later push about the same thing takes the place of one not yet delivered. */
  about: string
  /** How long it is worth delivering. */
  keptSeconds: number
  urgency: 'low' | 'normal' | 'high'
}

/** `gone`: nobody is there any more, and never will be. `refused`: this push will never be taken. */
export type PushAnswer = 'sent' | 'gone' | 'refused'

/** Hands one push to the browser's push service (RFC 8030); throws where it may be taken later. */
export async function postPush(tx: Tx, push: Push): Promise<PushAnswer> {
  const { config } = messengerOf(tx.database)
  const endpoint = new URL(push.endpoint)
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: vapidHeader(await vapidKeys(tx), endpoint, addressOf(config.mailFrom), machineTime()),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(push.keptSeconds),
      urgency: push.urgency,
      topic: topicOf(push.about),
    },
    body: new Uint8Array(sealedFor(push.keys, JSON.stringify(push.payload))),
    // Where it is sent from there is nothing that anyone has agreed to.
    redirect: 'manual',
    signal: AbortSignal.timeout(15_000),
  }).catch((error: Error) => {
    // The address is a secret of the browser's, and the reason goes to the log.
    throw new Error(`${endpoint.host} could not be reached: ${error.name}`)
  })
  await answer.body?.cancel()
  if (answer.ok) return 'sent'
  if (answer.status === 404 || answer.status === 410) return 'gone'
  if (answer.status === 429 || answer.status >= 500)
    throw new Error(`${endpoint.host} does not take it now: ${answer.status}`)
  return 'refused'
}

/** A topic is at most 32 signs, and tells the push service nothing. */
export const topicOf = (about: string): string => createHash('sha256').update(about).digest('base64url').slice(0, 32)
