import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Database } from '@filrouge/server/platform/db/database.ts'
import { parse } from 'csv-parse/sync'
import sql from 'sql-template-tag'

/** The file of Chen, Sain & Guo (2012), where it is beside the project. */
export function onlineRetailFile(root: string): string | undefined {
  const file = join(root, '../shared/data/orders/online-retail.csv.gz')
  return existsSync(file) ? file : undefined
}

/** Its first rows as text, and what a plain script finds in them; amounts in pence. */
export async function firstRows(file: string, count: number): Promise<string> {
  const lines: string[] = []
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    lines.push(line)
    if (lines.length > count) break
  }
  return lines.join('\n')
}

export interface Figures {
  byMonth: Record<string, number>
  customers: number
  creditNotes: number
  best: [string, number][]
}

/** The figures of the file, computed in the plainest way. */
export function plainFigures(text: string): Figures {
  const rows: Record<string, string>[] = parse(text, { columns: true })
  const byMonth: Record<string, number> = {}
  const bySku: Record<string, number> = {}
  for (const { InvoiceNo, StockCode, InvoiceDate, UnitPrice, Quantity } of rows) {
    const amount = Math.round(Number(UnitPrice) * 100) * Number(Quantity)
    byMonth[InvoiceDate!.slice(0, 7)] = (byMonth[InvoiceDate!.slice(0, 7)] ?? 0) + amount
    if (!InvoiceNo!.startsWith('C') && /^(\d{5}|DCGS|gift_)/.test(StockCode!))
      bySku[StockCode!] = (bySku[StockCode!] ?? 0) + amount
  }
  const count = (of: (row: Record<string, string>) => string) => new Set(rows.map(of).filter(Boolean)).size
  return {
    byMonth,
    customers: count((row) => row.CustomerID!),
    creditNotes: count((row) => (row.InvoiceNo!.startsWith('C') ? row.InvoiceNo! : '')),
    best: best(bySku),
  }
}

const best = (bySku: Record<string, number>) =>
  Object.entries(bySku)
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, 20)

/** The same figures, from the order book. */
export async function bookFigures(db: Database): Promise<Figures> {
  const [months, people, articles] = await Promise.all([
    db.reader.rows<{ month: string; total: number }>(sql`
      select month, sum(total)::bigint as total from (
        select to_char(placed_at at time zone 'Europe/London', 'YYYY-MM') as month, total_minor as total from orders where source = 'online-retail'
        union all
        select to_char(issued_at at time zone 'Europe/London', 'YYYY-MM'), -total_minor from credit_notes where source = 'online-retail'
      ) documents group by 1`),
    db.reader.one<{ customers: number; creditNotes: number }>(sql`
      select (select count(distinct customer_id)::integer from identifiers where kind = 'external' and value like 'online-retail:%') as customers,
        (select count(*)::integer from credit_notes where source = 'online-retail' and external_number like 'C%') as "creditNotes"`),
    db.reader.rows<{ sku: string; total: number }>(sql`
      select l.sku, sum(l.total_minor)::bigint as total from order_lines l join orders o on o.id = l.order_id join variants v on v.sku = l.sku
      where o.source = 'online-retail' group by 1`),
  ])
  return {
    byMonth: Object.fromEntries(months.map(({ month, total }) => [month, Number(total)])),
    ...people,
    best: best(Object.fromEntries(articles.map(({ sku, total }) => [sku, Number(total)]))),
  }
}

/** What an import of it leaves behind, without ids and times: to compare one with another. */
export const leftBehind = (db: Database) =>
  db.reader.one<Record<string, string>>(sql`
    select
      (select md5(string_agg(concat_ws(' ', o.number, o.external_number, o.total_minor, o.credited_minor, o.placed_at, o.channel, o.currency, i.value), '|' order by o.external_number))
        from orders o left join identifiers i on i.customer_id = o.customer_id and i.kind = 'external' where o.source = 'online-retail') as orders,
      (select md5(string_agg(concat_ws(' ', o.external_number, l.position, l.sku, l.title_en, l.quantity, l.total_minor), '|' order by o.external_number, l.position))
        from order_lines l join orders o on o.id = l.order_id where o.source = 'online-retail') as lines,
      (select md5(string_agg(concat_ws(' ', n.external_number, n.total_minor, o.external_number), '|' order by n.external_number))
        from credit_notes n left join orders o on o.id = n.order_id) as notes,
      (select md5(string_agg(concat_ws(' ', p.handle, p.title_en, v.sku), '|' order by v.sku)) from products p join variants v on v.product_id = p.id) as articles,
      (select string_agg(concat_ws(' ', type, count), ' ' order by type) from (select type, count(*) from events group by 1) e) as events,
      (select concat_ws(' ', rows_read, rows_done, added, changed, same, bad, remarks) from imports where format = 'online-retail' order by id desc limit 1) as counts,
      (select count(*)::text from import_problems) as problems`)
