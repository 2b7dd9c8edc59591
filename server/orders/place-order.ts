import type { Input } from '@filrouge/contract/endpoint.ts'
import type { placeOrder as contract } from '@filrouge/contract/orders.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { type Money, money, same } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import {
  type CartRow,
  canReach,
  canUseCart,
  type FrozenCart,
  type GiftRow,
  giftsIn,
  giveBack,
  hasContent,
  lockCart,
  markOrdered,
  owedMinor,
  type Source,
  withMoments,
} from '../carts/public.ts'
import { findOrAddByReach } from '../customers/public.ts'
import { sellGiftCards } from '../loyalty/public.ts'
import { askCapture, isPayer, type PaymentOf, paymentsOf, standing } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { dropJob } from '../platform/jobs.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import { claimHold, consumeHold } from '../stock/public.ts'
import { holdAgain } from './hold-again.ts'
import { insertOrder, isTakenAtOnce, nextNumber } from './insert-order.ts'
import { closeRequests } from './payment-request.ts'

/**
 * Turns a paid basket into an order, once. The stock was held when payment began; here the hold becomes the order's. What cannot become an
 * order is refused, and its money is given back by itself.
 */
export async function placeOrder(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'order'>> {
  const paid = await readPaid(tx, input.cartId)
  const { cart, payments } = paid
  const isHers =
    cart !== undefined &&
    (canUseCart(call.session, cart) ||
      payments.some((p) => isPayer(call.session, { visitor_id: p.visitorId, customer_id: p.customerId })))
  if (!isHers || cart.status === 'merged') refuse('cart_not_found')
  if (cart.status === 'open' && !(await hasContent(tx, cart.id))) refuse('cart_empty')
  const id = input.id ?? (call.seed ? (`ord_${call.seed}` as Id<'order'>) : newId('order'))
  return place(tx, paid, { id, expectedTotal: input.expectedTotal as Money }, call)
}

interface Paid {
  cart: CartRow | undefined
  payments: PaymentOf[]
  earlier: Id<'order'> | undefined
}

/** Locks a basket, then reads what was paid for it and the order it has become, if it has: one round trip. */
export async function readPaid(tx: Tx, cartId: string): Promise<Paid> {
  const [cart, payments, order] = await Promise.all([
    lockCart(tx, cartId),
    paymentsOf(tx, { kind: 'cart', id: cartId }),
    tx.maybe<{ id: Id<'order'> }>(sql`select id from orders where cart_id = ${cartId}`),
  ])
  return { cart, payments, earlier: order?.id }
}

/** The placing itself, whoever asks for it: the shopper, the associate's screen, or the job for a tab that was closed. */
export async function place(
  tx: Tx,
  { cart, payments, earlier }: Paid,
  order: { id: Id<'order'>; expectedTotal?: Money },
  call: Call,
): Promise<Id<'order'>> {
  if (earlier) return earlier
  const frozen = cart?.frozen
  const payment = standing(payments).find(({ paymentId }) => paymentId === cart?.payment_id)
  if (cart?.status !== 'paying' || !frozen) refuse('not_paid')
  const total = money(frozen.totals.totalMinor, frozen.currency)
  if (order.expectedTotal && !same(total, order.expectedTotal)) refuse('cart_changed', { total })
  const owed = money(owedMinor(frozen), frozen.currency)
  if (!payment || payment.amountMinor < owed.minor) refuse('not_paid', { owed, paymentId: cart.payment_id })
  const still = (then: Tx) => giveBack(then, cart.id, payment.paymentId, call)
  const [claim, customerId, number, gifts] = await Promise.all([
    // Gift cards lie in no stock.
    frozen.lines.length === 0 ? nothingHeld : claimHold(tx, cart.id, order.id, call.now),
    customerOf(tx, cart, frozen, payment, call),
    nextNumber(tx, frozen, call),
    frozen.gifts?.length ? giftsIn(tx, cart.id) : [],
  ])
  const sources = claim.ok
    ? (claim.lines as Source[])
    : await holdAgain(tx, { cart, frozen, paymentId: payment.paymentId, orderId: order.id, still }, call)
  const visitorId = cart.visitor_id ?? payment.visitorId
  await insertOrder(tx, { id: order.id, number, cart, frozen, customerId, visitorId, sources }, call)
  await Promise.all([
    markOrdered(tx, cart, call),
    tellPlaced(tx, { id: order.id, number, cart, frozen, customerId, visitorId, payment, sources }, call),
    dropJob(tx, 'place_paid_cart', payment.paymentId),
    sellGifts(tx, { orderId: order.id, customerId, frozen, gifts, paymentId: payment.paymentId }, call),
    payment.isRequested ? closeRequests(tx, payment.paymentId, order.id, call) : undefined,
    ...(isTakenAtOnce(frozen) ? [consumeHold(tx, order.id, call), askCapture(tx, payment.paymentId, call.now)] : []),
  ])
  for (const topic of [order.id, payment.paymentId, customerId]) if (topic) changed(tx, topic)
  return order.id
}

const nothingHeld = { ok: true as const, lines: [] }

interface GiftSale {
  orderId: Id<'order'>
  customerId: Id<'customer'> | null
  frozen: FrozenCart
  gifts: readonly GiftRow[]
  paymentId: Id<'payment'>
}

/** Issues the gift cards that were bought, and has their money taken: they wait for no goods. */
async function sellGifts(tx: Tx, { frozen, gifts, paymentId, ...of }: GiftSale, call: Call): Promise<void> {
  if (gifts.length === 0) return
  const { currency, language, totals } = frozen
  await sellGiftCards(tx, { ...of, currency, language, gifts: withMoments(gifts, call.now) }, call)
  if (!isTakenAtOnce(frozen)) await askCapture(tx, paymentId, call.now, totals.giftsMinor ?? 0)
}

/** Whose order it is: hers whose basket it was, or who paid signed in, or whoever is reached this way. She proves it by signing in. */
async function customerOf(
  tx: Tx,
  cart: CartRow,
  frozen: FrozenCart,
  payment: PaymentOf,
  call: Call,
): Promise<Id<'customer'> | null> {
  const known = cart.customer_id ?? cart.linked_customer_id ?? payment.customerId
  if (known) return known
  const { contact } = frozen.delivery
  if (!canReach(contact)) return null
  const how = cart.staff_id && !payment.isRequested ? 'staff' : 'payment_request'
  return findOrAddByReach(tx, { ...contact, language: frozen.language }, how, call)
}

interface Placed {
  id: Id<'order'>
  number: string
  cart: CartRow
  frozen: FrozenCart
  customerId: Id<'customer'> | null
  visitorId: Id<'visitor'> | null
  payment: PaymentOf
  sources: readonly Source[]
}

async function tellPlaced(tx: Tx, placed: Placed, call: Call): Promise<void> {
  const { id, number, cart, frozen, customerId, visitorId, payment, sources } = placed
  const { mode, locationId, relayPointId, shown } = frozen.delivery
  // The log names the channel of the sale, also where a job placed it for a tab that was closed.
  const sale: Call = { ...call, channel: frozen.channel, locationId: frozen.locationId }
  await publish(tx, sale, 'order.placed', id, {
    orderId: id,
    number,
    cartId: cart.id,
    customerId,
    visitorId,
    staffId: frozen.staffId,
    mode,
    lines: frozen.lines.map(({ sku, quantity, unitPriceMinor, totalMinor }) => ({
      sku,
      quantity,
      unitPriceMinor,
      totalMinor,
    })),
    totalMinor: frozen.totals.totalMinor,
    currency: frozen.currency,
    paymentIds: [payment.paymentId],
    points: frozen.points ?? null,
    promisedEarliest: frozen.promised.earliest,
    promisedLatest: frozen.promised.latest,
    locationId: locationId ?? null,
    relayPointId: relayPointId ?? null,
    service: shown.service ?? null,
    isTakenAtOnce: isTakenAtOnce(frozen),
    sources: sources.map(({ sku, locationId: from, incomingId, quantity }) => ({
      sku,
      locationId: from,
      quantity,
      ...(incomingId ? { incomingId } : {}),
    })),
  })
}
