import { createHash, randomBytes } from 'node:crypto'
import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { changed } from '../platform/live.ts'

export interface PaymentRequestRow {
  id_hash: Buffer
  cart_id: Id<'cart'>
  staff_id: Id<'staff'>
  location_id: Id<'location'> | null
  channel: Channel
  status: 'open' | 'paid' | 'expired'
  tracking_by_message: boolean
  payment_id: Id<'payment'> | null
  order_id: Id<'order'> | null
  expires_at: Date
}

export const requestLifeMs = 15 * 60_000

/** A new id of a payment request: 256 bits, because whoever holds it may pay and read. */
export const newRequestId = (): string => `prq_${randomBytes(32).toString('base64url')}`

/** What is stored of the id: a stolen database opens no request. */
export const hashOfRequestId = (id: string): Buffer => createHash('sha256').update(id).digest()

/** The topic on which both screens listen, and the subject of its events: tells nobody the id. */
export const topicOfRequest = (hash: Buffer): string => `prq_${hash.toString('hex').slice(0, 32)}`

/** Reads a payment request by its secret id. */
export function readRequest(tx: Tx, id: string): Promise<PaymentRequestRow | undefined> {
  return tx.maybe<PaymentRequestRow>(sql`
    select id_hash, cart_id, staff_id, location_id, channel, status, tracking_by_message, payment_id, order_id, expires_at
    from payment_requests where id_hash = ${hashOfRequestId(id)}`)
}

/** The order is there: its request is paid, and both screens are told. */
export async function closeRequests(tx: Tx, paymentId: string, orderId: Id<'order'>, call: Call): Promise<void> {
  const paid = await tx.rows<PaymentRequestRow>(sql`
    update payment_requests set status = 'paid', order_id = ${orderId} where payment_id = ${paymentId} returning *`)
  for (const request of paid) {
    const topic = topicOfRequest(request.id_hash)
    await publish(tx, call, 'payment_request.paid', topic, {
      cartId: request.cart_id,
      staffId: request.staff_id,
      orderId,
    })
    changed(tx, topic)
  }
}
