import type { Input } from '@filrouge/contract/endpoint.ts'
import type { confirmPaymentRequest as contract } from '@filrouge/contract/orders.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Begun, beginPaying, finishPaying, readContact, readForPaying } from '../carts/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { hashOfRequestId, readRequest, topicOfRequest } from './payment-request.ts'
import { place, readPaid } from './place-order.ts'

type Confirmed = { paymentId: Id<'payment'>; orderId?: Id<'order'> }

/**
 * Pays a payment request: whoever holds its id needs no other right. In steps, as any payment; once authorised the order is placed in the same
 * call, and by a job should this process die in between. Two who confirm at once: one pays.
 */
export async function confirmPaymentRequest(
  platform: Platform,
  input: Input<typeof contract>,
  call: Call,
): Promise<Confirmed> {
  const begun = await platform.db.transaction((tx) => begin(tx, input, call, platform))
  const { paymentId, cartId } = begun
  const status = await finishPaying(platform, begun, call)
  if (status !== 'authorised' && status !== 'captured') return { paymentId }
  const orderId = await platform.db.transaction(async (tx) =>
    place(tx, await readPaid(tx, cartId), { id: newId('order') }, call),
  )
  return { paymentId, orderId }
}

async function begin(
  tx: Tx,
  input: Input<typeof contract>,
  call: Call,
  platform: Platform,
): Promise<Begun & { cartId: Id<'cart'> }> {
  const found = (await readRequest(tx, input.id)) ?? refuse('payment_request_not_found')
  const [{ cart, ...read }, request] = await Promise.all([readForPaying(tx, found.cart_id), readRequest(tx, input.id)])
  if (!cart || !request) refuse('payment_request_not_found')
  if (request.status === 'paid' || cart.status === 'ordered') refuse('payment_request_used')
  if (request.status === 'expired') refuse('payment_request_expired')
  const isRunning = cart.status === 'paying'
  if (!isRunning && request.expires_at <= call.now) refuse('payment_request_expired')
  const asked = { amount: input.amount, tender: input.tender, returnPath: input.returnPath }
  const sale = { channel: request.channel, locationId: request.location_id, staffId: request.staff_id }
  const contact = readContact(input.contact ?? {}, '#/contact')
  const begun = await beginPaying(tx, { cart, ...read }, asked, call, platform.config, { contact, sale })
  if (begun.next) {
    await tx.run(sql`
      update payment_requests set payment_id = ${begun.paymentId}, tracking_by_message = ${input.trackingByMessage}
      where id_hash = ${hashOfRequestId(input.id)}`)
    changed(tx, topicOfRequest(request.id_hash))
  }
  return { ...begun, cartId: cart.id }
}
