import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { settleSales } from '@filrouge/server/figures/public.ts'
import { importFile } from '@filrouge/server/imports/running/import-file.ts'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onlineRetailFile } from '../world/online-retail.ts'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer, root } from '../world/retailer.ts'

/** A real retailer's year, whole: what the office shows of it is what a plain script finds in the file, to the penny. */

const real = onlineRetailFile(root)
if (!real) console.warn('*** SKIPPED: online-retail.csv.gz is not beside the project (../shared/data/orders). ***')

/** The plainest way: amounts in pence. */
function plainSales(text: string) {
  const rows: Record<string, string>[] = parse(text, { columns: true })
  const pence = ({ UnitPrice, Quantity }: Body) => Math.round(UnitPrice * 100) * Quantity
  const isBack = ({ InvoiceNo, UnitPrice }: Body) => InvoiceNo.startsWith('C') || UnitPrice < 0
  const sums: Record<string, number> = {}
  const add = (key: string, row: Body) => {
    sums[key] = (sums[key] ?? 0) + pence(row)
  }
  for (const row of rows) add(row.InvoiceDate!.slice(0, 7), row)
  for (const row of rows)
    add(isBack(row) ? 'back' : /^(\d{5}|DCGS|gift_)/i.test(row.StockCode!) ? `article ${row.StockCode}` : 'fees', row)
  const customers = new Set(
    rows
      .filter((row) => !isBack(row))
      .map((row) => row.CustomerID)
      .filter(Boolean),
  ).size
  return { sums, customers, creditNotes: new Set(rows.filter(isBack).map((row) => row.InvoiceNo)).size }
}

describe.skipIf(!real)('the figures of a year of sales', () => {
  let volta: Retailer
  let ines: Person
  let text: string
  beforeAll(async () => {
    volta = await openRetailer()
    ines = await volta.staff('ines')
    text = gunzipSync(readFileSync(real!)).toString()
    await importFile({ ...volta.platform, folder: volta.platform.config.dataFolder }, 'online-retail', real!)
  }, 300_000)
  afterAll(() => volta.close())

  it('equal those of the file: revenue by month, customers, credit notes, best articles', async () => {
    const plain = plainSales(text)
    const months = Object.keys(plain.sums)
      .filter((key) => /^\d{4}-\d\d$/.test(key))
      .sort()
    const year = 'currency=GBP&from=2010-12-01&to=2011-09-30'
    const check = async () => {
      const sales = await ines.get(`/figures/sales?${year}&by=month`)
      expect(sales.points.map(({ from, revenue }: Body) => [from.slice(0, 7), revenue.minor])).toEqual(
        months.map((month) => [month, plain.sums[month]]),
      )
      expect(sales.period.figures).toMatchObject({
        ...{ customers: plain.customers, returns: plain.creditNotes },
        returned: { minor: -plain.sums.back!, currency: 'GBP' },
      })
      const articles = await ines.get(`/figures/articles?${year}&limit=50`)
      const best = Object.entries(plain.sums)
        .flatMap(([key, minor]): [string, number][] => (key.startsWith('article ') ? [[key.slice(8), minor]] : []))
        .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
      expect(articles.best.map(({ sku, sold }: Body) => [sku, sold.minor])).toEqual(best.slice(0, 50))
      return [sales, articles]
    }
    const fromTheBook = await check()
    await settleSales(volta.platform)
    expect(await check()).toEqual(fromTheBook)
  }, 120_000)

  it('are never added to what is sold in euros', async () => {
    const { period, currencies } = await ines.get('/figures/sales?from=2009-01-01&to=2011-12-31')
    expect(period.figures.sold).toEqual({ minor: 0, currency: 'EUR' })
    expect(currencies).toEqual(['EUR', 'GBP'])
  })
})
