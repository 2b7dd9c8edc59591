import { type Money, money, same } from '@filrouge/kernel/money.ts'
import { readPurses } from '../loyalty/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal, refuse } from '../platform/refuse.ts'
import { type OfferedTo, refuseUsedUp } from '../promotions/public.ts'
import { type CartLine, type CartRow, payGoods } from './cart.ts'
import { tellPages } from './lock-cart.ts'
import type { Purchase } from './offer-to-cart.ts'
import { type PricedCart, priceCart } from './price-cart.ts'

/** A basket that someone wants to pay. */
interface ToPrice {
  cart: CartRow
  lines: readonly CartLine[]
  purchase: Purchase
  /** The accounts that pay it before money does. */
  tenders: readonly string[]
}

/** What it comes to, and what of it money still owes. */
export async function owedFor(
  tx: Tx,
  { tenders }: Pick<ToPrice, 'tenders'>,
  { totals, currency }: PricedCart,
  now: Date,
) {
  const purses = tenders.length === 0 ? [] : await readPurses(tx, tenders, null, currency)
  const { taken, owedMinor } = payGoods(purses, totals, now)
  return { taken, total: money(totals.totalMinor, currency), owed: money(owedMinor, currency) }
}

/**
 * Says no to an amount that is not what is owed. Where it would be, had others not been faster, names the code or the offer that is used up:
 * whoever loses such a race must not be left to guess why the total rose.
 */
export async function refuseAmount(
  tx: Tx,
  asked: ToPrice,
  now: { priced: PricedCart; total: Money; owed: Money; agreed: Money; at: Date },
): Promise<never> {
  const { total, owed } = now
  const before = await priceCart(tx, asked.lines, asked.purchase, now.at, asIfLeft)
  const { owed: owedBefore } = await owedFor(tx, asked, before, now.at)
  const gone = same(owedBefore, now.agreed)
    ? before.offers.filter(({ offerId }) => !now.priced.offers.some((offer) => offer.offerId === offerId))
    : []
  // Of several, the code: it is what she has typed herself.
  const named = gone.find(({ code }) => code) ?? gone[0]
  const still = async (after: Tx) => tellPages(after, asked.cart)
  if (named) refuseUsedUp(named, { total, owed }, still)
  refuse('amount_mismatch', { total, owed })
}

/** Another payment took the last use while this one was being written: says so with the new total, as it stands outside this transaction. */
export async function tellUsedUp(tx: Tx, error: unknown, asked: ToPrice, at: Date): Promise<never> {
  if (!(error instanceof Refusal)) throw error
  const { reader } = tx.database
  const priced = await priceCart(reader, asked.lines, asked.purchase, at)
  const { total, owed } = await owedFor(reader, asked, priced, at)
  const still = async (after: Tx) => tellPages(after, asked.cart)
  throw new Refusal(error.code, { ...error.details, total, owed }, still)
}

/** The same purchase, had nobody used anything up. */
const asIfLeft = ({ running, occasion, coupons }: OfferedTo): OfferedTo => {
  const unused = coupons.map(({ problem, ...coupon }) =>
    problem && problem !== 'coupon_used' ? { ...coupon, problem } : coupon,
  )
  const opened = new Set(unused.filter((coupon) => !('problem' in coupon)).map(({ offerId }) => offerId))
  return { running, occasion: { ...occasion, opened, left: new Map() }, coupons: unused }
}
