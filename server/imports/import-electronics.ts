import { addAttributes, addCategories, addProducts, catalogueReference, setSynonyms } from '../catalogue/public.ts'
import { reference } from '../locations/public.ts'
import { type Call, machineCall } from '../platform/call.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { setPrices } from '../pricing/public.ts'
import { levelsOf, recordMovements } from '../stock/public.ts'
import { AttributeSurvey, attributesOf } from './electronics-attributes.ts'
import { categoryOf, electronicsCategories } from './electronics-categories.ts'
import { priceOf, productOf, skuOf } from './electronics-product.ts'
import { type ElectronicsRow, readRow } from './electronics-row.ts'
import { electronicsSynonyms } from './electronics-synonyms.ts'
import { readLines } from './read-lines.ts'
import type { ImportProgress, ImportReport } from './report.ts'

const batchRows = 500
const supplierCode = 'supplier-electronics'
/** What the supplier is taken to promise of each article. */
const promisedPieces = 100

interface Numbered {
  line: number
  row: ElectronicsRow
}

/**
 * Loads the electronics file: articles of a supplier, sold by supplier order. Read twice, first for its attributes. Each batch of rows is one
 * transaction; a bad row is reported and the others kept; the same file again changes nothing.
 */
export async function importElectronics(
  platform: { db: Database; clock: Clock },
  file: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportReport> {
  const { db, clock } = platform
  const report: ImportReport = { rows: 0, inserted: 0, updated: 0, unchanged: 0, bad: 0, problems: [], seconds: 0 }
  const startedAt = performance.now()
  const supplier = (await reference(db.reader)).byCode.get(supplierCode)
  if (!supplier) throw new Error(`there is no location "${supplierCode}" from which these articles could be ordered`)
  await prepareCatalogue(db, file)

  const seen = new Map<string, number>()
  let batch: Numbered[] = []
  const flush = async () => {
    const rows = batch
    batch = []
    if (rows.length === 0) return
    // Counted only once it is committed: a batch tried again is not counted twice.
    const call = machineCall(clock.now(), null, 'import')
    const done = await db.transaction((tx) => writeBatch(tx, rows, supplier.id, call))
    for (const outcome of done.outcomes) report[outcome] += 1
    report.problems.push(...done.problems)
  }
  for await (const { number: line, text, share } of readLines(file)) {
    if (text.trim() === '') continue
    report.rows += 1
    const row = readRow(text)
    const before = typeof row === 'string' ? undefined : seen.get(row.id)
    if (typeof row === 'string' || before !== undefined) {
      report.bad += 1
      report.problems.push({ line, reason: typeof row === 'string' ? row : `the same id as line ${before}` })
      continue
    }
    seen.set(row.id, line)
    batch.push({ line, row })
    if (batch.length < batchRows) continue
    await flush()
    onProgress({ rows: report.rows, share, rowsPerSecond: report.rows / ((performance.now() - startedAt) / 1000) })
  }
  await flush()
  // So many new rows at once: the planner should know of them before the next search.
  if (report.inserted + report.updated > 0) await db.reader.script('analyze')
  report.problems.sort((one, other) => one.line - other.line)
  report.seconds = (performance.now() - startedAt) / 1000
  onProgress({ rows: report.rows, share: 1, rowsPerSecond: report.rows / report.seconds })
  return report
}

async function prepareCatalogue(db: Database, file: string): Promise<void> {
  const survey = new AttributeSurvey()
  for await (const { text } of readLines(file)) {
    const row = text.trim() === '' ? '' : readRow(text)
    if (typeof row !== 'string') survey.add(attributesOf(row))
  }
  await db.transaction(async (tx) => {
    const { attributes, categoriesByCode } = await catalogueReference(tx)
    await addCategories(
      tx,
      electronicsCategories.filter(({ code }) => !categoriesByCode.has(code)),
    )
    await setSynonyms(tx, electronicsSynonyms, 'electronics')
    await addAttributes(
      tx,
      survey.attributes((key) => attributes.has(key)),
    )
  })
}

async function writeBatch(tx: Tx, rows: readonly Numbered[], supplierId: string, call: Call) {
  const { categoriesByCode } = await catalogueReference(tx)
  const products = rows.map(({ row }) =>
    productOf(
      row,
      categoryOf(row, (code) => categoriesByCode.has(code)),
    ),
  )
  const { outcomes, dropped } = await addProducts(tx, products, call.now)
  const bySku = new Map(rows.map((numbered) => [skuOf(numbered.row), numbered]))
  const problems = dropped.map(({ sku, gtin, reason, takenBy }) => ({
    line: bySku.get(sku)!.line,
    id: bySku.get(sku)!.row.id,
    reason: reason === 'wrong' ? `wrong EAN ${gtin}, left out` : `EAN ${gtin} belongs to ${takenBy} already, left out`,
  }))
  for (const { line, row } of rows) {
    if (priceOf(row) !== undefined) continue
    problems.push({ line, id: row.id, reason: 'no price: it can be found, not sold' })
  }
  // A price that was changed here since stays, unless the supplier's has changed too.
  const priced = rows.filter(({ row }, place) => outcomes[place] !== 'unchanged' && priceOf(row) !== undefined)
  await setPrices(
    tx,
    priced.map(({ row }) => ({ sku: skuOf(row), amountMinor: priceOf(row)!, currency: 'EUR', kind: 'regular' })),
    call,
  )
  await promiseStock(tx, [...bySku.keys()], supplierId, call)
  return { outcomes, problems }
}

async function promiseStock(tx: Tx, skus: readonly string[], supplierId: string, call: Call): Promise<void> {
  const levels = await levelsOf(tx, skus)
  const there = new Set(levels.filter(({ locationId }) => locationId === supplierId).map(({ sku }) => sku))
  const promises = skus.filter((sku) => !there.has(sku))
  await recordMovements(
    tx,
    promises.map((sku) => ({
      sku,
      locationId: supplierId,
      kind: 'supplier_promise',
      quantity: promisedPieces,
      reason: 'import',
    })),
    call,
  )
}
