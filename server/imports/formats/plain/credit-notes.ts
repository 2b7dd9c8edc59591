import type { Id } from '@filrouge/kernel/ids.ts'
import { fromDecimal } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { knownCreditNotes, knownHistory, type PastCreditNote, recordCreditNotes } from '../../../orders/public.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Export } from '../../exporting/export.ts'
import { amount, choice, currency, instant, number, type RowOf, required, text, whole } from '../column.ts'
import type { Format, Work } from '../format.ts'
import { channels, ownSource, readDocument, type Surroundings, surroundingsOf } from './document.ts'
import { definedOnly } from './places.ts'

const noteColumns = {
  source: text(60, { names: ['systeme'] }),
  number: required(text(60, { names: ['numero', 'avoir', 'credit note'] })),
  issued_at: required(instant({ names: ['date', 'emis le'] })),
  order_source: text(60),
  order: text(60, { names: ['commande', 'order number'] }),
  customer: text(254, { names: ['client'] }),
  channel: choice(channels, { names: ['canal'] }),
  location: text(80, { names: ['magasin', 'shop', 'lieu'] }),
  company: text(40, { names: ['societe'] }),
  currency: currency({ names: ['devise'] }),
  sku: required(text(80, { names: ['reference', 'article'] })),
  title_fr: text(500, { names: ['titre', 'designation', 'libelle', 'title'] }),
  title_en: text(500),
  quantity: required(whole(1, 1_000_000, { names: ['quantite', 'qty'] })),
  total: required(amount({ names: ['montant', 'total ttc', 'amount'] })),
  vat_rate: number(0, 100, { names: ['tva'] }),
}
type NoteCells = RowOf<typeof noteColumns>

interface ReadNote {
  line: number
  cells: NoteCells
  lines: NoteCells[]
}

const noteExport: Export = {
  what: 'credit-notes',
  roles: [],
  columns: noteColumns,
  query: sql`
    select n.source, n.external_number as number, n.issued_at, coalesce(o.source, case when o.id is not null then 'filrouge' end) as order_source,
      coalesce(o.external_number, o.number) as "order", n.customer_id as customer, n.channel, l.code as location, e.code as company, n.currency,
      i.sku, i.title_fr, i.title_en, i.quantity, i.total_minor as total, i.vat_rate::float8 as vat_rate
    from credit_notes n join credit_note_lines i on i.credit_note_id = n.id join legal_entities e on e.id = n.legal_entity_id
    left join orders o on o.id = n.order_id left join locations l on l.id = n.location_id
    order by n.issued_at, n.source collate "C", n.external_number collate "C", i.position`,
}

const noteFormat: Format<ReadNote> = {
  name: 'credit-notes',
  roles: [],
  columns: noteColumns,
  batchRows: 2000,
  keyOf: ({ source, number }) => `${String(source ?? '').trim()}\n${String(number ?? '').trim()}`,
  read: (rows, work) => readDocument(noteColumns, rows, work) as ReadNote | undefined,
  async write(tx, notes, work) {
    const around = await surroundingsOf(
      tx,
      notes.map(({ cells }) => cells),
      work,
    )
    const sales = await salesNamed(tx, notes)
    const past = notes.map((note) => pastNoteOf(note, around, sales, work))
    const good = past.flatMap((one) => (one ? [one] : []))
    const known = new Set<string>()
    for (const source of new Set(good.map(({ source }) => source)))
      for (const number of await knownCreditNotes(
        tx,
        source,
        good.map(({ externalNumber }) => externalNumber),
      ))
        known.add(`${source}\n${number}`)
    const isKnown = ({ source, externalNumber }: PastCreditNote) => known.has(`${source}\n${externalNumber}`)
    const fresh = good.filter((one) => !isKnown(one))
    if (fresh.length > 0) await recordCreditNotes(tx, fresh)
    return good.map((one) => (isKnown(one) ? 'same' : 'added'))
  },
}

const saleKey = ({ source = ownSource, order_source: orderSource = source, order }: NoteCells) =>
  `${orderSource}\n${order}`

async function salesNamed(tx: Tx, notes: readonly ReadNote[]): Promise<Map<string, Id<'order'>>> {
  const named = notes.map(({ cells }) => cells).filter(({ order }) => order !== undefined)
  const sales = new Map<string, Id<'order'>>()
  for (const source of new Set(named.map((cells) => saleKey(cells).split('\n')[0]!))) {
    const found = await knownHistory(
      tx,
      source,
      named.map(({ order }) => order!),
    )
    for (const [number, { id }] of found) sales.set(`${source}\n${number}`, id)
  }
  return sales
}

function pastNoteOf(
  { line, cells, lines }: ReadNote,
  around: Surroundings,
  sales: Map<string, Id<'order'>>,
  { say }: Work,
): PastCreditNote | undefined {
  const { currency = 'EUR', source = ownSource, channel = cells.location ? 'shop' : 'web' } = cells
  const location = cells.location === undefined ? undefined : around.reference.byCode.get(cells.location)
  const legalEntityId = around.companies.get(cells.company ?? '')
  const totals = lines.map(({ total }) => fromDecimal(total, currency)?.minor)
  const bad = (column: string, code: string, detail?: string) =>
    void say({ line, column, code, isBad: true, ...(detail !== undefined && { detail }) })
  if (cells.location !== undefined && !location) return bad('location', 'unknown_location', cells.location)
  if (legalEntityId === undefined) return bad('company', 'unknown_company', cells.company)
  if (totals.some((total) => total === undefined || total < 0)) return bad('total', 'not_an_amount')
  return {
    ...{ source, externalNumber: cells.number, channel, currency, legalEntityId, issuedAt: cells.issued_at },
    ...definedOnly({
      ...{ locationId: location?.id, orderId: cells.order === undefined ? undefined : sales.get(saleKey(cells)) },
      customerId: cells.customer === undefined ? undefined : around.customers.get(cells.customer),
    }),
    lines: lines.map((one, place) => ({
      ...{ sku: one.sku, titleFr: one.title_fr ?? one.sku, titleEn: one.title_en ?? one.title_fr ?? one.sku },
      ...{ quantity: one.quantity, totalMinor: totals[place]!, vatRate: one.vat_rate ?? 20 },
    })),
  }
}

export const creditNotes = { format: noteFormat, export: noteExport }
