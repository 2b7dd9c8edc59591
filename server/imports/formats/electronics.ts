import { addAttributes, addCategories, addProducts, catalogueReference, setSynonyms } from '../../catalogue/public.ts'
import { reference } from '../../locations/public.ts'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { setPrices } from '../../pricing/public.ts'
import { levelsOf, recordMovements } from '../../stock/public.ts'
import { AttributeSurvey, attributesOf } from './electronics-attributes.ts'
import { categoryOf, electronicsCategories } from './electronics-categories.ts'
import { priceOf, productOf, skuOf } from './electronics-product.ts'
import { ElectronicsRow } from './electronics-row.ts'
import { electronicsSynonyms } from './electronics-synonyms.ts'
import type { Format, Outcome, Row, Work } from './format.ts'

const supplierCode = 'supplier-electronics'
/** What the supplier is taken to promise of each article. */
const promisedPieces = 100

interface Numbered {
  line: number
  row: ElectronicsRow
  cells: Row['cells']
}

/** Articles of a supplier, sold by supplier order: looked through first for their attributes. */
export const electronics: Format<Numbered> = {
  name: 'electronics',
  roles: ['merchandiser'],
  batchRows: 500,
  keyOf: ({ id }) => (typeof id === 'string' ? id.trim() : ''),
  survey() {
    const survey = new AttributeSurvey()
    return {
      add(cells) {
        const { success, data } = ElectronicsRow.safeParse(cells)
        if (success) survey.add(attributesOf(data, cells))
      },
      answer: () => survey,
    }
  },
  async begin(tx, { surveyed }) {
    const { attributes, categoriesByCode } = await catalogueReference(tx)
    await addCategories(
      tx,
      electronicsCategories.filter(({ code }) => !categoriesByCode.has(code)),
    )
    await setSynonyms(tx, electronicsSynonyms, 'electronics')
    await addAttributes(
      tx,
      (surveyed as AttributeSurvey).attributes((key) => attributes.has(key)),
    )
  },
  read([first, ...others], { say }) {
    for (const { line } of others) say({ line, code: 'same_as_line', detail: String(first!.line), isBad: true })
    const { line, cells } = first!
    const read = ElectronicsRow.safeParse(cells)
    if (read.success) return { line, cells, row: read.data }
    for (const { path, message } of read.error.issues)
      say({ line, column: path.join('.'), code: 'not_as_expected', detail: message, isBad: true })
    return undefined
  },
  write: writeArticles,
}

const outcomeOf = { inserted: 'added', updated: 'changed', unchanged: 'same' } as const

async function writeArticles(tx: Tx, things: readonly Numbered[], { call, say }: Work): Promise<Outcome[]> {
  const supplier = (await reference(tx)).byCode.get(supplierCode)
  if (!supplier) throw new Error(`there is no location "${supplierCode}" from which these articles could be ordered`)
  const { categoriesByCode } = await catalogueReference(tx)
  const products = things.map(({ row, cells }) =>
    productOf(
      row,
      cells,
      categoryOf(row, (code) => categoriesByCode.has(code)),
    ),
  )
  const { outcomes, dropped } = await addProducts(tx, products, call.now)
  const lineOf = new Map(things.map(({ row, line }) => [skuOf(row), line]))
  for (const { sku, gtin, reason, takenBy } of dropped) {
    const line = lineOf.get(sku)!
    if (reason === 'wrong') say({ line, column: 'ean', code: 'gtin_left_out', detail: gtin, isBad: false })
    else say({ line, column: 'ean', code: 'gtin_taken', detail: `${gtin} (${takenBy})`, isBad: false })
  }
  for (const { line, row } of things)
    if (priceOf(row) === undefined) say({ line, column: 'price', code: 'no_price', isBad: false })
  // A price that was changed here since stays, unless the supplier's has changed too.
  const priced = things.filter(({ row }, place) => outcomes[place] !== 'unchanged' && priceOf(row) !== undefined)
  await setPrices(
    tx,
    priced.map(({ row }) => ({ sku: skuOf(row), amountMinor: priceOf(row)!, currency: 'EUR', kind: 'regular' })),
    call,
  )
  await promiseStock(tx, [...lineOf.keys()], supplier.id, call)
  return outcomes.map((outcome) => outcomeOf[outcome])
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
