import { normaliseEmail } from '@filrouge/kernel/email.ts'
import { type Id, isId } from '@filrouge/kernel/ids.ts'
import { fromDecimal } from '@filrouge/kernel/money.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import sql from 'sql-template-tag'
import { z } from 'zod'
import { enterCustomers, type PastCustomer, recordCustomers } from '../../../customers/public.ts'
import { reference } from '../../../locations/public.ts'
import {
  knownCreditNotes,
  knownHistory,
  type PastCreditNote,
  type PastOrder,
  type PastStep,
  recordCreditNotes,
  recordHistory,
} from '../../../orders/public.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { refuse } from '../../../platform/refuse.ts'
import type { Export } from '../../exporting/export.ts'
import {
  amount,
  choice,
  currency,
  instant,
  jsonOf,
  list,
  number,
  type RowOf,
  required,
  text,
  whole,
} from '../column.ts'
import type { Format, Outcome, Row, Work } from '../format.ts'
import { readCells } from '../read-cells.ts'
import { definedOnly } from './places.ts'

const address = z.object({
  name: z.string().max(120).optional(),
  street: z.string().min(1).max(200),
  street2: z.string().max(200).optional(),
  postcode: z.string().min(1).max(12),
  city: z.string().min(1).max(120),
  country: z.string().length(2).default('FR'),
})

const postal = {
  street: text(200, { names: ['rue', 'adresse', 'address', 'address1'] }),
  street2: text(200, { names: ['complement', 'address2'] }),
  postcode: text(12, { names: ['code postal', 'cp', 'zip'] }),
  city: text(120, { names: ['ville'] }),
  country: text(2, { names: ['pays', 'country code'] }),
}

const customerColumns = {
  id: text(40),
  reference: list({ names: ['references', 'numero client', 'code client', 'customer id', 'client'] }),
  kind: choice(['private', 'company'], { names: ['genre', 'type'] }),
  name: text(200, { names: ['nom', 'nom complet', 'full name'] }),
  email: list({ names: ['e-mail', 'courriel', 'mail', 'adresse e-mail'] }),
  phone: list({ names: ['telephone', 'tel', 'mobile', 'portable'] }),
  card: list({ names: ['carte', 'carte de fidelite', 'loyalty card'] }),
  language: choice(['fr', 'en'], { names: ['langue'] }),
  created_at: instant({ names: ['cree le', 'date de creation', 'client depuis', 'created'] }),
  erased_at: instant({ names: ['efface le'] }),
  ...postal,
  addresses: jsonOf(z.array(address), { names: ['adresses'] }),
}

interface ReadCustomer {
  line: number
  person: PastCustomer
}

const customerExport: Export = {
  what: 'customers',
  roles: [],
  columns: (({ street: _, street2: __, postcode: ___, city: ____, country: _____, ...columns }) => columns)(
    customerColumns,
  ),
  query: sql`
    select c.id, array(select i.value from identifiers i where i.customer_id = c.id and i.kind = 'external' order by i.value collate "C") as reference,
      c.kind, c.name, array(select i.value from identifiers i where i.customer_id = c.id and i.kind = 'email' order by i.value collate "C") as email,
      array(select i.value from identifiers i where i.customer_id = c.id and i.kind = 'phone' order by i.value collate "C") as phone,
      array(select i.value from identifiers i where i.customer_id = c.id and i.kind = 'card' order by i.value collate "C") as card,
      c.language, c.created_at, c.erased_at,
      (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', a.name, 'street', a.street, 'street2', a.street2, 'postcode', a.postcode,
        'city', a.city, 'country', a.country)) order by a.is_default desc, a.street collate "C", a.postcode collate "C", a.city collate "C")
        from addresses a where a.customer_id = c.id) as addresses
    from customers c order by c.id`,
}

