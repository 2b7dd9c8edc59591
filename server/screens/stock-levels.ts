import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/stock.ts'
import type { StockRow } from '@filrouge/contract/stock.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql, { empty, join, type Sql } from 'sql-template-tag'
import {
  type CatalogueReference,
  catalogueReference,
  orderedOptions,
  pictureNameOfVariant,
  pictureUrl,
  type Text,
  textIn,
} from '../catalogue/public.ts'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'
import { occasionOf } from '../pricing/public.ts'
import { findMatches } from './search-matches.ts'

type Asked = Input<typeof contract.listStockLevels>

/** Selling pace is that of the last four weeks: whole weeks, since a Saturday is not a Tuesday. */
const paceDays = 28

/** Articles by location: a page of products with all their variants, at every place of the retailer or at one. */
export async function listStockLevels(
  tx: Tx,
  input: Asked,
  call: Call,
): Promise<Output<typeof contract.listStockLevels>> {
  const offset = offsetOf(input.cursor)
  const [known, catalogue] = await Promise.all([reference(tx), catalogueReference(tx)])
  const at = input.locationId === undefined ? undefined : requireLocation(known, input.locationId)
  const { ids, total } =
    input.sort === 'scarce' && !input.query?.trim()
      ? await scarcest(tx, input, at?.id, offset, call)
      : await inCatalogueOrder(tx, input, offset, call)
  const rows = await rowsOf(tx, ids, at?.id, call)
  const locations = at ? [at] : [...known.locations.values()].filter(({ kind }) => kind !== 'supplier')
  return {
    locations: locations.flatMap(({ id, code, name, kind }) => (kind === 'supplier' ? [] : [{ id, code, name, kind }])),
    items: rows.map((row) => rowOf(row, catalogue, call)),
    total,
    nextCursor: ids.length === input.limit && offset + ids.length < total ? String(offset + ids.length) : null,
  }
}

async function inCatalogueOrder(tx: Tx, input: Asked, offset: number, call: Call) {
  const { query, category, limit } = input
  return findMatches(tx, {
    query,
    facets: [],
    category,
    sort: 'relevance',
    limit,
    skip: offset,
    occasion: occasionOf(call),
    now: call.now,
  })
}

/** A category and all that lie under it, by id. */
async function categoriesWithin(tx: Tx, code: string): Promise<Id<'category'>[]> {
  const { categories } = await catalogueReference(tx)
  return [...categories.values()].filter(({ path }) => path.some((one) => one.code === code)).map(({ id }) => id)
}

/** What runs out first: the fewest days of cover, then what sells most of that which nothing is left of. */
async function scarcest(tx: Tx, input: Asked, locationId: string | undefined, offset: number, call: Call) {
  const within = input.category === undefined ? undefined : await categoriesWithin(tx, input.category)
  if (within?.length === 0) return { ids: [], total: 0 }
  const rows = await tx.rows<{ id: Id<'product'>; total: number }>(sql`
    with sold as (${soldSince(call.now, locationId)}),
    held as (
      select l.sku, sum(greatest(0, l.on_hand - l.reserved - l.safety)) as available
      from stock_levels l join locations k on k.id = l.location_id and k.kind <> 'supplier' ${onlyAt(locationId)}
      group by l.sku
    )
    select v.product_id as id, (count(*) over ())::integer as total
    from sold join variants v using (sku) left join held using (sku)
    ${within === undefined ? empty : sql`join products p on p.id = v.product_id and p.category_id = any(${within}::text[])`}
    group by v.product_id
    order by min(coalesce(held.available, 0)::numeric / sold.quantity), sum(sold.quantity) desc, v.product_id
    limit ${input.limit} offset ${offset}`)
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 }
}

/** How many of each article were ordered lately; at one place, how many it served. */
const soldSince = (now: Date, locationId: string | undefined): Sql => sql`
  select l.sku, sum(${locationId === undefined ? sql`l.quantity` : sql`s.quantity`})::integer as quantity
  from orders o join order_lines l on l.order_id = o.id
  ${
    locationId === undefined
      ? empty
      : sql`cross join lateral (
          select sum((source->>'quantity')::integer) as quantity from jsonb_array_elements(l.sources) x(source)
          where source->>'locationId' = ${locationId}) s`
  }
  where o.placed_at > ${new Date(now.getTime() - paceDays * 86_400_000)} and o.placed_at <= ${now} and o.status <> 'cancelled'
    ${locationId === undefined ? empty : sql`and s.quantity > 0`}
  group by l.sku`

