import sql from 'sql-template-tag'
import { z } from 'zod'
import {
  restoreBalances,
  restoreBatches,
  restoreCoupons,
  restoreOffers,
  restoreUses,
  restoreVersions,
} from '../../../promotions/public.ts'
import { instant, jsonOf, required, text, whole, yesNo } from '../column.ts'
import { keptFile } from './kept-file.ts'

const offer = ['offers', 'id'] as const
const anything = z.unknown()
const most = 1_000_000_000
// Uses by baskets that are being paid belong to these baskets, and stay.
const settled = sql`(u.order_id is not null or u.released_at is not null)`

export const offers = keptFile({
  name: 'offers',
  columns: {
    id: required(text(80)),
    title_fr: required(text(200)),
    title_en: required(text(200)),
    priority: required(whole(0, most)),
    group_name: text(80),
    is_alone: required(yesNo()),
    needs_code: required(yesNo()),
    is_draft: required(yesNo()),
    may_be_given: required(yesNo()),
    conditions: required(jsonOf(anything)),
    effect: required(jsonOf(anything)),
    starts_at: required(instant()),
    ends_at: instant(),
    most_uses: whole(1, most),
    most_uses_each: whole(1, most),
    budget_minor: whole(1, 1_000_000_000_000),
    version: required(whole(1, most)),
    set_by: text(60),
    set_at: required(instant()),
  },
  query: sql`
    select id, title_fr, title_en, priority, group_name, is_alone, needs_code, is_draft, may_be_given, conditions, effect, starts_at, ends_at,
      most_uses, most_uses_each, budget_minor, version, set_by, set_at from offers order by id collate "C"`,
  restore: restoreOffers,
})

export const offerVersions = keptFile({
  name: 'offer-versions',
  columns: {
    offer_id: required(text(80)),
    version: required(whole(1, most)),
    definition: required(jsonOf(anything)),
    set_by: text(60),
    set_at: required(instant()),
  },
  names: { offer_id: offer },
  query: sql`select offer_id, version, definition, set_by, set_at from offer_versions order by offer_id collate "C", version`,
  restore: restoreVersions,
})

export const couponBatches = keptFile({
  name: 'coupon-batches',
  columns: {
    code: required(text(80)),
    offer_id: required(text(80)),
    kind: required(text(20)),
    wanted: required(whole(0, most)),
    made: required(whole(0, most)),
    segment: text(80),
    medium: text(40),
    campaign: text(200),
    channel: text(40),
    location_id: text(60),
    expires_at: instant(),
    issued_by: text(60),
    issued_at: required(instant()),
  },
  names: { offer_id: offer },
  query: sql`
    select code, offer_id, kind, wanted, made, segment, medium, campaign, channel, location_id, expires_at, issued_by, issued_at
    from coupon_batches order by code collate "C"`,
  restore: restoreBatches,
})

export const coupons = keptFile({
  name: 'coupons',
  columns: {
    code: required(text(80)),
    offer_id: required(text(80)),
    customer_id: text(60),
    most_uses: whole(1, most),
    uses: required(whole(0, most)),
    expires_at: instant(),
    born_as: required(text(20)),
    medium: text(40),
    batch: text(80),
    reason: text(500),
    issued_by: text(60),
    issued_at: required(instant()),
    channel: text(40),
    location_id: text(60),
  },
  names: { offer_id: offer, batch: ['coupon_batches', 'code'] },
  query: sql`
    select c.code, c.offer_id, c.customer_id, c.most_uses,
      (select count(*)::integer from offer_uses u where u.code = c.code and u.released_at is null and ${settled}) as uses, c.expires_at, c.born_as,
      c.medium, c.batch, c.reason, c.issued_by, c.issued_at, c.channel, c.location_id
    from coupons c order by c.code collate "C"`,
  restore: restoreCoupons,
})

export const offerUses = keptFile({
  name: 'offer-uses',
  columns: {
    id: required(text(60)),
    offer_id: required(text(80)),
    code: text(80),
    customer_id: text(60),
    cart_id: required(text(60)),
    payment_id: required(text(60)),
    order_source: text(60),
    order_number: text(60),
    goods_minor: required(whole(0, 1_000_000_000_000)),
    delivery_minor: required(whole(0, 1_000_000_000_000)),
    currency: required(text(3)),
    channel: required(text(40)),
    location_id: text(60),
    used_at: required(instant()),
    released_at: instant(),
  },
  names: { offer_id: offer, code: ['coupons', 'code'] },
  query: sql`
    select u.id, u.offer_id, u.code, u.customer_id, u.cart_id, u.payment_id, case when o.id is not null then coalesce(o.source, 'filrouge') end as order_source,
      coalesce(o.external_number, o.number) as order_number, u.goods_minor, u.delivery_minor, u.currency, u.channel, u.location_id, u.used_at,
      u.released_at
    from offer_uses u left join orders o on o.id = u.order_id where ${settled} order by u.id collate "C"`,
  restore: restoreUses,
})

/** How much of a limit is left; what is lent to devices comes back to them, not elsewhere. */
export const offerBalances = keptFile({
  name: 'offer-balances',
  columns: {
    offer_id: required(text(80)),
    most_uses: whole(1, most),
    budget_minor: whole(1, 1_000_000_000_000),
    uses: required(whole(0, most)),
    spent_minor: required(whole(0, 1_000_000_000_000)),
  },
  names: { offer_id: offer },
  query: sql`
    select b.offer_id, b.most_uses, b.budget_minor, coalesce(l.uses, 0) as uses, coalesce(l.minor, 0) as spent_minor
    from offer_balances b left join (
      select u.offer_id, count(*)::integer as uses, sum(u.goods_minor + u.delivery_minor)::bigint as minor
      from offer_uses u where u.released_at is null and ${settled} group by u.offer_id) l using (offer_id)
    order by b.offer_id collate "C"`,
  restore: restoreBalances,
})