const customerFormat: Format<ReadCustomer> = {
  name: 'customers',
  roles: [],
  columns: customerColumns,
  batchRows: 2000,
  read([row], work) {
    const cells = readCells(customerColumns, row!, work)
    if (!cells) return undefined
    const bad = (column: string, code: string) => void work.say({ line: row!.line, column, code, isBad: true })
    const emails = (cells.email ?? []).map(normaliseEmail)
    const phones = (cells.phone ?? []).map((one) => normalisePhone(one))
    if (emails.includes(undefined)) return bad('email', 'not_an_email')
    if (phones.includes(undefined)) return bad('phone', 'not_a_phone')
    const isNamed =
      cells.id !== undefined || [cells.reference, emails, phones, cells.card].some((one) => (one?.length ?? 0) > 0)
    if (!isNamed) return bad('email', 'nobody')
    return { line: row!.line, person: personOf(cells, emails as string[], phones as string[]) }
  },
  async write(tx, people, { call, say }) {
    const entered = await enterCustomers(
      tx,
      people.map(({ person }) => person),
      call.now,
    )
    return entered.flatMap(({ id, isNew }, place): Outcome[] => {
      if (id) return [isNew ? 'added' : 'same']
      say({ line: people[place]!.line, code: 'was_erased', isBad: true })
      return []
    })
  },
}

function personOf(cells: RowOf<typeof customerColumns>, emails: string[], phones: string[]): PastCustomer {
  const { street, postcode, city } = cells
  const own =
    street && postcode && city
      ? [{ street, postcode, city, country: cells.country ?? 'FR', ...definedOnly({ street2: cells.street2 }) }]
      : []
  const said = [
    ...(cells.reference ?? []).map((value) => ({ kind: 'external' as const, value })),
    ...emails.map((value) => ({ kind: 'email' as const, value })),
    ...phones.map((value) => ({ kind: 'phone' as const, value })),
    ...(cells.card ?? []).map((value) => ({ kind: 'card' as const, value: value.replace(/\s/g, '') })),
  ]
  return {
    ...(cells.id !== undefined && isId('customer', cells.id) ? { id: cells.id } : {}),
    ...definedOnly({
      ...{
        kind: cells.kind,
        name: cells.name,
        language: cells.language,
        createdAt: cells.created_at,
        erasedAt: cells.erased_at,
      },
    }),
    identifiers: said,
    addresses: [...own, ...(cells.addresses ?? [])] as NonNullable<PastCustomer['addresses']>,
  }
}

export const customers = { format: customerFormat, export: customerExport }

const channels = [
  'web',
  'mobile_web',
  'app',
  'shop',
  'call_centre',
  'catalogue',
  'marketplace',
  'social',
  'agent',
] as const
const discount = z.looseObject({ code: z.string(), titleFr: z.string(), titleEn: z.string(), amountMinor: z.int() })

const orderColumns = {
  source: text(60, { names: ['systeme'] }),
  number: required(text(60, { names: ['numero', 'commande', 'order', 'order number', 'n de commande'] })),
  placed_at: required(instant({ names: ['date', 'passee le', 'created at', 'order date'] })),
  channel: choice(channels, { names: ['canal'] }),
  location: text(80, { names: ['magasin', 'shop', 'lieu'] }),
  staff: text(60, { names: ['vendeur', 'associate'] }),
  customer: text(254, { names: ['client', 'customer id'] }),
  company: text(40, { names: ['societe'] }),
  language: choice(['fr', 'en'], { names: ['langue'] }),
  currency: currency({ names: ['devise'] }),
  state: choice(['open', 'completed', 'cancelled'], { names: ['etat', 'statut', 'status'] }),
  prepared_at: instant({ names: ['preparee le'] }),
  shipped_at: instant({ names: ['expediee le'] }),
  collected_at: instant({ names: ['retiree le'] }),
  delivered_at: instant({ names: ['livree le'] }),
  cancelled_at: instant({ names: ['annulee le'] }),
  promised_earliest: instant(),
  promised_latest: instant(),
  mode: choice(['takeaway', 'collect', 'home', 'relay'], { names: ['mode de livraison', 'livraison'] }),
  collect_at: text(80, { names: ['retrait a'] }),
  relay_point: text(80, { names: ['point relais'] }),
  place_name: text(200),
  recipient: text(120, { names: ['destinataire', 'shipping name'] }),
  ...postal,
  email: text(254, { names: ['e-mail', 'courriel'] }),
  phone: text(30, { names: ['telephone'] }),
  contact_name: text(120),
  delivery_price: amount({ names: ['frais de port', 'port', 'shipping'] }),
  delivery_vat_rate: number(0, 100),
  delivery_service: text(80),
  served_from: text(80),
  sku: required(text(80, { names: ['reference', 'article', 'lineitem sku'] })),
  title_fr: text(500, { names: ['titre', 'designation', 'libelle', 'title', 'lineitem name'] }),
  title_en: text(500),
  quantity: required(whole(1, 1_000_000, { names: ['quantite', 'qty', 'lineitem quantity'] })),
  unit_price: required(amount({ names: ['prix unitaire', 'prix', 'price', 'lineitem price'] })),
  vat_rate: number(0, 100, { names: ['tva', 'taux de tva'] }),
  discounts: jsonOf(z.array(discount), { names: ['remises'] }),
}
type OrderCells = RowOf<typeof orderColumns>

