import type { Company } from '@filrouge/contract/companies.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/orders.ts'
import type { OrderView } from '@filrouge/contract/orders.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import { softText } from '@filrouge/contract/sourcing-words.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { type CartDelivery, type FrozenTotals, netOfLines, netTotalsView, totalsView } from '../carts/public.ts'
import { pictureNameOfVariant, pictureUrl } from '../catalogue/public.ts'
import { type Reference, reference } from '../locations/public.ts'
import { endOfCard } from '../loyalty/public.ts'
import {
  canCancel,
  canMoveSlot,
  canUseOrder,
  mayGiveBack,
  maySeeOrder,
  type OwnedOrder,
  ownershipOf,
} from '../orders/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { mayStillMove, type SlotPlan, slotPlans } from '../slots/public.ts'
import { type Happened, timelineOf, toldCodes } from './order-timeline.ts'
import { type ShownPayment, viewOfPayment } from './payment-view.ts'

interface ShownLine {
  sku: string
  title_fr: string
  title_en: string
  handle: string | null
  picture: string | null
  quantity: number
  unit_price_minor: number
  eco_contribution_minor: number | null
  total_minor: number
  vat_rate: number
  contract_concluded: 'distance' | 'shop'
  promised_latest: string
  discounts: { code: string; titleFr: string; titleEn: string; amountMinor: number }[]
  sources: { locationId: string; incomingId?: string; quantity: number }[]
}

type ShownFulfilment = Omit<OrderView['fulfilments'][number], 'locationName' | 'promised' | 'isLate' | 'expiresAt'> & {
  earliest: string
  latest: string
  expiresAt: string | null
}

interface ShownGift {
  id: Id<'gift'>
  number: string
  minor: number
  name: string | null
  sendsAt: string | null
  deliveredAt: string | null
  failedAt: string | null
  takenBackAt: string | null
  expiresAt: string
  isUsed: boolean
}

interface ShownOrder extends OwnedOrder {
  id: Id<'order'>
  number: string
  origin: OrderView['origin']
  cart_id: string | null
  credited_minor: number
  channel: Channel
  location_id: string | null
  staff_id: string | null
  associate: string | null
  legal_entity_id: string
  status: OrderView['status']
  fulfilment_status: OrderView['fulfilmentStatus']
  currency: Currency
  goods_minor: number
  discounts_minor: number
  gifts_minor: number
  delivery_minor: number
  total_minor: number
  vat: FrozenTotals['vat']
  company: Company | null
  delivery: Omit<CartDelivery, 'shown'> & { vatRate?: number }
  promised_earliest: Date
  promised_latest: Date
  placed_at: Date
  version: number
  /** The session that asks is one that paid for it. */
  is_payer: boolean
  lines: ShownLine[]
  payments: ShownPayment[]
  tenders: { kind: 'gift_card' | 'store_credit'; number: string | null; taken: number; back: number }[]
  gifts: ShownGift[]
  points: number
  fulfilments: ShownFulfilment[]
  shortages: OrderView['shortages']
  happened: Happened[]
  slot: { id: string; planId: string; startsAt: string; endsAt: string } | null
}

/** The one order view: equal for everyone who reads the same language, but for `can`. Asks nobody's leave. */
export async function orderView(tx: Tx, orderId: string, call: Call): Promise<OrderView> {
  const [order, known] = await Promise.all([readOrder(tx, orderId, call), reference(tx)])
  return viewOf(order ?? refuse('order_not_found'), known, await slotPlans(tx, known), call)
}

/** An order, for whoever may see it: hers, the session's that paid, the staff's, or by the key of the link in her messages. */
export async function showOrder(tx: Tx, input: Input<typeof contract.showOrder>, call: Call): Promise<OrderView> {
  const [order, known] = await Promise.all([readOrder(tx, input.id, call), reference(tx)])
  if (!order || !(await maySeeOrder(tx, order, input.key, call))) refuse('order_not_found')
  return viewOf(order, known, await slotPlans(tx, known), call)
}

/** What a page that shows an order listens to. */
export async function topicsOfOrder(tx: Tx, input: Input<typeof contract.watchOrder>, call: Call): Promise<string[]> {
  const order = await showOrder(tx, input, call)
  return [order.id]
}

