import type { Input } from '@filrouge/contract/endpoint.ts'
import type { seePaymentRequest as contract } from '@filrouge/contract/orders.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import { readRequest, topicOfRequest } from './payment-request.ts'

/** She has the request open on her phone: the associate's screen says so. Told once, however often her page is loaded. */
export async function seePaymentRequest(
  tx: Tx,
  input: Input<typeof contract>,
  call: Call,
): Promise<Input<typeof contract>> {
  const request = (await readRequest(tx, input.id)) ?? refuse('payment_request_not_found')
  if (request.status !== 'open') return input
  const topic = topicOfRequest(request.id_hash)
  const seen = await tx.maybe(
    sql`select 1 from events where subject_id = ${topic} and type = 'payment_request.seen' limit 1`,
  )
  if (seen) return input
  await publish(tx, call, 'payment_request.seen', topic, { cartId: request.cart_id, staffId: request.staff_id })
  changed(tx, topic)
  return input
}