/** An order of a file: what its first row says of the whole, and its lines. */
export interface ReadOrder {
  line: number
  /** Where the file says whose orders are and not whose this one is, its address of contact makes nobody a customer. */
  isGuest: boolean
  cells: OrderCells
  lines: OrderCells[]
}

const orderExport: Export = {
  what: 'orders',
  roles: [],
  columns: orderColumns,
  query: sql`
    select coalesce(o.source, 'filrouge') as source, coalesce(o.external_number, o.number) as number, o.placed_at, o.channel, l.code as location,
      s.login as staff, o.customer_id as customer, e.code as company, o.language, o.currency,
      case o.status when 'completed' then 'completed' when 'cancelled' then 'cancelled' else 'open' end as state,
      t.prepared_at, t.shipped_at, t.collected_at, t.delivered_at, t.cancelled_at, o.promised_earliest, o.promised_latest, o.mode,
      (select code from locations where id = o.delivery->>'locationId') as collect_at, o.delivery->>'relayPointId' as relay_point,
      o.delivery->>'placeName' as place_name, o.delivery #>> '{address,name}' as recipient, o.delivery #>> '{address,street}' as street,
      o.delivery #>> '{address,street2}' as street2, o.delivery #>> '{address,postcode}' as postcode, o.delivery #>> '{address,city}' as city,
      o.delivery #>> '{address,country}' as country, o.delivery #>> '{contact,email}' as email, o.delivery #>> '{contact,phone}' as phone,
      o.delivery #>> '{contact,name}' as contact_name, o.delivery_minor as delivery_price,
      coalesce((o.delivery->>'vatRate')::float8, 20) as delivery_vat_rate, o.delivery->>'service' as delivery_service,
      (select code from locations where id = i.sources #>> '{0,locationId}') as served_from,
      i.sku, i.title_fr, i.title_en, i.quantity, i.unit_price_minor as unit_price, i.vat_rate::float8 as vat_rate, nullif(i.discounts, '[]') as discounts
    from orders o join order_lines i on i.order_id = o.id join legal_entities e on e.id = o.legal_entity_id
    left join locations l on l.id = o.location_id left join staff s on s.id = o.staff_id
    cross join lateral (
      select min(v.at) filter (where v.type = 'order.prepared') as prepared_at, min(v.at) filter (where v.type = 'order.shipped') as shipped_at,
        min(v.at) filter (where v.type = 'order.collected') as collected_at, min(v.at) filter (where v.type = 'order.delivered') as delivered_at,
        min(v.at) filter (where v.type = 'order.cancelled') as cancelled_at
      from events v where v.subject_id = o.id) t
    order by o.placed_at, coalesce(o.source, 'filrouge') collate "C", coalesce(o.external_number, o.number) collate "C", i.position`,
}