/** One statement: the order, its lines, its payments and what happened to them. */
function readOrder(tx: Tx, orderId: string, call: Call): Promise<ShownOrder | undefined> {
  return tx.maybe<ShownOrder>(sql`
    select o.*, s.name as associate, ${ownershipOf(call)},
      (select coalesce(json_agg(json_build_object('sku', l.sku, 'title_fr', l.title_fr, 'title_en', l.title_en, 'handle', p.handle,
          'picture', ${pictureNameOfVariant},
          'quantity', l.quantity, 'unit_price_minor', l.unit_price_minor, 'eco_contribution_minor', l.eco_contribution_minor, 'total_minor', l.total_minor, 'vat_rate', l.vat_rate,
          'contract_concluded', l.contract_concluded, 'promised_latest', l.promised_latest, 'discounts', l.discounts,
          'sources', l.sources) order by l.position), '[]')
        from order_lines l left join variants v on v.sku = l.sku left join products p on p.id = v.product_id
        where l.order_id = o.id) as lines,
      (select coalesce(json_agg(json_build_object('id', p.id, 'status', p.status, 'amount_minor', p.amount_minor, 'currency', p.currency,
          'action_url', p.action_url, 'decline_code', p.decline_code, 'cart_id', o.cart_id, 'order_id', o.id) order by p.id), '[]')
        from payments p where p.payable_kind = 'cart' and p.payable_id = o.cart_id) as payments,
      (select coalesce(json_agg(json_build_object('kind', a.kind, 'number', g.number, 'taken', u.taken_minor, 'back', u.given_back_minor)
          order by u.position), '[]')
        from value_uses u join value_accounts a on a.id = u.account_id left join gift_cards g on g.account_id = a.id
        where u.order_id = o.id) as tenders,
      case when o.gifts_minor = 0 then '[]' else (
        select coalesce(json_agg(json_build_object('id', g.gift_id, 'number', g.number, 'minor', g.initial_minor, 'name', g.recipient_name,
            'sendsAt', g.sends_at, 'deliveredAt', g.delivered_at, 'failedAt', g.failed_at, 'takenBackAt', g.taken_back_at,
            'expiresAt', g.expires_at, 'isUsed', g.taken_back_at is null and a.balance <> g.initial_minor) order by g.gift_id), '[]')
        from gift_cards g join value_accounts a on a.id = g.account_id where g.order_id = o.id) end as gifts,
      (select coalesce(sum(points - points * reversed_quantity / quantity), 0)::integer from point_awards where order_id = o.id) as points,
      (select coalesce(json_agg(json_strip_nulls(json_build_object('id', f.id, 'status', f.status, 'locationId', f.location_id, 'carrier', f.carrier,
          'trackingNumber', f.tracking_number, 'shelf', f.shelf, 'expiresAt', f.expires_at, 'earliest', f.promised_earliest,
          'latest', f.promised_latest, 'isResent', f.is_resent, 'lines', (
            select coalesce(json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity) order by l.sku), '[]')
            from fulfilment_lines l where l.fulfilment_id = f.id))) order by f.created_at, f.id), '[]')
        from fulfilments f where f.order_id = o.id) as fulfilments,
      (select coalesce(json_agg(json_strip_nulls(json_build_object('id', s.id, 'sku', s.sku, 'quantity', s.quantity, 'status', s.status,
          'reason', s.reason, 'decideBy', to_char(s.decide_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) order by s.id), '[]')
        from shortages s where s.order_id = o.id and s.status <> 'sourced') as shortages,
      (select coalesce(json_agg(h), '[]') from (
        select e.id, e.type as code, e.at, e.actor_kind, e.channel, t.name as associate, e.facts->>'trackingNumber' as number,
          coalesce(e.facts->>'toLocationId', e.facts->>'atLocationId', e.facts->>'locationId') as place_id, e.facts->>'how' as how,
          e.facts->>'occurredAt' as occurred_at, e.facts->>'place' as town, e.facts->>'step' as step, e.facts->>'reason' as reason
        from (
          select o.id
          union all select p.id from payments p where p.payable_kind = 'cart' and p.payable_id = o.cart_id
          union all select 'prq_' || left(encode(r.id_hash, 'hex'), 32) from payment_requests r where r.cart_id = o.cart_id) about
        -- By subject, always: in a young shop the planner would rather read every event of these types (offset 0 forbids it).
        cross join lateral (select * from events where subject_id = about.id offset 0) e
        left join staff t on e.type = 'payment_request.opened' and t.id = e.facts->>'staffId'
        where e.type = any(${toldCodes}::text[])
        union all
        select m.id, 'message.sent', m.sent_at, 'machine', null, null, null, null, null, null, null, null, null from messages m
        where m.subject_id = o.id and m.status = 'sent' and m.channel = 'email' and m.template = 'order_recorded'
      ) h) as happened,
      ${slotOfOrder} as slot
    from orders o left join staff s on s.id = o.staff_id
    where o.id = ${orderId}`)
}

