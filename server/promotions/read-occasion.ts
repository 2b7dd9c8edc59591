import type { Occasion } from '@filrouge/rules/offer.ts'
import sql from 'sql-template-tag'
import { segmentsOf } from '../customers/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { type RunningOffers, runningOffers } from './running-offers.ts'

/** Whose purchase it is, and where it is made. */
export interface Buyer {
  customerId: string | null
  channel: string
  locationId: string | null
  timeZone: string
  postcode?: string
  delivery?: { mode: string; costMinor: number }
  /** The codes that the basket carries. */
  codes: readonly string[]
}

/** A code that a basket carries, as it stands today. */
export interface CouponStanding {
  code: string
  offerId: string
  titleFr: string
  titleEn: string
  /** Why it opens nothing, whatever the basket holds. */
  problem?: 'coupon_expired' | 'coupon_used' | 'coupon_needs_customer' | 'coupon_unknown'
}

export interface OfferedTo {
  running: RunningOffers
  occasion: Occasion
  coupons: CouponStanding[]
}

interface Known {
  coupons: (CouponRow & { code: string })[] | null
  balances: { offerId: string; usesLeft: number | null; budgetLeftMinor: number | null }[] | null
  mine: { offerId: string; uses: number }[] | null
  hasBought: boolean
}

interface CouponRow {
  offerId: string
  titleFr: string
  titleEn: string
  customerId: string | null
  usesLeft: number | null
  expiresAt: string | null
  offerEndsAt: string | null
}

const nothingKnown: Known = { coupons: null, balances: null, mine: null, hasBought: false }

/** All that offers must know of a purchase besides its lines: one question, and none where no offer asks for it. */
export async function readOccasion(tx: Tx, buyer: Buyer, now: Date): Promise<OfferedTo> {
  const running = await runningOffers(tx, now)
  const { customerId, codes } = buyer
  const asksNothing = codes.length === 0 && !running.asksWhatWasUsed
  const [known, segments] = await Promise.all([
    asksNothing
      ? nothingKnown
      : tx.one<Known>(sql`
          select (
            select json_agg(json_build_object('code', c.code, 'offerId', c.offer_id, 'titleFr', o.title_fr, 'titleEn', o.title_en,
              'customerId', c.customer_id, 'usesLeft', case when c.lease_id is null then c.most_uses - c.uses else 0 end, 'expiresAt', c.expires_at, 'offerEndsAt', o.ends_at))
            from coupons c join offers o on o.id = c.offer_id where c.code = any(${codes}::text[])) as coupons, (
            select json_agg(json_build_object('offerId', offer_id, 'usesLeft', most_uses - uses - leased,
              'budgetLeftMinor', budget_minor - spent_minor - leased_minor)) from offer_balances) as balances, (
            select json_agg(json_build_object('offerId', offer_id, 'uses', uses))
            from (select offer_id, count(*) as uses from offer_uses
              where customer_id = ${customerId} and released_at is null group by offer_id) u) as mine,
            exists (select from buyers where customer_id = ${customerId}) as "hasBought"`),
    running.asksSegments ? segmentsOf(tx, customerId, now) : [],
  ])
  const coupons = codes.map((code) =>
    standingOf(
      code,
      known.coupons?.find((one) => one.code === code),
      buyer,
      now,
    ),
  )
  const occasion: Occasion = {
    at: now,
    timeZone: buyer.timeZone,
    channel: buyer.channel,
    ...(buyer.locationId === null ? {} : { locationId: buyer.locationId }),
    ...(buyer.postcode === undefined ? {} : { postcode: buyer.postcode }),
    ...(buyer.delivery === undefined ? {} : { delivery: buyer.delivery }),
    isKnown: customerId !== null,
    isFirstPurchase: !known.hasBought,
    segments,
    opened: new Set(coupons.filter(({ problem }) => problem === undefined).map(({ offerId }) => offerId)),
    left: leftOf(known, running),
  }
  return { running, occasion, coupons }
}

function standingOf(code: string, row: CouponRow | undefined, buyer: Buyer, now: Date): CouponStanding {
  if (!row) return { code, offerId: '', titleFr: code, titleEn: code, problem: 'coupon_unknown' }
  const problem = problemOf(row, buyer, now)
  const { offerId, titleFr, titleEn } = row
  return { code, offerId, titleFr, titleEn, ...(problem ? { problem } : {}) }
}

function problemOf(row: CouponRow, { customerId }: Buyer, now: Date): CouponStanding['problem'] {
  const isOver = (end: string | null) => end !== null && new Date(end) <= now
  if (isOver(row.expiresAt) || isOver(row.offerEndsAt)) return 'coupon_expired'
  if (row.customerId !== null && customerId === null) return 'coupon_needs_customer'
  // Nobody learns that a code exists which is another's.
  if (row.customerId !== null && row.customerId !== customerId) return 'coupon_unknown'
  if (row.usesLeft !== null && row.usesLeft < 1) return 'coupon_used'
  return undefined
}

function leftOf(known: Known, running: RunningOffers): Occasion['left'] {
  const left = new Map<string, { uses?: number; budgetMinor?: number }>()
  for (const { offerId, usesLeft, budgetLeftMinor } of known.balances ?? [])
    left.set(offerId, {
      ...(usesLeft === null ? {} : { uses: usesLeft }),
      ...(budgetLeftMinor === null ? {} : { budgetMinor: budgetLeftMinor }),
    })
  for (const { offerId, uses } of known.mine ?? []) {
    const mostUsesEach = running.rows.get(offerId)?.mostUsesEach
    if (mostUsesEach == null) continue
    const others = left.get(offerId)
    left.set(offerId, { ...others, uses: Math.min(others?.uses ?? mostUsesEach, mostUsesEach - uses) })
  }
  return left
}
