import { newId } from '@filrouge/kernel/ids.ts'
import type { Currency } from '@filrouge/kernel/money.ts'
import { baseList } from '@filrouge/rules/price-lists.ts'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import { json, type Tx } from '../../platform/db/database.ts'
import type { PriceKind } from '../price.ts'
import { follow, lockSkus, type NewPrice } from '../set-prices.ts'
import { goOn, type RepricingRow } from './repricing.ts'

const atOnce = 1000

interface Waiting {
  sku: string
  beforeMinor: number
  beforeKind: PriceKind
  beforeOperation: string | null
  isOwn: boolean
  afterMinor: number
  currency: Currency
  /** As it stands now. */
  nowMinor: number | null
  nowList: string | null
}

/** Gives the next articles their new prices. One whose price is another than when it was looked at is left alone. */
export async function applyLines(tx: Tx, row: RepricingRow, call: Call): Promise<void> {
  const { now } = call
  const at = row.startsAt && row.startsAt > now ? row.startsAt : now
  const skus = await waitingSkus(tx, row, 'waiting')
  await lockSkus(tx, skus)
  const lines = await standingNow(tx, row, skus, at)
  const endsAt = row.endsAt && row.endsAt > at ? row.endsAt : null
  const isOver = row.endsAt !== null && row.endsAt <= at
  const unchanged = lines.filter(
    ({ nowMinor, nowList, isOwn, beforeMinor }) =>
      !isOver && nowMinor === beforeMinor && (nowList === row.list) === isOwn,
  )
  const wanted = unchanged.map(
    ({ sku, afterMinor, currency }): NewPrice => ({
      ...{ sku, amountMinor: afterMinor, currency, endsAt },
      ...{ list: row.list, kind: row.kind, operation: row.operation, setBy: row.setBy },
    }),
  )
  const { changed, first } = wanted.length > 0 ? await follow(tx, wanted, at, call) : { changed: [], first: [] }
  const set = [...changed, ...first]
  const cameBack = endsAt ? await comeBack(tx, row, unchanged, endsAt) : new Map<string, string>()
  const idOf = new Map(set.map(({ sku, id }) => [sku, id]))
  const still = new Set(unchanged.map(({ sku }) => sku))
  await recordOutcomes(
    tx,
    row,
    lines.map(({ sku }) => ({
      sku,
      status: idOf.has(sku) ? 'applied' : still.has(sku) ? 'same' : 'changed_since',
      priceId: idOf.get(sku) ?? null,
      comeBackId: cameBack.get(sku) ?? null,
    })),
  )
  const counts = { applied: set.length, same: still.size - set.length, changed_since: lines.length - still.size }
  await goOn(tx, row, { cursor: nextCursor(skus), done: skus.length, counts }, 'applied', now)
}

const nextCursor = (skus: readonly { sku: string }[]) => (skus.length === atOnce ? skus.at(-1)!.sku : undefined)

/** The next articles of a change that stand where they are said to. */
export function waitingSkus(tx: Tx, { id, cursor }: RepricingRow, status: string): Promise<{ sku: string }[]> {
  return tx.rows(sql`
    select sku from repricing_lines where repricing_id = ${id} and sku > ${cursor} and status = ${status} order by sku limit ${atOnce}`)
}

/** Where the list goes on after so many: undefined after the last of them. */
export const cursorAfter = nextCursor

function standingNow(tx: Tx, row: RepricingRow, skus: readonly { sku: string }[], at: Date): Promise<Waiting[]> {
  return tx.rows<Waiting>(sql`
    select l.sku, l.before_minor as "beforeMinor", l.before_kind as "beforeKind", l.before_operation as "beforeOperation",
      l.is_own as "isOwn", l.after_minor as "afterMinor", l.currency, r.amount_minor as "nowMinor", r.price_list as "nowList"
    from repricing_lines l left join lateral (
      select amount_minor, price_list from prices
      where sku = l.sku and price_list in (${row.list}, ${baseList}) and minimum_quantity = 1 and starts_at <= ${at}
        and (ends_at is null or ends_at > ${at})
      order by price_list = ${row.list} desc limit 1) r on true
    where l.repricing_id = ${row.id} and l.sku = any(${skus.map(({ sku }) => sku)}::text[]) order by l.sku`)
}

/** The prices before stand again from an instant on, unless others were planned for it; answers their ids by SKU. */
async function comeBack(tx: Tx, row: RepricingRow, lines: readonly Waiting[], at: Date): Promise<Map<string, string>> {
  // Where the list had no price of its own, that of everybody comes back by itself.
  const own = lines.filter(({ isOwn }) => isOwn).map((line) => ({ ...line, id: newId('price') }))
  const rows = await tx.rows<{ sku: string; id: string }>(sql`
    insert into prices (id, sku, price_list, amount_minor, currency, kind, operation, starts_at, ends_at, set_by)
    select r.id, r.sku, ${row.list}, r."beforeMinor", r.currency, r."beforeKind", r."beforeOperation", ${at}, (
        select min(p.starts_at) from prices p
        where p.sku = r.sku and p.price_list = ${row.list} and p.minimum_quantity = 1 and p.starts_at > ${at}),
      ${row.setBy}
    from jsonb_to_recordset(${json(own)}::jsonb)
      r(id text, sku text, "beforeMinor" bigint, currency text, "beforeKind" text, "beforeOperation" text)
    where not exists (
      select from prices p where p.sku = r.sku and p.price_list = ${row.list} and p.minimum_quantity = 1 and p.starts_at <= ${at}
        and (p.ends_at is null or p.ends_at > ${at}))
    returning sku, id`)
  return new Map(rows.map(({ sku, id }) => [sku, id]))
}

interface Outcome {
  sku: string
  status: string
  priceId: string | null
  comeBackId: string | null
}

function recordOutcomes(tx: Tx, { id }: RepricingRow, outcomes: readonly Outcome[]): Promise<number> {
  return tx.run(sql`
    update repricing_lines l set status = r.status, price_id = r."priceId", come_back_id = r."comeBackId"
    from jsonb_to_recordset(${json(outcomes)}::jsonb) r(sku text, status text, "priceId" text, "comeBackId" text)
    where l.repricing_id = ${id} and l.sku = r.sku`)
}
