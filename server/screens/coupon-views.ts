import type * as contract from '@filrouge/contract/coupons.ts'
import type { CouponView } from '@filrouge/contract/coupons.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { foldCode } from '../promotions/public.ts'

interface CouponRow {
  code: string
  offerId: string
  titleFr: string
  titleEn: string
  customerId: string | null
  bornAs: CouponView['bornAs']
  medium: string | null
  campaign: string | null
  batch: string | null
  channel: string | null
  locationName: string | null
  issuedBy: string | null
  issuedAt: Date
  reason: string | null
  expiresAt: Date | null
  uses: number
  mostUses: number | null
  used: {
    at: string
    channel: string
    locationName: string | null
    orderId: string | null
    orderNumber: string | null
    minor: number
    currency: Currency
  }[]
}

/** Coupons with where they were born and where they were used. */
async function readCoupons(tx: Tx, which: Sql, { language, now }: Call): Promise<CouponView[]> {
  const rows = await tx.rows<CouponRow>(sql`
    select c.code, c.offer_id as "offerId", o.title_fr as "titleFr", o.title_en as "titleEn", c.customer_id as "customerId",
      c.born_as as "bornAs", c.medium, b.campaign, c.batch, c.channel, l.name as "locationName", s.name as "issuedBy",
      c.issued_at as "issuedAt", c.reason, least(c.expires_at, o.ends_at) as "expiresAt", c.uses, c.most_uses as "mostUses",
      coalesce((select json_agg(u order by u.at desc) from (
        select u.used_at as at, u.channel, p.name as "locationName", u.order_id as "orderId", w.number as "orderNumber",
          u.goods_minor + u.delivery_minor as minor, u.currency
        from offer_uses u left join locations p on p.id = u.location_id left join orders w on w.id = u.order_id
        where u.code = c.code and u.released_at is null order by u.used_at desc limit 20) u), '[]') as used
    from coupons c join offers o on o.id = c.offer_id left join coupon_batches b on b.code = c.batch
    left join locations l on l.id = c.location_id left join staff s on s.id = c.issued_by
    where ${which} order by c.issued_at desc, c.code limit 100`)
  return rows.map(({ titleFr, titleEn, issuedAt, expiresAt, used, mostUses, ...row }) => ({
    ...(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Pick<
      CouponView,
      'code' | 'offerId' | 'bornAs' | 'uses'
    >),
    title: language === 'en' ? titleEn : titleFr,
    issuedAt: issuedAt.toISOString(),
    ...(expiresAt === null ? {} : { expiresAt: expiresAt.toISOString() }),
    ...(mostUses === null ? {} : { mostUses }),
    state:
      mostUses !== null && row.uses >= mostUses
        ? ('used' as const)
        : expiresAt !== null && expiresAt <= now
          ? ('expired' as const)
          : ('open' as const),
    used: used.map(({ at, channel, locationName, orderId, orderNumber, minor, currency }) => ({
      at: new Date(at).toISOString(),
      channel,
      ...(locationName === null ? {} : { locationName }),
      ...(orderId === null ? {} : { orderId }),
      ...(orderNumber === null ? {} : { orderNumber }),
      amount: money(minor, currency),
    })),
  }))
}

/** One coupon, as staff see it. */
export async function couponView(tx: Tx, code: string, call: Call): Promise<CouponView> {
  const [coupon] = await readCoupons(tx, sql`c.code = ${foldCode(code)}`, call)
  return coupon ?? refuse('coupon_unknown')
}

/** One coupon, by its code however it is typed. */
export function showCoupon(tx: Tx, { code }: Input<typeof contract.showCoupon>, call: Call): Promise<CouponView> {
  return couponView(tx, code, call)
}

/** The coupons that are a customer's alone. */
export async function listCustomerCoupons(
  tx: Tx,
  { id }: Input<typeof contract.listCustomerCoupons>,
  call: Call,
): Promise<Output<typeof contract.listCustomerCoupons>> {
  return { items: await readCoupons(tx, sql`c.customer_id = ${id}`, call), nextCursor: null }
}

/** The signed-in customer's own coupons; why each was given is between those who serve her. */
export async function listMyCoupons(
  tx: Tx,
  _input: Input<typeof contract.listMyCoupons>,
  call: Call,
): Promise<Output<typeof contract.listMyCoupons>> {
  const items = await readCoupons(tx, sql`c.customer_id = ${call.session?.customerId ?? refuse('not_signed_in')}`, call)
  return { items, nextCursor: null }
}
