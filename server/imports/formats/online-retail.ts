import { instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { slug } from '@filrouge/kernel/text.ts'
import { addCategories, addProducts, type ProductToAdd } from '../../catalogue/public.ts'
import { recordCustomers } from '../../customers/public.ts'
import { reference } from '../../locations/public.ts'
import {
  knownCreditNotes,
  knownHistory,
  type PastCreditNote,
  type PastLine,
  type PastOrder,
  recordCreditNotes,
  recordHistory,
  salesOfReturns,
} from '../../orders/public.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refuse } from '../../platform/refuse.ts'
import { required, text, whole } from './column.ts'
import type { Format, Outcome, Row, Survey, Work } from './format.ts'
import { readCells } from './read-cells.ts'

const source = 'online-retail'
const category = { code: 'online-retail', titleFr: 'Cadeaux et maison', titleEn: 'Gifts and home', position: 910 }

const columns = {
  InvoiceNo: required(text(40)),
  StockCode: required(text(60)),
  Description: text(500),
  Quantity: required(whole(-1_000_000, 1_000_000)),
  InvoiceDate: required(text(30)),
  UnitPrice: required(text(30)),
  CustomerID: text(40),
  Country: text(80),
}

/** A sale or money given back, as the file has it: all the rows of one invoice. */
interface Invoice {
  line: number
  number: string
  isCredit: boolean
  at: Date
  customer?: string
  country?: string
  lines: { sku: string; title: string; quantity: number; unitPriceMinor: number; isFee: boolean }[]
}

/** What is charged for and is no article: carriage, bank charges, commissions, corrections by hand. */
const isFee = (code: string) => !/^\d{5}/.test(code) && !/^(?:DCGS|gift_)/i.test(code)
const carriage = new Set(['POST', 'DOT', 'C2'])
/** A fee stands in the book under a code that no article can have. */
const skuOf = (code: string) => (isFee(code) ? `fee:${code}` : code)

/**
 * A British retailer's order lines (Chen, Sain & Guo 2012): sales with a customer are orders of the web, those without one sales at the till;
 * what begins with C is money given back; all of it in pounds and settled there.
 */
export const onlineRetail: Format<Invoice> = {
  name: 'online-retail',
  columns,
  roles: [],
  batchRows: 4000,
  keyOf: ({ InvoiceNo }) => String(InvoiceNo ?? '').trim(),
  survey: usualTitles,
  read: readInvoice,
  write: writeInvoices,
}

/** What each article is called most often: descriptions are also used for notes. */
function usualTitles(): Survey {
  const counts = new Map<string, Map<string, number>>()
  return {
    add(cells) {
      const [code, title] = [String(cells.StockCode ?? '').trim(), String(cells.Description ?? '').trim()]
      if (title === '' || isFee(code)) return
      const titles = counts.get(code)
      if (titles) titles.set(title, (titles.get(title) ?? 0) + 1)
      else counts.set(code, new Map([[title, 1]]))
    },
    answer: () =>
      new Map([...counts].map(([code, titles]) => [code, [...titles].reduce((a, b) => (b[1] > a[1] ? b : a))[0]])),
  }
}

function readInvoice(rows: readonly Row[], work: Work): Invoice | undefined {
  const titles = work.surveyed as Map<string, string>
  let invoice: Invoice | undefined
  for (const row of rows) {
    const cells = readCells(columns, row, work)
    if (!cells) return undefined
    const { InvoiceNo: number, StockCode: code, Quantity: quantity } = cells
    const bad = (column: string, problem: string, detail?: string) =>
      work.say({ line: row.line, column, code: problem, isBad: true, ...(detail !== undefined && { detail }) })
    const priceMinor = minorOf(cells.UnitPrice, row, work)
    const at = momentIn(cells.InvoiceDate)
    if (priceMinor === undefined) bad('UnitPrice', 'not_an_amount')
    if (at === undefined) bad('InvoiceDate', 'not_a_moment')
    if (priceMinor === undefined || at === undefined) return undefined
    const isCredit = number.startsWith('C') || priceMinor < 0
    // Pieces that went missing, broke or were found are written into this file as sales of nothing.
    if (quantity === 0 || quantity < 0 !== number.startsWith('C')) {
      bad('Quantity', 'stock_adjustment')
      continue
    }
    invoice ??= {
      ...{ line: row.line, number, isCredit, at, lines: [] },
      ...(cells.CustomerID && { customer: cells.CustomerID }),
      ...(cells.Country && { country: cells.Country }),
    }
    if (invoice.isCredit !== isCredit) {
      bad('UnitPrice', 'differs_from_line', String(invoice.line))
      continue
    }
    invoice.lines.push({
      sku: skuOf(code),
      title: titles.get(code) ?? (cells.Description || code),
      quantity: Math.abs(quantity),
      unitPriceMinor: Math.abs(priceMinor),
      isFee: isFee(code),
    })
  }
  return invoice
}

function minorOf(price: string, { line }: Row, { say }: Work): number | undefined {
  const [, sign, whole, fraction = ''] = /^(-?)(\d{1,10})(?:\.(\d+))?$/.exec(price) ?? []
  if (whole === undefined) return undefined
  const minor = Math.round(Number(`${whole}.${fraction}`) * 100)
  if (fraction.replace(/0+$/, '').length > 2)
    say({ line, column: 'UnitPrice', code: 'rounded', detail: (minor / 100).toFixed(2), isBad: false })
  return sign === '-' ? -minor : minor
}

function momentIn(text: string): Date | undefined {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}):\d{2}$/.exec(text) ?? []
  return date && time ? instantOf(date, time, 'Europe/London') : undefined
}

