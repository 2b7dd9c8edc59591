import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'
import { forgetRunning } from './running-offers.ts'

type Rows = readonly Record<string, unknown>[]

/** Offers as another database had them. */
export function restoreOffers(tx: Tx, rows: Rows): Promise<boolean[]> {
  tx.afterCommit(() => forgetRunning(tx.database))
  return restoreRows(tx, 'offers', ['id'], rows)
}

/** What each offer has been. */
export const restoreVersions = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(tx, 'offer_versions', ['offer_id', 'version'], rows)

/** Batches of codes; the codes follow. */
export const restoreBatches = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(tx, 'coupon_batches', ['code'], rows)

/** Codes, with how often each was used. */
export const restoreCoupons = (tx: Tx, rows: Rows): Promise<boolean[]> => restoreRows(tx, 'coupons', ['code'], rows)

/** Uses of offers by orders, which they find by their numbers. */
export async function restoreUses(tx: Tx, rows: Rows): Promise<boolean[]> {
  const written = await tx.rows<{ id: string }>(sql`
    insert into offer_uses (id, offer_id, code, customer_id, cart_id, payment_id, order_id, goods_minor, delivery_minor, currency, channel,
      location_id, used_at, released_at)
    select r.id, r.offer_id, r.code, r.customer_id, r.cart_id, r.payment_id, o.id, r.goods_minor, r.delivery_minor, r.currency, r.channel,
      r.location_id, r.used_at, r.released_at
    from jsonb_to_recordset(${json(rows)}::jsonb) r(id text, offer_id text, code text, customer_id text, cart_id text, payment_id text,
      order_source text, order_number text, goods_minor bigint, delivery_minor bigint, currency text, channel text, location_id text,
      used_at timestamptz, released_at timestamptz)
    left join orders o on coalesce(o.external_number, o.number) = r.order_number and coalesce(o.source, 'filrouge') = r.order_source
    where o.id is not null or r.released_at is not null order by r.id
    on conflict do nothing returning id`)
  const news = new Set(written.map(({ id }) => id))
  return rows.map(({ id }) => news.has(id as string))
}

/** How much of a limit is left. */
export const restoreBalances = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(tx, 'offer_balances', ['offer_id'], rows)
