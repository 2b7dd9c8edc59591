import type { Input } from '@filrouge/contract/endpoint.ts'
import type { payCart as contract, PaymentStatus } from '@filrouge/contract/payments.ts'
import type { Contact } from '@filrouge/contract/shapes.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { same } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { companyOf } from '../customers/public.ts'
import { pointsOfBasket, takeValue } from '../loyalty/public.ts'
import { type Asked, askProvider, openOne, paymentsOf, standing, startPayment } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Config } from '../platform/config.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { sendSourcing } from '../promise/public.ts'
import { useOffers } from '../promotions/public.ts'
import { type CartDelivery, type CartLine, type CartRow, type FrozenCart, requireOwn, type Shown } from './cart.ts'
import { type GiftRow, sumOfGifts, withMoments } from './gift.ts'
import { promiseAsShown, type ToHold } from './hold-cart.ts'
import { holdForPayment } from './hold-for-payment.ts'
import { lockCartWithLines, tellPages } from './lock-cart.ts'
import { purchaseOf } from './offer-to-cart.ts'
import { priceCart } from './price-cart.ts'
import { toPromise } from './promise-again.ts'
import { agreedWindow, refuseOutOfStock } from './promise-cart.ts'
import { type Sale, saleOf } from './sale.ts'
import { canReach } from './set-delivery.ts'
import { owedFor, refuseAmount, tellUsedUp } from './what-is-gone.ts'

export type PayInput = Omit<Input<typeof contract>, 'cartId'>

/** How a basket is paid otherwise than by its owner: through a payment request, whose holder needs no other right. */
export interface Requested {
  contact?: Contact
  sale: Sale
}

/**
 * Pays for a basket in steps: (1) one transaction freezes it and writes the payment as started; (2) the stock is held, together with what others
 * hold at the same moment; (3) the bank is asked; (4) its outcome is recorded. Whatever dies in between is taken up by the payment's job.
 */
export async function payCart(platform: Platform, input: Input<typeof contract>, call: Call): Promise<Id<'payment'>> {
  const begun = await platform.db.transaction(async (tx) => {
    const read = await readForPaying(tx, input.cartId)
    return beginPaying(tx, { ...read, cart: requireOwn(read.cart, call) }, input, call, platform.config)
  })
  await finishPaying(platform, begun, call)
  return begun.paymentId
}

/** A payment as the first step leaves it; with the next steps, unless it was begun before. */
export interface Begun {
  paymentId: Id<'payment'>
  /** Gift cards alone hold no stock. */
  next?: { toHold: ToHold | undefined; toAsk: Asked }
}

/**
 * The steps after the first. A hold that is refused closes the payment and thaws the basket; a payment that was given up meanwhile holds nothing
 * and asks nobody. Answers where it stands, if the bank was asked.
 */
export async function finishPaying(
  platform: Platform,
  { paymentId, next }: Begun,
  call: Call,
): Promise<PaymentStatus | undefined> {
  if (!next) return undefined
  const held = next.toHold === undefined || (await holdForPayment(platform, next.toHold, call))
  return held ? askProvider(platform, paymentId, next.toAsk) : undefined
}

/** Locks a basket, then reads its content and its payments: one round trip. */
export async function readForPaying(tx: Tx, cartId: string) {
  const [locked, payments] = await Promise.all([
    lockCartWithLines(tx, cartId),
    paymentsOf(tx, { kind: 'cart', id: cartId }),
  ])
  return { ...locked, payments }
}

type ToPay = {
  cart: CartRow
  lines: CartLine[]
  payments: Awaited<ReturnType<typeof paymentsOf>>
  codes: string[]
  tenders: string[]
  gifts: GiftRow[]
}

