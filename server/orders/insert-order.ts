import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { CartRow, FrozenCart, Source } from '../carts/public.ts'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import { isTaken, type Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refuse.ts'
import { vatGroupOf } from './vat-group.ts'

export interface NewOrder {
  id: Id<'order'>
  number: string
  cart: CartRow
  frozen: FrozenCart
  customerId: Id<'customer'> | null
  visitorId: Id<'visitor'> | null
  sources: readonly Source[]
}

/** The number of the next order: the year of the sale and a sequence (`26-000123`). Asked ahead, so that nobody waits while the order is written. */
export async function nextNumber(tx: Tx, frozen: FrozenCart, call: Call): Promise<string> {
  const [{ next }, { locations }] = await Promise.all([
    tx.one<{ next: number }>(sql`select nextval('order_numbers') as next`),
    reference(tx),
  ])
  const timeZone = (frozen.locationId && locations.get(frozen.locationId)?.timeZone) || 'Europe/Paris'
  return `${civilDateIn(call.now, timeZone).slice(2, 4)}-${String(next).padStart(6, '0')}`
}

/** Writes an order and its lines as the contract was frozen, in one statement; an id that serves elsewhere is refused when it is committed. */
export async function insertOrder(tx: Tx, order: NewOrder, call: Call): Promise<void> {
  const { id, number, cart, frozen, customerId, visitorId } = order
  const { totals, delivery, promised } = frozen
  const known = await reference(tx)
  const location = frozen.locationId ? known.locations.get(frozen.locationId) : undefined
  const legalEntityId = location?.legalEntityId ?? [...known.legalEntities.keys()][0]
  const isHandedOver = isTakenAtOnce(frozen)
  const { shown: _, ...agreed } = delivery
  const kept = {
    ...agreed,
    costMinor: totals.deliveryMinor,
    vatRate: delivery.shown.vatRate,
    service: delivery.shown.service,
    slotId: delivery.shown.slotId,
    slotsFrom: delivery.shown.slotsFrom,
  }
  const written = sql`
    with placed as (
      insert into orders (id, number, cart_id, customer_id, visitor_id, channel, location_id, staff_id, legal_entity_id, status,
        fulfilment_status, currency, goods_minor, discounts_minor, gifts_minor, delivery_minor, total_minor, vat, company, delivery, promised_earliest,
        promised_latest, language, placed_at)
      values (${id}, ${number}, ${cart.id}, ${customerId}, ${visitorId}, ${frozen.channel}, ${frozen.locationId}, ${frozen.staffId}, ${legalEntityId},
        ${isHandedOver ? 'completed' : 'placed'}, ${isHandedOver ? 'fulfilled' : 'unfulfilled'}, ${frozen.currency},
        ${totals.goodsMinor}::bigint, ${totals.discountsMinor}::bigint, ${totals.giftsMinor ?? 0}::bigint, ${totals.deliveryMinor}::bigint, ${totals.totalMinor}::bigint,
        ${JSON.stringify(totals.vat)}::jsonb, ${frozen.company ? JSON.stringify(frozen.company) : null}::jsonb,
        ${JSON.stringify(kept)}::jsonb, ${promised.earliest}::timestamptz,
        ${promised.latest}::timestamptz, ${frozen.language}, ${call.now})
      returning id, staff_id, promised_latest, legal_entity_id)
    insert into order_lines (order_id, position, sku, title_fr, title_en, quantity, unit_price_minor, discount_minor, total_minor,
      vat_rate, vat_group, discounts, contract_concluded, staff_id, promised_latest, legal_entity_id, sources, eco_contribution_minor)
    select p.id, l.position, l.sku, l.title_fr, l.title_en, l.quantity, l.unit_price_minor, l.discount_minor, l.total_minor,
        l.vat_rate, l.vat_group, l.discounts, ${contractOf(frozen)}, p.staff_id, p.promised_latest, p.legal_entity_id, l.sources, l.eco_contribution_minor
      from placed p, jsonb_to_recordset(${JSON.stringify(linesOf(frozen, order.sources))}::jsonb) l(position integer, sku text,
        title_fr text, title_en text, quantity integer, unit_price_minor bigint, discount_minor bigint, total_minor bigint,
        vat_rate numeric, vat_group text, discounts jsonb, sources jsonb, eco_contribution_minor bigint)`
  tx.send(written, (error) => (isTaken(error, 'orders_pkey') ? new Refusal('id_already_used') : error))
}

/** Only someone at the counter hands over: what a shopper alone chose to take away waits for her like what is collected. */
export const isTakenAtOnce = (frozen: FrozenCart): boolean =>
  frozen.delivery.mode === 'takeaway' && frozen.staffId !== null

/** At a distance she may withdraw for fourteen days; what she buys from an associate in his shop is bought there. */
const contractOf = (frozen: FrozenCart): 'distance' | 'shop' =>
  frozen.channel === 'shop' && frozen.staffId !== null ? 'shop' : 'distance'

function linesOf(frozen: FrozenCart, sources: readonly Source[]): object[] {
  return frozen.lines.map((line, index) => ({
    position: index + 1,
    sku: line.sku,
    title_fr: line.titleFr,
    title_en: line.titleEn,
    quantity: line.quantity,
    unit_price_minor: line.unitPriceMinor,
    discount_minor: line.discountMinor,
    total_minor: line.totalMinor,
    eco_contribution_minor: line.ecoContributionMinor ?? null,
    vat_rate: line.vatRate,
    vat_group: vatGroupOf(line.vatRate),
    discounts: line.discounts,
    sources: sources
      .filter((source) => source.sku === line.sku)
      .map(({ locationId, incomingId, quantity }) => ({ locationId, quantity, ...(incomingId ? { incomingId } : {}) })),
  }))
}