const orderFormat: Format<ReadOrder> = {
  name: 'orders',
  roles: [],
  columns: orderColumns,
  batchRows: 2000,
  keyOf: ({ source, number }) => `${String(source ?? '').trim()}\n${String(number ?? '').trim()}`,
  read: (rows, work) => readDocument(orderColumns, rows, work) as ReadOrder | undefined,
  write: writeOrders,
}

function readDocument<C extends typeof orderColumns | typeof noteColumns>(
  columns: C,
  rows: readonly Row[],
  work: Work,
) {
  const read = rows.map((row) => readCells(columns, row, work))
  const lines = read.filter((cells) => cells !== undefined)
  if (lines.length < rows.length) return undefined
  const isGuest = 'customer' in rows[0]!.cells && lines[0]!.customer === undefined
  return { line: rows[0]!.line, isGuest, cells: lines[0]!, lines }
}

const ownSource = 'csv'
const stepColumns: [PastStep, keyof OrderCells & string][] = [
  ['prepared', 'prepared_at'],
  ['shipped', 'shipped_at'],
  ['collected', 'collected_at'],
  ['delivered', 'delivered_at'],
  ['cancelled', 'cancelled_at'],
]

/** Writes orders of another system; who their customers are is found by id, e-mail, telephone, card or reference. */
export async function writeOrders(tx: Tx, orders: readonly ReadOrder[], work: Work): Promise<Outcome[]> {
  const named = orders.map(({ isGuest, cells }) => (isGuest ? {} : cells))
  const surroundings = await surroundingsOf(tx, named, work)
  const past = orders.map((order) => pastOrderOf(order, surroundings, work))
  const good = past.flatMap((one) => (one ? [one] : []))
  const known = new Map<string, Awaited<ReturnType<typeof knownHistory>>>()
  for (const source of new Set(good.map(({ source }) => source)))
    known.set(
      source,
      await knownHistory(
        tx,
        source,
        good.filter((one) => one.source === source).map((one) => one.externalNumber),
      ),
    )
  const outcomes = good.map((one): Outcome | undefined => {
    const before = known.get(one.source)?.get(one.externalNumber)
    if (!before) return 'added'
    return before.lines === one.lines.length ? 'same' : undefined
  })
  outcomes.forEach((outcome, place) => {
    const line = orders.filter((_, at) => past[at])[place]!.line
    if (outcome === undefined) work.say({ line, column: 'number', code: 'order_differs', isBad: true })
  })
  const taken = good.filter((_, place) => outcomes[place] !== undefined)
  if (taken.length > 0) await recordHistory(tx, taken)
  return outcomes.flatMap((outcome) => (outcome ? [outcome] : []))
}

interface Surroundings {
  reference: Awaited<ReturnType<typeof reference>>
  staff: Map<string, Id<'staff'>>
  companies: Map<string, string>
  customers: Map<string, Id<'customer'>>
}

async function surroundingsOf(
  tx: Tx,
  rows: readonly {
    customer?: string | undefined
    email?: string | undefined
    phone?: string | undefined
    placed_at?: Date | undefined
  }[],
  { call }: Work,
): Promise<Surroundings> {
  const [people, companies] = [
    await tx.rows<{ login: string; id: Id<'staff'> }>(sql`select login, id from staff`),
    await tx.rows<{ code: string; id: string }>(sql`select code, id from legal_entities order by code`),
  ]
  if (companies.length === 0) refuse('company_missing')
  const named = new Map<string, PastCustomer>()
  for (const { customer, email, phone, placed_at: createdAt } of rows) {
    const key = customer ?? email ?? phone
    if (key !== undefined && !named.has(key)) named.set(key, { ...customerNamed(key), ...(createdAt && { createdAt }) })
  }
  const ids = await recordCustomers(tx, [...named.values()], call.now)
  return {
    reference: await reference(tx),
    staff: new Map(people.map(({ login, id }) => [login, id])),
    companies: new Map([['', companies[0]!.id], ...companies.map(({ code, id }): [string, string] => [code, id])]),
    customers: new Map([...named.keys()].flatMap((key, place) => (ids[place] ? [[key, ids[place]!]] : []))),
  }
}