/** Done with, and she has nothing of it. */
const overWithout: readonly string[] = ['cancelled', 'expired', 'lost', 'returned', 'damaged']

/** The appointment of an order named `o`. */
export const slotOfOrder = sql`(
  select json_build_object('id', b.plan_id || '.' || b.on_day || '.' || to_char(b.starts, 'HH24:MI'), 'planId', b.plan_id,
      'startsAt', (b.on_day + b.starts) at time zone p.time_zone, 'endsAt', (b.on_day + d.ends) at time zone p.time_zone)
  from holds h join slot_bookings b on b.hold_id = h.id join slot_days d using (plan_id, on_day, starts) join slot_plans p on p.id = b.plan_id
  where h.order_id = o.id order by b.booked_at desc limit 1)`

/** An appointment as everybody is told of it. */
export const slotHeld = (slot: ShownOrder['slot']) =>
  slot
    ? {
        slot: {
          id: slot.id,
          startsAt: new Date(slot.startsAt).toISOString(),
          endsAt: new Date(slot.endsAt).toISOString(),
        },
      }
    : {}

function viewOf(order: ShownOrder, known: Reference, plans: readonly SlotPlan[], call: Call): OrderView {
  const { currency, delivery } = order
  const seller = known.legalEntities.get(order.legal_entity_id)
  const earliest = order.promised_earliest.toISOString()
  const latest = order.promised_latest.toISOString()
  const totals: FrozenTotals = {
    goodsMinor: order.goods_minor,
    discountsMinor: order.discounts_minor,
    giftsMinor: order.gifts_minor,
    deliveryMinor: order.delivery_minor,
    totalMinor: order.total_minor,
    vat: order.vat,
  }
  const net =
    order.company &&
    netOfLines(
      order.lines.map(({ total_minor: totalMinor, vat_rate: vatRate }) => ({ totalMinor, vatRate })),
      { totalMinor: order.delivery_minor, vatRate: delivery.vatRate ?? 20 },
    )
  const fulfilments = order.fulfilments.map((one) => fulfilmentOf(one, order.promised_latest, known))
  const standing = fulfilments.filter(({ status }) => !overWithout.includes(status))
  // What was sourced again may come later than was promised: then that is the day.
  const late = standing
    .filter((one) => one.isLate)
    .toSorted((a, b) => (a.promised.latest < b.promised.latest ? 1 : -1))[0]
  const expected = late?.promised.latest ?? latest
  // All that left met with a mishap, and nobody has decided yet: no day can be told.
  const isDated = fulfilments.length === 0 || standing.length > 0
  const state = { mode: delivery.mode, status: order.status }
  const placeOf = (id: string | null) => (id ? known.locations.get(id as Id<'location'>)?.name : undefined) ?? ''
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    paymentStatus: paymentStatusOf(order, order.payments.map(statusOfPayment)),
    fulfilmentStatus: order.fulfilment_status,
    origin: order.origin,
    ...(order.cart_id ? { cartId: order.cart_id } : {}),
    ...(order.customer_id ? { customerId: order.customer_id } : {}),
    channel: order.channel,
    ...(order.location_id ? { locationId: order.location_id } : {}),
    ...(order.staff_id ? { associate: { id: order.staff_id, name: order.associate ?? '' } } : {}),
    ...(order.company ? { company: order.company } : {}),
    seller: { name: seller?.name ?? '', siren: seller?.siren ?? '', vatNumber: seller?.vatNumber ?? '' },
    lines: order.lines.map((line, place) => ({
      ...lineOf(line, currency, known, call),
      ...(net && { totalNet: money(net.byLine[place]!, currency) }),
    })),
    gifts: order.gifts.map((gift) => giftOf(gift, order, call)),
    delivery: {
      ...deliveryOf(order, known),
      ...preparedOf(order, known, call),
    },
    promised: { earliest, latest },
    expected: { earliest, latest, ...late?.promised },
    totals: { ...totalsView(totals, currency), ...(net && { net: netTotalsView(net, currency) }) },
    payments: order.payments.filter(({ amount_minor: minor }) => minor > 0).map(viewOfPayment),
    tenders: order.tenders.map(({ kind, number, taken, back }) => ({
      ...{ kind, ...(number ? { number: endOfCard(number) } : {}) },
      ...{ amount: money(taken, currency), givenBack: money(back, currency) },
    })),
    points: order.points,
    fulfilments,
    shortages: order.shortages,
    timeline: timelineOf(order.happened, { ...state, earliest, latest: expected, isDated, placeOf }, call.language),
    can: canUseOrder(call.session, order) ? canDo(order, plans, call) : [],
    placedAt: order.placed_at.toISOString(),
    version: order.version,
  }
}