const onlyAt = (locationId: string | undefined): Sql =>
  locationId === undefined ? empty : sql`and l.location_id = ${locationId}`

interface Row {
  productId: Id<'product'>
  titleFr: string
  titleEn: string
  brand: string
  categoryId: Id<'category'>
  sku: string
  options: Record<string, Text>
  picture: string | null
  cells: (StockRow['cells'][number] & { kind: string })[]
  soldLately: number
}

/** The variants of these products in their order, with what each place has, in one statement. */
function rowsOf(tx: Tx, ids: readonly Id<'product'>[], locationId: string | undefined, call: Call): Promise<Row[]> {
  if (ids.length === 0) return Promise.resolve([])
  const conditions = [
    sql`l.sku = v.sku`,
    ...(locationId === undefined ? [] : [sql`(l.location_id = ${locationId} or k.kind = 'supplier')`]),
  ]
  return tx.rows<Row>(sql`
    with sold as (${soldSince(call.now, locationId)})
    select p.id as "productId", p.title_fr as "titleFr", p.title_en as "titleEn", p.brand, p.category_id as "categoryId", v.sku, v.options,
      ${pictureNameOfVariant} as picture, coalesce(sold.quantity, 0) as "soldLately",
      (select coalesce(json_agg(json_build_object('locationId', l.location_id, 'kind', k.kind, 'onHand', l.on_hand, 'reserved', l.reserved,
          'safety', l.safety, 'available', greatest(0, l.on_hand - l.reserved - l.safety), 'incoming', coalesce(i.quantity, 0))), '[]')
        from (
          select sku, location_id, on_hand, reserved, safety from stock_levels
          union all
          -- A delivery may be on its way to a place where the article has never been.
          select d.sku, d.location_id, 0, 0, 0 from incoming_deliveries d
          where not exists (select from stock_levels n where n.sku = d.sku and n.location_id = d.location_id)
          group by d.sku, d.location_id
        ) l
        join locations k on k.id = l.location_id
        left join lateral (
          select sum(quantity - reserved)::integer as quantity from incoming_deliveries d where d.sku = l.sku and d.location_id = l.location_id
        ) i on true
        where ${join(conditions, ' and ')}) as cells
    from unnest(${ids}::text[]) with ordinality w(id, place)
    join products p on p.id = w.id join variants v on v.product_id = p.id left join sold on sold.sku = v.sku
    order by w.place, v.position, v.sku`)
}

function rowOf(row: Row, catalogue: CatalogueReference, { language }: Call): StockRow {
  const category = catalogue.categories.get(row.categoryId)
  const own = row.cells.filter(({ kind }) => kind !== 'supplier')
  const sum = (cells: Row['cells'], of: 'available' | 'incoming') => cells.reduce((all, cell) => all + cell[of], 0)
  const available = sum(own, 'available')
  return {
    productId: row.productId,
    title: language === 'en' ? row.titleEn : row.titleFr,
    brand: row.brand,
    category: { code: category?.code ?? '', title: (language === 'en' ? category?.titleEn : category?.titleFr) ?? '' },
    ...(row.picture === null ? {} : { image: pictureUrl(row.picture, 400) }),
    sku: row.sku,
    options: Object.fromEntries(orderedOptions(row.options).map(([key, value]) => [key, textIn(value, language)])),
    cells: own.map(({ kind: _, ...cell }) => cell),
    available,
    atSuppliers: sum(
      row.cells.filter(({ kind }) => kind === 'supplier'),
      'available',
    ),
    incoming: sum(own, 'incoming'),
    soldLately: row.soldLately,
    ...(row.soldLately > 0 ? { coverDays: Math.floor((available * paceDays) / row.soldLately) } : {}),
  }
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,5}$/.test(cursor)) invalid('#/cursor', 'unknown_cursor')
  return Number(cursor)
}