function customerNamed(key: string): PastCustomer {
  if (isId('customer', key)) return { id: key }
  const [email, phone] = [normaliseEmail(key), normalisePhone(key)]
  return email ? { email } : phone ? { phone } : { external: key }
}

function pastOrderOf(
  { line, isGuest, cells, lines }: ReadOrder,
  around: Surroundings,
  { say }: Work,
): PastOrder | undefined {
  let isGood = true
  const bad = (column: string, code: string, detail?: string) => {
    isGood = false
    say({ line, column, code, isBad: true, ...(detail !== undefined && { detail }) })
  }
  const placeOf = (column: 'location' | 'collect_at' | 'served_from') => {
    const code = cells[column]
    const found = code === undefined ? undefined : around.reference.byCode.get(code)
    if (code !== undefined && !found) bad(column, 'unknown_location', code)
    return found?.id
  }
  const { currency = 'EUR', source = ownSource, channel = cells.location ? 'shop' : 'web' } = cells
  const minor = (decimal: string | undefined, column: string) => {
    const read = fromDecimal(decimal ?? '0', currency)
    if (!read || read.minor < 0) bad(column, 'not_an_amount')
    return read?.minor ?? 0
  }
  if (cells.staff !== undefined && !around.staff.has(cells.staff)) bad('staff', 'unknown_staff', cells.staff)
  const legalEntityId = around.companies.get(cells.company ?? '')
  if (legalEntityId === undefined) bad('company', 'unknown_company', cells.company)
  const key = isGuest ? undefined : (cells.customer ?? cells.email ?? cells.phone)
  const customerId = key === undefined ? undefined : around.customers.get(key)
  // Who asked to be forgotten leaves her orders, and nothing by which she could be written to.
  const isForgotten = key !== undefined && customerId === undefined
  const { street, postcode, city, country = 'FR' } = cells
  const hasAddress = !isForgotten && street && postcode && city
  const state = cells.state ?? (cells.cancelled_at ? 'cancelled' : 'completed')
  const happened = stepColumns.flatMap(([step, column]) => (cells[column] ? [{ step, at: cells[column] as Date }] : []))
  if (state === 'cancelled' && !cells.cancelled_at) happened.push({ step: 'cancelled', at: cells.placed_at })
  const order = {
    ...{ source, externalNumber: cells.number, number: cells.number, channel, currency, legalEntityId: legalEntityId! },
    ...definedOnly({
      ...{ customerId, locationId: placeOf('location'), servedFrom: placeOf('served_from'), language: cells.language },
      staffId: cells.staff === undefined ? undefined : around.staff.get(cells.staff),
    }),
    placedAt: cells.placed_at,
    lines: lines.map((one) => ({
      ...{ sku: one.sku, titleFr: one.title_fr ?? one.sku, titleEn: one.title_en ?? one.title_fr ?? one.sku },
      ...{ quantity: one.quantity, unitPriceMinor: minor(one.unit_price, 'unit_price'), vatRate: one.vat_rate ?? 20 },
      ...(one.discounts && { discounts: one.discounts }),
    })),
    delivery: {
      mode: cells.mode ?? (channel === 'shop' ? 'takeaway' : 'home'),
      ...definedOnly({
        ...{ locationId: placeOf('collect_at'), relayPointId: cells.relay_point, placeName: cells.place_name },
        service: cells.delivery_service,
        address: hasAddress
          ? { street, postcode, city, country, ...definedOnly({ name: cells.recipient, street2: cells.street2 }) }
          : undefined,
      }),
      contact: isForgotten ? {} : definedOnly({ email: cells.email, phone: cells.phone, name: cells.contact_name }),
      ...{ costMinor: minor(cells.delivery_price, 'delivery_price'), vatRate: cells.delivery_vat_rate ?? 20 },
    },
    ...(cells.promised_earliest && cells.promised_latest
      ? { promised: { earliest: cells.promised_earliest, latest: cells.promised_latest } }
      : {}),
    happened,
    isOpen: state === 'open',
  }
  return isGood ? (order as PastOrder) : undefined
}

export const orders = { format: orderFormat, export: orderExport }

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