async function writeInvoices(tx: Tx, invoices: readonly Invoice[], work: Work): Promise<Outcome[]> {
  const legalEntityId = [...(await reference(tx)).legalEntities.keys()][0] ?? refuse('company_missing')
  await addArticles(tx, invoices, work)
  const customers = await customersOf(tx, invoices, work)
  const numbers = invoices.map(({ number }) => number)
  const [knownOrders, knownNotes] = [
    await knownHistory(tx, source, numbers),
    await knownCreditNotes(tx, source, numbers),
  ]
  const outcomes = invoices.map(
    ({ number, isCredit }): Outcome =>
      (isCredit ? knownNotes.has(number) : knownOrders.has(number)) ? 'same' : 'added',
  )
  const fresh = invoices.filter((_, place) => outcomes[place] === 'added')
  const idOf = (invoice: Invoice) => (invoice.customer === undefined ? undefined : customers.get(invoice.customer))
  const sales = fresh.filter(({ isCredit }) => !isCredit).map((sale) => orderOf(sale, idOf(sale), legalEntityId))
  if (sales.length > 0) await recordHistory(tx, sales)
  await giveBack(
    tx,
    fresh.filter(({ isCredit }) => isCredit),
    idOf,
    legalEntityId,
  )
  return outcomes
}

async function addArticles(tx: Tx, invoices: readonly Invoice[], { call, surveyed }: Work): Promise<void> {
  const written = writtenOf(surveyed as Map<string, string>)
  const articles = new Map<string, ProductToAdd>()
  for (const { sku, title, isFee } of invoices.flatMap(({ lines }) => lines))
    if (!isFee && !written.has(sku)) articles.set(sku, articleOf(sku, title))
  if (articles.size === 0) return
  await addCategories(tx, [category])
  await addProducts(tx, [...articles.values()], call.now)
  tx.afterCommit(() => {
    for (const sku of articles.keys()) written.add(sku)
  })
}

// What this run has added already need not be looked at in every batch.
const added = new WeakMap<Map<string, string>, Set<string>>()
function writtenOf(titles: Map<string, string>): Set<string> {
  const written = added.get(titles) ?? new Set()
  added.set(titles, written)
  return written
}

const articleOf = (sku: string, title: string): ProductToAdd => ({
  // Codes differ by the case of their last letter.
  handle: `${slug(title).slice(0, 60)}-or-${slug(sku)}${/[a-z]/.test(sku) ? '-b' : ''}`,
  brand: '',
  category: category.code,
  titleFr: title,
  titleEn: title,
  origin: source,
  variants: [{ sku }],
})

async function customersOf(tx: Tx, invoices: readonly Invoice[], { call }: Work): Promise<Map<string, Id<'customer'>>> {
  const first = new Map<string, Date>()
  for (const { customer, at } of invoices) if (customer !== undefined && !first.has(customer)) first.set(customer, at)
  const ids = await recordCustomers(
    tx,
    [...first].map(([customer, createdAt]) => ({ external: `${source}:${customer}`, language: 'en', createdAt })),
    call.now,
  )
  return new Map([...first.keys()].flatMap((customer, place) => (ids[place] ? [[customer, ids[place]] as const] : [])))
}

// The file does not say what VAT was in a price.
const vatRate = 0

function orderOf(sale: Invoice, customerId: Id<'customer'> | undefined, legalEntityId: string): PastOrder {
  const isCarriage = ({ sku }: Invoice['lines'][number]) => carriage.has(sku.replace('fee:', ''))
  const hasGoods = sale.lines.some((line) => !isCarriage(line))
  const goods = sale.lines.filter((line) => !hasGoods || !isCarriage(line))
  const costMinor = hasGoods
    ? sale.lines.filter(isCarriage).reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0)
    : 0
  return {
    ...{ source, externalNumber: sale.number, number: sale.number, legalEntityId, language: 'en', currency: 'GBP' },
    channel: sale.customer === undefined ? 'shop' : 'web',
    ...(customerId && { customerId }),
    placedAt: sale.at,
    lines: goods.map(lineOf),
    delivery: {
      mode: sale.customer === undefined ? 'takeaway' : 'home',
      ...(sale.country && { placeName: sale.country }),
      costMinor,
      vatRate,
    },
  }
}

const lineOf = ({ sku, title, quantity, unitPriceMinor }: Invoice['lines'][number]): PastLine => ({
  ...{ sku, titleFr: title, titleEn: title, quantity, unitPriceMinor, vatRate },
})

async function giveBack(
  tx: Tx,
  credits: readonly Invoice[],
  idOf: (invoice: Invoice) => Id<'customer'> | undefined,
  legalEntityId: string,
): Promise<void> {
  const returned = credits.flatMap((credit) => {
    const customerId = idOf(credit)
    const { number, at: issuedAt } = credit
    return customerId ? [{ number, customerId, issuedAt, lines: credit.lines.filter(({ isFee }) => !isFee) }] : []
  })
  const sales = await salesOfReturns(tx, source, returned)
  const notes = credits.map((credit): PastCreditNote => {
    const [orderId, customerId] = [sales.get(credit.number), idOf(credit)]
    return {
      ...{ source, externalNumber: credit.number, legalEntityId, currency: 'GBP', issuedAt: credit.at },
      channel: credit.customer === undefined ? 'shop' : 'web',
      ...(orderId && { orderId }),
      ...(customerId && { customerId }),
      lines: credit.lines.map(({ unitPriceMinor, quantity, ...line }) => ({
        ...lineOf({ ...line, quantity, unitPriceMinor }),
        totalMinor: unitPriceMinor * quantity,
      })),
    }
  })
  if (notes.length > 0) await recordCreditNotes(tx, notes)
}
