import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/stock.ts'
import { InsidePlace, type StockMovementView } from '@filrouge/contract/stock.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql, { join } from 'sql-template-tag'
import { optionsTitle, type Text, variantTitle } from '../catalogue/public.ts'
import { type Location, reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'

interface Row {
  id: string
  sku: string
  titleFr: string
  titleEn: string
  options: Record<string, Text>
  locationId: Id<'location'>
  kind: string
  quantity: number
  counted: number | null
  within: StockMovementView['within'] | null
  place: StockMovementView['countedPlace'] | null
  onFloor: number
  inWindow: number
  otherLocationId: Id<'location'> | null
  balance: number | null
  reason: string | null
  actorName: string | null
  orderId: Id<'order'> | null
  orderNumber: string | null
  at: Date
}

/** The ledger read backwards, with who moved what and why; of one article at one place also what was left after each movement. */
export async function listStockMovements(
  tx: Tx,
  input: Input<typeof contract.listStockMovements>,
  call: Call,
): Promise<Output<typeof contract.listStockMovements>> {
  const known = await reference(tx)
  const at = input.locationId === undefined ? undefined : requireLocation(known, input.locationId)
  const conditions = [
    ...(input.sku === undefined ? [] : [sql`sku = ${input.sku}`]),
    ...(at === undefined ? [] : [sql`location_id = ${at.id}`]),
  ]
  // A balance is a sum over all that came before, so that it is only worth asking where the ledger is short.
  const balance =
    input.sku !== undefined && at ? sql`(sum(quantity) over (order by at, id))::integer` : sql`null::integer`
  const before = positionOf(input.cursor)
  const rows = await tx.rows<Row>(sql`
    with ledger as (
      select id, sku, location_id, kind, quantity, counted, from_place, to_place, moved, place, on_floor, in_window, reason, cause_id,
        actor_id, at, ${balance} as balance
      from stock_movements where ${join(conditions, ' and ')}
    ), shown as (
      select * from ledger ${before ? sql`where (at, id) < (${before.at}, ${before.id})` : sql``}
      order by at desc, id desc limit ${input.limit + 1}
    )
    select m.id, m.sku, p.title_fr as "titleFr", p.title_en as "titleEn", v.options, m.location_id as "locationId", m.kind, m.quantity, m.counted,
      case when m.moved is not null then json_build_object('from', m.from_place, 'to', m.to_place, 'quantity', m.moved) end as within,
      m.place, m.on_floor as "onFloor", m.in_window as "inWindow",
      m.balance, m.reason, s.name as "actorName", o.id as "orderId", o.number as "orderNumber", m.at,
      (select t.location_id from stock_movements t
        where (m.kind = 'transfer_out' and t.cause_id = m.id) or (m.kind = 'transfer_in' and t.id = m.cause_id) limit 1) as "otherLocationId"
    from shown m join variants v on v.sku = m.sku join products p on p.id = v.product_id
    left join staff s on s.id = m.actor_id left join orders o on o.id = m.cause_id
    order by m.at desc, m.id desc`)
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => viewOf(row, (id) => known.locations.get(id), call)),
    nextCursor: last ? `${last.at.toISOString()}~${last.id}` : null,
  }
}

function viewOf(row: Row, at: (id: Id<'location'>) => Location | undefined, { language }: Call): StockMovementView {
  const { id, sku, locationId, kind, quantity, counted, within, place, otherLocationId, balance, reason, actorName } =
    row
  const inside = within ? [] : insideOf(row, at(locationId))
  return {
    id,
    sku,
    title: variantTitle(language === 'en' ? row.titleEn : row.titleFr, optionsTitle(row.options, language)),
    locationId,
    locationName: at(locationId)?.name ?? '',
    kind,
    quantity,
    ...(counted === null ? {} : { counted }),
    ...(counted !== null && place ? { countedPlace: place } : {}),
    ...(within ? { within } : {}),
    ...(inside.length > 0 ? { inside } : {}),
    ...(otherLocationId === null ? {} : { otherLocationName: at(otherLocationId)?.name ?? '' }),
    ...(balance === null ? {} : { balance }),
    ...(reason === null ? {} : { reason }),
    ...(actorName === null ? {} : { actorName }),
    ...(row.orderId && row.orderNumber ? { order: { id: row.orderId, number: row.orderNumber } } : {}),
    at: row.at.toISOString(),
  }
}

function insideOf({ quantity, onFloor, inWindow }: Row, at: Location | undefined) {
  if (!at?.places.some(({ kind }) => kind === 'floor' || kind === 'window')) return []
  const changes = { floor: onFloor, stock_room: quantity - onFloor - inWindow, window: inWindow }
  return InsidePlace.options.map((place) => ({ place, quantity: changes[place] })).filter((one) => one.quantity !== 0)
}

function positionOf(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [at = '', id = ''] = cursor.split('~')
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime()) || !/^\w{1,80}$/.test(id)) invalid('#/cursor', 'unknown_cursor')
  return { at: moment, id }
}
