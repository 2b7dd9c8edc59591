import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/stock.ts'
import sql, { type Sql } from 'sql-template-tag'
import { reference, requireLocation } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

type AskedRules = Input<typeof contract.listSafetyRules>

/** Says how many are kept back of an article or of a category, everywhere or at a location; or of all there. None: the rule is dropped. */
export async function setSafetyRule(tx: Tx, input: Input<typeof contract.setSafetyRule>): Promise<AskedRules> {
  const sku = input.sku ?? null
  const locationId = input.locationId === undefined ? null : requireLocation(await reference(tx), input.locationId).id
  const categoryId = input.category === undefined ? null : await categoryOf(tx, input.category)
  if (sku !== null && !(await tx.maybe(sql`select 1 from variants where sku = ${sku}`))) refuse('variant_not_found')
  if (input.quantity === null) {
    await tx.run(sql`
      delete from safety_rules where (sku, category_id, location_id) is not distinct from (${sku}, ${categoryId}, ${locationId})`)
  } else {
    await tx.run(sql`
      insert into safety_rules (sku, category_id, location_id, quantity) values (${sku}, ${categoryId}, ${locationId}, ${input.quantity})
      on conflict (sku, category_id, location_id) do update set quantity = excluded.quantity`)
  }
  await keepBack(
    tx,
    sql`(${sku}::text is null or l.sku = ${sku}) and (${locationId}::text is null or l.location_id = ${locationId})
      and (${categoryId}::text is null or l.sku in (
        with recursive below as (
          select id from categories where id = ${categoryId}
          union all select c.id from below b join categories c on c.parent_id = b.id
        )
        select v.sku from below b join products p on p.category_id = b.id join variants v on v.product_id = p.id))`,
  )
  const { quantity: _, ...which } = input
  return { ...which, limit: 20 }
}

/** Lets what is in the window of a shop be promised at a distance, or keeps it for those who come in. */
export async function promiseWindow(tx: Tx, input: Input<typeof contract.promiseWindow>): Promise<AskedRules> {
  const { id } = requireLocation(await reference(tx), input.locationId)
  await tx.run(
    input.isPromised
      ? sql`insert into promised_windows (location_id) values (${id}) on conflict do nothing`
      : sql`delete from promised_windows where location_id = ${id}`,
  )
  await keepBack(tx, sql`l.location_id = ${id} and l.in_window > 0`)
  return { locationId: input.locationId, limit: 20 }
}

/** Sets how many of an article a location keeps back from what is promised, of many at once. */
export async function setSafety(
  tx: Tx,
  rows: readonly { sku: string; locationId: string; safety: number }[],
): Promise<void> {
  const skus = rows.map((row) => row.sku)
  const locationIds = rows.map((row) => row.locationId)
  await tx.run(sql`
    insert into safety_rules (sku, location_id, quantity)
    select * from unnest(${skus}::text[], ${locationIds}::text[], ${rows.map((row) => row.safety)}::integer[]) u(sku, location_id, quantity)
    order by 1, 2
    on conflict (sku, category_id, location_id) do update set quantity = excluded.quantity`)
  await tx.run(sql`
    insert into stock_levels (sku, location_id)
    select * from unnest(${skus}::text[], ${locationIds}::text[]) u(sku, location_id) order by 1, 2 on conflict do nothing`)
  await keepBack(tx, sql`(l.sku, l.location_id) in (select * from unnest(${skus}::text[], ${locationIds}::text[]))`)
}

/** Brings what levels keep back to what the rules say; those that keep as many already are not touched, so that no sale waits for them. */
export async function keepBack(tx: Tx, which: Sql): Promise<void> {
  await tx.run(sql`
    update stock_levels l set safety = kept_back(l.sku, l.location_id, l.in_window)
    from (
      select l.sku, l.location_id from stock_levels l join safety_of_levels s using (sku, location_id)
      where ${which} and s.safety <> s.kept
      order by 1, 2 for update of l
    ) k where l.sku = k.sku and l.location_id = k.location_id`)
}

async function categoryOf(tx: Tx, code: string): Promise<string> {
  const category = await tx.maybe<{ id: string }>(sql`select id from categories where code = ${code}`)
  return category?.id ?? refuse('category_not_found')
}
