import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/pricing.ts'
import type { PriceChange } from '@filrouge/contract/pricing.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { empty } from 'sql-template-tag'
import { optionsTitle, type Text, variantTitle } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'

interface Row {
  id: PriceChange['id']
  sku: string
  productHandle: string
  titleFr: string
  titleEn: string
  options: Record<string, Text>
  amountMinor: number
  beforeMinor: number
  currency: Currency
  kind: PriceChange['kind']
  operation: string | null
  list: string
  minimumQuantity: number
  from: Date
  to: Date | null
  setBy: string | null
}

/** Prices that followed another one: those practised, the newest first, or those planned, the nearest first. */
export async function listPriceChanges(
  tx: Tx,
  input: Input<typeof contract.listPriceChanges>,
  call: Call,
): Promise<Output<typeof contract.listPriceChanges>> {
  const after = positionOf(input.cursor)
  const isPlanned = input.when === 'planned'
  const rows = await tx.rows<Row>(sql`
    select c.id, c.sku, p.handle as "productHandle", p.title_fr as "titleFr", p.title_en as "titleEn", v.options,
      c.amount_minor as "amountMinor", b.amount_minor as "beforeMinor", c.currency, c.kind, c.operation, c.price_list as list,
      c.minimum_quantity as "minimumQuantity", c.starts_at as "from", c.ends_at as "to",
      s.name as "setBy"
    from prices c
    join prices b on b.sku = c.sku and b.price_list = c.price_list and b.minimum_quantity = c.minimum_quantity and b.ends_at = c.starts_at
    join variants v on v.sku = c.sku join products p on p.id = v.product_id left join staff s on s.id = c.set_by
    where ${isPlanned ? sql`c.starts_at > ${call.now}` : sql`c.starts_at <= ${call.now}`}
      ${input.list === undefined ? empty : sql`and c.price_list = ${input.list}`}
      ${input.sku === undefined ? empty : sql`and c.sku = ${input.sku}`}
      ${!after ? empty : isPlanned ? sql`and (c.starts_at, c.id) > (${after.at}, ${after.id})` : sql`and (c.starts_at, c.id) < (${after.at}, ${after.id})`}
    order by ${isPlanned ? sql`c.starts_at, c.id` : sql`c.starts_at desc, c.id desc`}
    limit ${input.limit + 1}`)
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => changeOf(row, call)),
    nextCursor: last ? `${last.from.toISOString()}~${last.id}` : null,
  }
}

function changeOf(row: Row, { language }: Call): PriceChange {
  const title = language === 'en' ? row.titleEn : row.titleFr
  return {
    id: row.id,
    sku: row.sku,
    productHandle: row.productHandle,
    title: variantTitle(title, optionsTitle(row.options, language)),
    amount: money(row.amountMinor, row.currency),
    before: money(row.beforeMinor, row.currency),
    kind: row.kind,
    ...(row.operation === null ? {} : { operation: row.operation }),
    list: row.list,
    minimumQuantity: row.minimumQuantity,
    from: row.from.toISOString(),
    to: row.to?.toISOString() ?? null,
    ...(row.setBy === null ? {} : { setBy: row.setBy }),
  }
}

function positionOf(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [at = '', id = ''] = cursor.split('~')
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime()) || !/^\w{1,80}$/.test(id)) invalid('#/cursor', 'unknown_cursor')
  return { at: moment, id }
}
