import { fromDecimal } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../../../platform/db/database.ts'
import { setPurchaseCosts } from '../../../pricing/public.ts'
import type { Export } from '../../exporting/export.ts'
import { amount, currency, instant, type RowOf, required, text } from '../column.ts'
import type { Format, Outcome, Work } from '../format.ts'
import { readCells } from '../read-cells.ts'

const columns = {
  sku: required(text(80, { names: ['reference', 'article'] })),
  amount: required(amount({ names: ['cout', 'cost', 'prix d’achat', 'prix achat', 'purchase price', 'pamp'] })),
  currency: currency({ names: ['devise'] }),
  from: instant({ names: ['du', 'depuis', 'starts at', 'a partir du'] }),
}

interface CostRow {
  line: number
  cells: RowOf<typeof columns>
}

const costExport: Export = {
  what: 'purchase-costs',
  roles: ['merchandiser'],
  columns,
  query: sql`
    select distinct on (sku collate "C", starts_at) sku, amount_minor as amount, currency, starts_at as "from" from purchase_costs
    order by sku collate "C", starts_at, set_at desc`,
}

const costFormat: Format<CostRow> = {
  name: 'purchase-costs',
  roles: ['merchandiser'],
  columns,
  batchRows: 2000,
  read([first], work) {
    const cells = readCells(columns, first!, work)
    if (cells && (fromDecimal(cells.amount, cells.currency ?? 'EUR')?.minor ?? -1) < 0) {
      work.say({ line: first!.line, column: 'amount', code: 'not_an_amount', isBad: true })
      return undefined
    }
    return cells && { line: first!.line, cells }
  },
  write: writeCosts,
}

async function writeCosts(tx: Tx, rows: readonly CostRow[], { call, say }: Work): Promise<Outcome[]> {
  const known = new Set(
    (
      await tx.rows<{ sku: string }>(
        sql`select sku from variants where sku = any(${rows.map(({ cells }) => cells.sku)}::text[])`,
      )
    ).map(({ sku }) => sku),
  )
  const seen = new Set<string>()
  const good = rows.flatMap(({ line, cells: { sku, from = call.now, ...cells } }) => {
    const key = `${sku} ${from.getTime()}`
    if (!known.has(sku)) say({ line, column: 'sku', code: 'unknown_article', detail: sku, isBad: true })
    else if (seen.has(key)) say({ line, column: 'sku', code: 'overlaps', isBad: true })
    else {
      seen.add(key)
      const currency = cells.currency ?? 'EUR'
      return [{ sku, startsAt: from, currency, amountMinor: fromDecimal(cells.amount, currency)!.minor }]
    }
    return []
  })
  const set = await setPurchaseCosts(tx, good, call)
  const news = new Set(set.map(({ sku, startsAt }) => `${sku} ${startsAt.getTime()}`))
  return good.map(({ sku, startsAt }) => (news.has(`${sku} ${startsAt.getTime()}`) ? 'added' : 'same'))
}

export const purchaseCostFile = { format: costFormat, export: costExport }
