import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'
import { keepBack } from './set-safety.ts'

type Rows = readonly Record<string, unknown>[]

/** Rules of safety as another database had them; categories and locations by their codes. */
export async function restoreSafetyRules(tx: Tx, rows: Rows): Promise<boolean[]> {
  const written = await tx.rows<{ place: number }>(sql`
    with given as (
      select r.sku, c.id as category_id, l.id as location_id, r.quantity, n.place
      from jsonb_array_elements(${json(rows)}::jsonb) with ordinality n(value, place)
      cross join lateral jsonb_to_record(n.value) r(sku text, category text, location text, quantity integer)
      left join categories c on c.code = r.category left join locations l on l.code = r.location
    ), written as (
      insert into safety_rules (sku, category_id, location_id, quantity) select sku, category_id, location_id, quantity from given
      on conflict do nothing returning sku, category_id, location_id
    )
    select g.place::integer as place from given g
    join written w on (w.sku, w.category_id, w.location_id) is not distinct from (g.sku, g.category_id, g.location_id)`)
  await keepBack(tx, sql`true`)
  const news = new Set(written.map(({ place }) => place))
  return rows.map((_, place) => news.has(place + 1))
}

/** From where goods leave a shop first. */
export const restoreLeavingRules = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(tx, 'leaving_rules', ['kind'], rows, { replacing: true })

/** The shops whose windows may be promised. */
export async function restoreWindows(tx: Tx, rows: Rows): Promise<boolean[]> {
  const written = await tx.rows<{ code: string }>(sql`
    with written as (
      insert into promised_windows (location_id) select id from locations where code = any(${rows.map(({ location }) => location)}::text[])
      on conflict do nothing returning location_id)
    select l.code from written w join locations l on l.id = w.location_id`)
  await keepBack(tx, sql`l.in_window > 0`)
  return rows.map(({ location }) => written.some(({ code }) => code === location))
}

/** What was announced, as another database had it; nothing of it is held here yet. */
export const restoreDeliveries = (tx: Tx, rows: Rows): Promise<boolean[]> => restoreRows(tx, 'deliveries', ['id'], rows)

/** The articles of deliveries. */
export const restoreDeliveryLines = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(tx, 'incoming_deliveries', ['id'], rows)

/** Opens the level of articles at places where nothing was known of them, keeping back what the rules say. */
export async function openLevels(tx: Tx, rows: readonly { sku: string; locationId: string }[]): Promise<void> {
  await tx.run(sql`
    insert into stock_levels (sku, location_id, safety)
    select sku, location_id, safety_rule_of(sku, location_id)
    from unnest(${rows.map(({ sku }) => sku)}::text[], ${rows.map(({ locationId }) => locationId)}::text[]) u(sku, location_id)
    order by 1, 2 on conflict do nothing`)
}