/** A gift card that it has bought, and what this caller may do with it. */
function giftOf(gift: ShownGift, order: ShownOrder, call: Call): OrderView['gifts'][number] {
  const isMine = canUseOrder(call.session, order)
  const isStaff = call.session?.kind === 'staff'
  const isWhole = gift.takenBackAt === null && !gift.isUsed
  const isHanded = gift.sendsAt === null
  const can = [
    isMine && isWhole && isHanded && isStaff && gift.deliveredAt === null && ('hand_over' as const),
    isMine && isWhole && (isHanded ? isStaff : isStaff || gift.deliveredAt === null) && ('send_again' as const),
    isMine && isWhole && mayGiveBack(order, call) && ('take_back' as const),
  ]
  const instant = (text: string) => new Date(text).toISOString()
  return {
    ...{
      id: gift.id,
      amount: money(gift.minor, order.currency),
      number: endOfCard(gift.number),
      state: stateOf(gift),
    },
    ...(gift.name ? { name: gift.name } : {}),
    ...(gift.sendsAt ? { sendsAt: instant(gift.sendsAt) } : {}),
    ...{ expiresAt: instant(gift.expiresAt), isUsed: gift.isUsed, can: can.filter((one) => one !== false) },
  }
}

function stateOf({ takenBackAt, deliveredAt, failedAt, sendsAt }: ShownGift): OrderView['gifts'][number]['state'] {
  if (takenBackAt !== null) return 'taken_back'
  if (failedAt !== null) return 'not_sent'
  if (sendsAt === null) return deliveredAt === null ? 'to_hand' : 'handed'
  return deliveredAt === null ? 'to_send' : 'sent'
}

/** What gift cards and credit pay alone is paid at once, and given back when its payment is undone. */
const statusOfPayment = ({ status, amount_minor: minor }: ShownPayment): string =>
  minor > 0 ? status : status === 'authorised' ? 'captured' : status === 'voided' ? 'refunded' : status

function fulfilmentOf(
  shown: ShownFulfilment,
  promisedLatest: Date,
  known: Reference,
): OrderView['fulfilments'][number] {
  const { earliest, latest, expiresAt, ...one } = shown
  const instant = (text: string) => new Date(text).toISOString()
  return {
    ...one,
    locationName: known.locations.get(one.locationId as Id<'location'>)?.name ?? '',
    promised: { earliest: instant(earliest), latest: instant(latest) },
    isLate: new Date(latest) > promisedLatest,
    ...(expiresAt ? { expiresAt: instant(expiresAt) } : {}),
  }
}

