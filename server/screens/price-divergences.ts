import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/price-lists.ts'
import type { DivergentArticle } from '@filrouge/contract/price-lists.ts'
import { type Currency, type Money, money, toDecimal } from '@filrouge/kernel/money.ts'
import { shareOf } from '@filrouge/rules/rounding.ts'
import sql, { type Sql } from 'sql-template-tag'
import { optionsTitle, type Text, variantTitle } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import type { FileGiven } from '../platform/route.ts'

interface Other {
  list: string
  titleFr: string
  titleEn: string
  amountMinor: number
  since: string
  until: string | null
  setBy: string | null
}

interface Row {
  sku: string
  productHandle: string
  titleFr: string
  titleEn: string
  options: Record<string, Text>
  brand: string
  amountMinor: number | null
  currency: Currency
  others: Other[]
}

/** Prices of lists in force now that are not those of everybody; `b` is everybody's, null where there is none. */
const divergent = (now: Date, list: string | undefined): Sql => sql`
  from price_lists l
  join prices p on p.price_list = l.code and p.minimum_quantity = 1 and p.starts_at <= ${now} and (p.ends_at is null or p.ends_at > ${now})
  left join prices b on b.sku = p.sku and b.price_list = 'all' and b.minimum_quantity = 1 and b.starts_at <= ${now}
    and (b.ends_at is null or b.ends_at > ${now})
  where l.code <> 'all' and l.starts_at <= ${now} and (l.ends_at is null or l.ends_at > ${now})
    and p.amount_minor is distinct from b.amount_minor and (${list ?? null}::text is null or l.code = ${list ?? null})`

/** Every article whose price is not the same everywhere now: in which list, by whom, since when. */
export async function listPriceDivergences(
  tx: Tx,
  { list, limit, cursor }: Input<typeof contract.listPriceDivergences>,
  call: Call,
): Promise<Output<typeof contract.listPriceDivergences>> {
  const { now } = call
  const [rows, counted] = await Promise.all([
    read(tx, list, cursor ?? '', limit + 1, now),
    tx.one<{ divergent: number; articles: number }>(sql`
      select (select count(distinct p.sku)::integer ${divergent(now, undefined)}) as divergent,
        (select count(*)::integer from prices where price_list = 'all' and minimum_quantity = 1 and starts_at <= ${now}
          and (ends_at is null or ends_at > ${now})) as articles`),
  ])
  const items = rows.slice(0, limit).map((row) => viewOf(row, call))
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.sku : null, ...counted }
}

function read(tx: Tx, list: string | undefined, after: string, limit: number, now: Date): Promise<Row[]> {
  return tx.rows<Row>(sql`
    select d.*, q.handle as "productHandle", q.title_fr as "titleFr", q.title_en as "titleEn", v.options, q.brand
    from (
      select p.sku, max(b.amount_minor) as "amountMinor", max(p.currency) as currency,
        json_agg(json_build_object('list', l.code, 'titleFr', l.title_fr, 'titleEn', l.title_en, 'amountMinor', p.amount_minor,
          'since', greatest(p.starts_at, l.starts_at), 'until', least(p.ends_at, l.ends_at),
          'setBy', (select s.name from staff s where s.id = coalesce(p.set_by, l.set_by))) order by l.place) as others
      ${divergent(now, list)} and p.sku > ${after}
      group by p.sku order by p.sku limit ${limit}) d
    join variants v on v.sku = d.sku join products q on q.id = v.product_id order by d.sku`)
}

function viewOf(row: Row, { language }: Call): DivergentArticle {
  const { sku, productHandle, brand, amountMinor, currency } = row
  const title = language === 'en' ? row.titleEn : row.titleFr
  return {
    ...{ sku, productHandle, brand, title: variantTitle(title, optionsTitle(row.options, language)) },
    ...(amountMinor === null ? {} : { price: money(amountMinor, currency) }),
    others: row.others.map((other) => ({
      list: other.list,
      title: language === 'en' ? other.titleEn : other.titleFr,
      price: money(other.amountMinor, currency),
      difference: money(other.amountMinor - (amountMinor ?? other.amountMinor), currency),
      differencePercent: percentOf(other.amountMinor, amountMinor),
      since: new Date(other.since).toISOString(),
      until: other.until === null ? null : new Date(other.until).toISOString(),
      ...(other.setBy === null ? {} : { setBy: other.setBy }),
    })),
  }
}

/** How much dearer or cheaper, in whole percent, never told larger than it is. */
function percentOf(otherMinor: number, amountMinor: number | null): number {
  if (amountMinor === null || amountMinor === 0) return 0
  const { whole } = shareOf(Math.abs(otherMinor - amountMinor), 100, amountMinor)
  return otherMinor < amountMinor ? -whole : whole
}

const rowsAtOnce = 1000

/** The same as a file, a row for each article and list. */
export async function downloadPriceDivergences(
  tx: Tx,
  { list }: Input<typeof contract.downloadPriceDivergences>,
  call: Call,
): Promise<FileGiven> {
  const day = call.now.toISOString().slice(0, 10)
  return { name: `price-differences-${day}.csv`, type: 'text/csv; charset=utf-8', pieces: pieces(tx, list, call) }
}

async function* pieces(tx: Tx, list: string | undefined, call: Call): AsyncGenerator<string> {
  yield '\uFEFFsku,article,brand,price,list,list_title,list_price,difference,currency,since,until,set_by\r\n'
  for (let after = ''; ; ) {
    const rows = await read(tx, list, after, rowsAtOnce, call.now)
    if (rows.length === 0) return
    yield rows.flatMap((row) => linesOf(viewOf(row, call), row.currency)).join('')
    after = rows.at(-1)!.sku
  }
}

const linesOf = ({ sku, title, brand, price, others }: DivergentArticle, currency: Currency): string[] =>
  others.map((other) => {
    const texts = [sku, title, brand].map(cell)
    const told = [
      price && decimal(price),
      other.list,
      cell(other.title),
      decimal(other.price),
      decimal(other.difference),
    ]
    return `${[...texts, ...told, currency, other.since, other.until ?? '', cell(other.setBy ?? '')].join(',')}\r\n`
  })

const decimal = (amount: { minor: number; currency: string }) => toDecimal(amount as Money)

// What a spreadsheet would take for a formula gets an apostrophe before it.
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
