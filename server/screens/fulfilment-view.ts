import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/fulfilments.ts'
import {
  type FulfilmentStatus,
  type FulfilmentView,
  fulfilmentActions,
  type ParcelStep,
} from '@filrouge/contract/fulfilments.ts'
import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import { InsidePlace } from '@filrouge/contract/stock.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import sql, { join, type Sql } from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import { canDo, codeHash, isCollected, isSent, mayHandle, readyAs, whereItIs } from '../fulfilment/public.ts'
import { type Location, type Reference, reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'

type Ids = Pick<FulfilmentView, 'id' | 'orderId' | 'locationId'>

interface Row extends Ids {
  order_number: string
  mode: DeliveryMode
  collect_location_id: FulfilmentView['locationId'] | null
  relay_point_id: string | null
  city: string | null
  customer_name: string | null
  status: FulfilmentStatus
  shelf: string | null
  carrier: string | null
  tracking_number: string | null
  promised_earliest: Date
  promised_latest: Date
  expires_at: Date | null
  ready_at: Date | null
  done_at: Date | null
  is_awaited: boolean
  /** Somebody carries it with whom we have an account. */
  is_carried: boolean
  parcel: { step: ParcelStep; problem: string | null } | null
  expected_on: string | null
  lines: LineRow[]
}

interface LineRow extends Record<InsidePlace, number | null> {
  sku: string
  quantity: number
  picked: number
  gtin: string | null
}

/** One fulfilment, as whoever has it in hand sees it. */
export async function fulfilmentView(tx: Tx, id: string, call: Call): Promise<FulfilmentView> {
  const [view] = await viewsOf(tx, sql`where f.id = ${id}`, call)
  return view ?? refuse('fulfilment_not_found')
}

/** One fulfilment, for the staff. */
export const showFulfilment = (tx: Tx, input: Input<typeof contract.showFulfilment>, call: Call) =>
  fulfilmentView(tx, input.id, call)

/** What is promised first comes first. At a location: what leaves from there, and what is on its way to it or waits there for her. */
export async function listFulfilments(
  tx: Tx,
  input: Input<typeof contract.listFulfilments>,
  call: Call,
): Promise<Output<typeof contract.listFulfilments>> {
  if (input.cursor !== undefined && !isId('fulfilment', input.cursor)) invalid('#/cursor', 'invalid_cursor')
  const at = input.locationId === undefined ? undefined : requireLocation(await reference(tx), input.locationId)
  const there = sql`f.status in ('shipped', 'ready', 'collected', 'expired')`
  const conditions = [
    sql`true`,
    ...(at ? [sql`(f.location_id = ${at.id} or (o.location_id = ${at.id} and ${there}))`] : []),
    ...(input.status ? [sql`f.status = any(${input.status.split(',')}::text[])`] : []),
    ...(input.orderId ? [sql`f.order_id = ${input.orderId}`] : []),
    ...(input.code ? [sql`o.code_hash = ${await codeHash(tx, input.code)}`] : []),
    ...(input.cursor
      ? [sql`(f.promised_latest, f.id) > (select promised_latest, id from fulfilments where id = ${input.cursor})`]
      : []),
  ]
  const which = sql`where ${join(conditions, ' and ')} order by f.promised_latest, f.id limit ${input.limit + 1}`
  const items = await viewsOf(tx, which, call)
  const page = items.slice(0, input.limit)
  return { items: page, nextCursor: items.length > input.limit ? (page.at(-1)?.id ?? null) : null }
}

async function viewsOf(tx: Tx, which: Sql, call: Call): Promise<FulfilmentView[]> {
  const rows = await tx.rows<Row>(sql`
    select f.id, f.order_id as "orderId", f.location_id as "locationId", o.number as order_number, o.mode, o.relay_point_id,
      o.location_id as collect_location_id, b.delivery->'address'->>'city' as city,
      coalesce(b.delivery->'contact'->>'name', b.delivery->'address'->>'name', c.name) as customer_name,
      f.status, f.shelf, f.carrier, f.tracking_number, f.promised_earliest, f.promised_latest, f.expires_at, f.ready_at, f.done_at,
      f.status = 'to_pick' and f.incoming_id is not null and exists (
        select from holds h join hold_lines l on l.hold_id = h.id
        where h.order_id = f.order_id and h.status = 'claimed' and l.incoming_id = f.incoming_id) as is_awaited,
      o.mode in ('home', 'relay') and exists (
        select from delivery_services s join carriers k on k.name = s.carrier where s.code = o.service and k.is_connected) as is_carried,
      (select json_build_object('step', p.step, 'problem', p.problem) from parcels p
        where p.fulfilment_id = f.id and p.step <> 'cancelled') as parcel,
      (select i.expected_on from incoming_deliveries i where i.id = f.incoming_id) as expected_on,
      (select coalesce(json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity, 'picked', l.picked, 'gtin', v.gtin,
          'floor', s.on_floor, 'window', s.in_window, 'stock_room', s.on_hand - s.on_floor - s.in_window) order by l.sku), '[]')
        from fulfilment_lines l join variants v on v.sku = l.sku
        left join stock_levels s on s.sku = l.sku and s.location_id = f.location_id and f.status = 'to_pick' where l.fulfilment_id = f.id) as lines
    from fulfilments f join fulfilment_orders o on o.order_id = f.order_id join orders b on b.id = f.order_id
    left join customers c on c.id = b.customer_id ${which}`)
  const [known, facts] = await Promise.all([
    reference(tx),
    variantFacts(tx, [...new Set(rows.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]),
  ])
  const linesOf = (row: Row): FulfilmentView['lines'] =>
    row.lines.map((line) => {
      const { sku, quantity, picked, gtin } = line
      const inside = insideOf(line, known.locations.get(row.locationId))
      const article = facts.get(sku)
      const title = (call.language === 'en' ? article?.titleEn : article?.titleFr) ?? sku
      const image = article?.image
      return {
        sku,
        title,
        quantity,
        picked,
        ...(gtin ? { gtin } : {}),
        ...(image ? { image } : {}),
        ...(article ? { category: article.category } : {}),
        ...(inside.length > 0 ? { inside } : {}),
      }
    })
  return rows.map((row) => viewOf(row, linesOf(row), known, call))
}

function insideOf(line: LineRow, at: Location | undefined) {
  return InsidePlace.options.flatMap((place) => {
    const quantity = line[place] ?? 0
    return quantity > 0 && at?.places.some(({ kind }) => kind === place) ? [{ place, quantity }] : []
  })
}

function viewOf(row: Row, lines: FulfilmentView['lines'], known: Reference, call: Call): FulfilmentView {
  const collectAt = row.collect_location_id ? known.locations.get(row.collect_location_id) : undefined
  const relayPoint = row.relay_point_id ? known.relayPoints.get(row.relay_point_id) : undefined
  const city = row.city ?? relayPoint?.city ?? collectAt?.city
  return {
    id: row.id,
    orderId: row.orderId,
    orderNumber: row.order_number,
    mode: row.mode,
    locationId: row.locationId,
    locationName: known.locations.get(row.locationId)?.name ?? '',
    ...(collectAt ? { collectLocationId: collectAt.id, collectLocationName: collectAt.name } : {}),
    ...(relayPoint ? { relayPointName: relayPoint.name } : {}),
    ...(city ? { city } : {}),
    status: row.status,
    lines,
    promised: { earliest: row.promised_earliest.toISOString(), latest: row.promised_latest.toISOString() },
    ...(row.customer_name ? { customerName: row.customer_name } : {}),
    ...(row.is_awaited ? { awaits: row.expected_on ? { expectedOn: row.expected_on } : {} } : {}),
    ...(row.shelf ? { shelf: row.shelf } : {}),
    ...(row.carrier ? { carrier: row.carrier } : {}),
    ...(row.tracking_number ? { trackingNumber: row.tracking_number } : {}),
    ...(row.parcel
      ? { parcel: { step: row.parcel.step, ...(row.parcel.problem ? { problem: row.parcel.problem } : {}) } }
      : {}),
    ...(row.expires_at ? { expiresAt: row.expires_at.toISOString() } : {}),
    ...(row.ready_at ? { readyAt: row.ready_at.toISOString() } : {}),
    ...(row.done_at ? { doneAt: row.done_at.toISOString() } : {}),
    can: actionsOf(row, call),
  }
}

/** What this caller may do now: from this step, this way, at this place. */
function actionsOf(row: Row, call: Call): FulfilmentView['can'] {
  const order = { mode: row.mode, location_id: row.collect_location_id }
  const fulfilment = { location_id: row.locationId, status: row.status }
  if (!mayHandle(call, whereItIs(order, fulfilment))) return []
  const isOfThisWay: Record<FulfilmentView['can'][number], boolean> = {
    pick: !row.is_awaited,
    refuse: true,
    pack: row.is_carried && !row.parcel,
    ready: readyAs(order, fulfilment) !== undefined,
    ship: isSent(order, fulfilment) && row.parcel?.step !== 'asked',
    deliver: !isCollected(order),
    collect: isCollected(order),
  }
  return fulfilmentActions.filter((action) => canDo(action, row.status) && isOfThisWay[action])
}
