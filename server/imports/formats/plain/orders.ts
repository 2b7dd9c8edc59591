import { fromDecimal } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { z } from 'zod'
import { knownHistory, type PastOrder, type PastStep, recordHistory } from '../../../orders/public.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Export } from '../../exporting/export.ts'
import { amount, choice, currency, instant, jsonOf, number, type RowOf, required, text, whole } from '../column.ts'
import type { Format, Outcome, Work } from '../format.ts'
import { readCompany } from './company.ts'
import { postal } from './customers.ts'
import { channels, ownSource, readDocument, type Surroundings, surroundingsOf } from './document.ts'
import { definedOnly } from './places.ts'

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
  buyer_company: text(120, { names: ['entreprise', 'raison sociale', 'billing company'] }),
  buyer_siren: text(20, { names: ['siren'] }),
  buyer_vat_number: text(30, { names: ['numero de tva', 'tva intracommunautaire'] }),
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
      s.login as staff, o.customer_id as customer, e.code as company,
      o.company->>'name' as buyer_company, o.company->>'siren' as buyer_siren, o.company->>'vatNumber' as buyer_vat_number, o.language, o.currency,
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

const buyerColumn = { name: 'buyer_company', siren: 'buyer_siren', vatNumber: 'buyer_vat_number' } as const

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
  const company = readCompany(
    definedOnly({ name: cells.buyer_company, siren: cells.buyer_siren, vatNumber: cells.buyer_vat_number }),
    (field, code) => bad(buyerColumn[field], code),
  )
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
      company,
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