/** The first step: checks the amount and the date, freezes the basket, writes the payment and the job that takes it up should this process die. */
export async function beginPaying(
  tx: Tx,
  { cart, lines, payments, codes, tenders, gifts }: ToPay,
  input: PayInput,
  call: Call,
  config: Config,
  requested?: Requested,
): Promise<Begun> {
  const paymentId = input.id ?? (call.seed ? (`pay_${call.seed}` as Id<'payment'>) : newId('payment'))
  const earlier = payments.find((payment) => payment.paymentId === paymentId)
  if (earlier && !earlier.isRefused) return { paymentId }
  requirePayable(cart, payments)
  if (lines.length === 0 && gifts.length === 0) refuse('cart_empty')
  const isGiftsAlone = lines.length === 0
  const delivery = isGiftsAlone ? requireBuyer(cart, gifts, requested, call.now) : requireDelivery(cart, requested)
  const giftsMinor = sumOfGifts(gifts)
  const purchase = { ...purchaseOf({ ...cart, delivery }, codes, call, requested?.sale), giftsMinor }
  const priced = await priceCart(tx, lines, purchase, call.now)
  const toPrice = { cart, lines, purchase, tenders }
  const [{ taken, total, owed }, points, company] = await Promise.all([
    owedFor(tx, toPrice, priced, call.now),
    pointsOfBasket(tx, priced.lines, purchase.customerId, call.now),
    companyOf(tx, purchase.customerId),
  ])
  const agreed = input.amount as typeof owed
  const asked = toPromise(priced, delivery, cart, delivery.shown ?? {})
  if (delivery.shown && !same(owed, agreed))
    await refuseAmount(tx, toPrice, { priced, total, owed, agreed, at: call.now })
  if (priced.unpriced.length > 0) refuse('out_of_stock', { alternatives: [], skus: priced.unpriced })
  const { tender } = input
  if (owed.minor > 0 && tender.kind === 'none') refuse('tender_missing', { owed })
  // Its goods could not be held the first time: the same question has the same answer, with what is true now.
  if (earlier && !isGiftsAlone) return refuseOutOfStock(tx, asked, call)
  const promised = isGiftsAlone ? undefined : await promiseAsShown(tx, asked, delivery.shown, call)
  const shown = delivery.shown as Shown
  const frozen: FrozenCart = {
    currency: priced.currency,
    ...(requested?.sale ?? saleOf(cart, call)),
    language: call.language,
    lines: priced.lines,
    ...(gifts.length > 0 && { gifts: gifts.map(({ id, amountMinor, sendOn }) => ({ id, amountMinor, sendOn })) }),
    delivery: { ...delivery, shown },
    totals: priced.totals,
    offers: priced.offers,
    tenders: taken,
    ...(points && { points }),
    ...(company && { company }),
    promised: promised ? agreedWindow(shown, promised) : { earliest: shown.earliest, latest: shown.latest },
  }
  const returnUrl = input.returnPath && new URL(input.returnPath, baseOf(config)).href
  const payment = {
    id: paymentId,
    payable: { kind: 'cart' as const, id: cart.id },
    amountMinor: owed.minor,
    currency: owed.currency,
    token: owed.minor > 0 && tender.kind === 'card' ? tender.token : null,
    ...(returnUrl ? { returnUrl } : {}),
    isRequested: requested !== undefined,
  }
  freeze(tx, cart, frozen, paymentId, call)
  const decision = promised?.decide?.()
  if (decision) sendSourcing(tx, { paymentId, cause: 'payment', decision }, call.now)
  await Promise.all([
    startPayment(tx, payment, call),
    takeValue(tx, { paymentId, cartId: cart.id, currency: priced.currency, taken }, call),
    useOffers(
      tx,
      {
        paymentId,
        cartId: cart.id,
        customerId: purchase.customerId,
        channel: frozen.channel,
        locationId: frozen.locationId,
        currency: frozen.currency,
        offers: priced.offers,
      },
      call.now,
    ).catch((error) => tellUsedUp(tx, error, toPrice, call.now)),
  ])
  tellPages(tx, cart)
  const toAsk = {
    id: paymentId,
    amount_minor: payment.amountMinor,
    currency: payment.currency,
    token: payment.token,
    return_url: returnUrl ?? null,
    channel: call.channel,
    location_id: call.locationId,
  }
  return { paymentId, next: { toHold: promised && { cartId: cart.id, paymentId, asked, shown, promised }, toAsk } }
}

/** A basket is paid once, by one payment at a time. */
function requirePayable(cart: CartRow, payments: ToPay['payments']): void {
  const [paid] = standing(payments)
  if (cart.status === 'ordered' || paid) refuse('already_paid', { paymentId: paid?.paymentId ?? cart.payment_id })
  const running = openOne(payments)
  if (cart.status !== 'open' || running)
    refuse('payment_in_progress', { paymentId: running?.paymentId ?? cart.payment_id })
}

/** Taking away at the counter needs no name; all else must be able to reach someone. */
function requireDelivery(cart: CartRow, requested: Requested | undefined): CartDelivery {
  const delivery = cart.delivery ?? refuse('delivery_missing')
  const contact = canReach(delivery.contact) ? delivery.contact : { ...delivery.contact, ...requested?.contact }
  const needsContact = delivery.mode !== 'takeaway' || cart.staff_id === null
  if (needsContact && !canReach(contact)) refuse('contact_missing')
  return { ...delivery, contact }
}

/** Gift cards alone are sent to whom they are for; who pays is told of it, but for what is handed over at the counter. */
function requireBuyer(
  cart: CartRow,
  gifts: readonly GiftRow[],
  requested: Requested | undefined,
  now: Date,
): CartDelivery {
  const known = cart.delivery?.contact ?? {}
  const contact = canReach(known) ? known : { ...known, ...requested?.contact }
  const needsContact = cart.staff_id === null || gifts.some(({ recipient }) => recipient.email !== undefined)
  if (needsContact && !canReach(contact)) refuse('contact_missing')
  return { mode: 'email', contact, shown: sentOn(gifts, now) }
}

/** From the first to the last of them. */
function sentOn(gifts: readonly GiftRow[], now: Date): Shown {
  const moments = withMoments(gifts, now).map(({ sendsAt }) => sendsAt.getTime())
  return {
    earliest: new Date(Math.min(...moments)).toISOString(),
    latest: new Date(Math.max(...moments)).toISOString(),
    ...{ costMinor: 0, currency: 'EUR', vatRate: 0, shownAt: now.toISOString() },
  }
}

function freeze(tx: Tx, cart: CartRow, frozen: FrozenCart, paymentId: Id<'payment'>, call: Call): void {
  tx.send(sql`
    update carts set status = 'paying', frozen = ${JSON.stringify(frozen)}, delivery = ${JSON.stringify(frozen.delivery)},
      payment_id = ${paymentId}, version = version + 1, updated_at = ${call.now}
    where id = ${cart.id}`)
}

const baseOf = (config: Config): string => config.publicUrl ?? `http://localhost:${config.port}`