/**
 * Where the money of an order stands, by its payments: one that counts before those that came to nothing. What another system settled was paid
 * there, or given back.
 */
export function paymentStatusOf(
  order: { origin: OrderView['origin']; status: string; total_minor: number; credited_minor: number },
  statuses: readonly string[],
): OrderView['paymentStatus'] {
  if (order.origin === 'imported') {
    const isGivenBack = order.total_minor > 0 && order.credited_minor >= order.total_minor
    return isGivenBack || order.status === 'cancelled' ? 'refunded' : 'paid'
  }
  if (statuses.includes('captured')) return 'paid'
  if (statuses.includes('authorised')) return 'authorised'
  if (statuses.includes('refunded')) return 'refunded'
  return statuses.includes('voided') ? 'voided' : 'unpaid'
}

function lineOf(line: ShownLine, currency: Currency, known: Reference, call: Call): OrderView['lines'][number] {
  const isEnglish = call.language === 'en'
  return {
    sku: line.sku,
    title: isEnglish ? line.title_en : line.title_fr,
    ...(line.handle ? { productHandle: line.handle } : {}),
    ...(line.picture ? { image: pictureUrl(line.picture, 400) } : {}),
    quantity: line.quantity,
    unitPrice: money(line.unit_price_minor, currency),
    ...(line.eco_contribution_minor ? { ecoContribution: money(line.eco_contribution_minor, currency) } : {}),
    total: money(line.total_minor, currency),
    discounts: line.discounts.map((discount) => ({
      code: discount.code,
      title: isEnglish ? discount.titleEn : discount.titleFr,
      amount: money(discount.amountMinor, currency),
    })),
    vatRatePercent: line.vat_rate,
    contractConcluded: line.contract_concluded,
    promisedLatest: new Date(line.promised_latest).toISOString(),
    sources: line.sources.map(({ locationId, quantity }) => ({
      locationId,
      locationName: known.locations.get(locationId as Id<'location'>)?.name ?? '',
      quantity,
    })),
  }
}

/** Where it is made ready, for her eyes: of several parcels all their towns, of what is still expected only that. */
function preparedOf(order: ShownOrder, known: Reference, call: Call): { preparedText?: string } {
  // What is prepared now, wherever it was first to come from.
  const prepared = order.fulfilments.filter(({ status, lines }) => !overWithout.includes(status) && lines.length > 0)
  const places: { locationId: string; incomingId?: string }[] =
    prepared.length > 0 ? prepared : order.lines.flatMap(({ sources }) => sources)
  if (order.delivery.mode === 'takeaway' || order.status === 'cancelled' || places.length === 0) return {}
  const nameOf = (id: string) => known.locations.get(id as Id<'location'>)
  const parcels = places.map(({ locationId, incomingId }) => ({
    locationId,
    skus: [],
    isLater: incomingId !== undefined || nameOf(locationId)?.kind === 'supplier',
  }))
  return { preparedText: softText({ parcels }, call.language, nameOf) }
}

function canDo(order: ShownOrder, plans: readonly SlotPlan[], { now }: Call): OrderView['can'] {
  const { slot } = order
  const isMovable =
    slot !== null && canMoveSlot(order) && mayStillMove(plans, slot.planId, new Date(slot.startsAt), now)
  return [...(canCancel(order) ? ['cancel' as const] : []), ...(isMovable ? ['move_slot' as const] : [])]
}

function deliveryOf({ delivery, delivery_minor, currency, slot }: ShownOrder, known: Reference): OrderView['delivery'] {
  const { mode, locationId, relayPointId, placeName, address, contact } = delivery
  const place = locationId
    ? known.locations.get(locationId)
    : relayPointId
      ? known.relayPoints.get(relayPointId)
      : undefined
  return {
    mode,
    ...(locationId ? { locationId } : {}),
    ...(relayPointId ? { relayPointId } : {}),
    ...(placeName ? { placeName } : {}),
    ...(place ? { placeAddress: `${place.street}, ${place.postcode} ${place.city}` } : {}),
    ...(address ? { address } : {}),
    contact,
    ...slotHeld(slot),
    cost: money(delivery_minor, currency),
  }
}
