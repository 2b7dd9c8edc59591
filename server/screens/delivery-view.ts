import type * as contract from '@filrouge/contract/deliveries.ts'
import type { DeliveryView } from '@filrouge/contract/deliveries.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import sql, { join, type Sql } from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'

type Line = Omit<DeliveryView['lines'][number], 'title' | 'gtin' | 'category' | 'image'> & { gtin: string | null }

interface Row {
  id: DeliveryView['id']
  kind: DeliveryView['kind']
  fromLocationId: DeliveryView['locationId'] | null
  locationId: DeliveryView['locationId']
  reference: string | null
  status: DeliveryView['status']
  announcedAt: Date
  closedAt: Date | null
  lines: Line[]
}

/** One delivery, with what has come of it. */
export async function deliveryView(tx: Tx, id: string, call: Call): Promise<DeliveryView> {
  const [view] = await viewsOf(tx, sql`where d.id = ${id}`, call)
  return view ?? refuse('delivery_not_found')
}

/** One delivery, for the staff. */
export const showDelivery = (tx: Tx, input: Input<typeof contract.showDelivery>, call: Call) =>
  deliveryView(tx, input.id, call)

/** Deliveries, the newest first. */
export async function listDeliveries(
  tx: Tx,
  input: Input<typeof contract.listDeliveries>,
  call: Call,
): Promise<Output<typeof contract.listDeliveries>> {
  if (input.cursor !== undefined && !isId('delivery', input.cursor)) invalid('#/cursor', 'invalid_cursor')
  const known = await reference(tx)
  const at = input.locationId === undefined ? undefined : requireLocation(known, input.locationId)
  const conditions = [
    sql`true`,
    ...(at ? [sql`${at.id} in (d.location_id, d.from_location_id)`] : []),
    ...(input.status ? [sql`d.status = ${input.status}`] : []),
    ...(input.cursor
      ? [sql`(d.announced_at, d.id) < (select announced_at, id from deliveries where id = ${input.cursor})`]
      : []),
  ]
  const which = sql`where ${join(conditions, ' and ')} order by d.announced_at desc, d.id desc limit ${input.limit + 1}`
  const items = await viewsOf(tx, which, call)
  const page = items.slice(0, input.limit)
  return { items: page, nextCursor: items.length > input.limit ? (page.at(-1)?.id ?? null) : null }
}

async function viewsOf(tx: Tx, which: Sql, call: Call): Promise<DeliveryView[]> {
  const rows = await tx.rows<Row>(sql`
    select d.id, d.kind, d.from_location_id as "fromLocationId", d.location_id as "locationId", d.reference, d.status,
      d.announced_at as "announcedAt", d.closed_at as "closedAt", (
        select coalesce(json_agg(json_build_object('sku', l.sku, 'gtin', v.gtin, 'announced', l.announced, 'received', l.received, 'missing', l.missing,
          'quantity', l.quantity, 'reserved', l.reserved, 'expectedOn', l.expected_on) order by l.sku), '[]')
        from incoming_deliveries l join variants v on v.sku = l.sku where l.delivery_id = d.id) as lines
    from deliveries d ${which}`)
  const [{ locations }, facts] = await Promise.all([
    reference(tx),
    variantFacts(tx, [...new Set(rows.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]),
  ])
  const lineOf = ({ gtin, ...line }: Line): DeliveryView['lines'][number] => {
    const article = facts.get(line.sku)
    return {
      ...line,
      title: article?.[call.language === 'fr' ? 'titleFr' : 'titleEn'] ?? line.sku,
      ...(gtin ? { gtin } : {}),
      ...(article?.image ? { image: article.image } : {}),
      ...(article ? { category: article.category } : {}),
    }
  }
  return rows.map(({ fromLocationId, reference: number, announcedAt, closedAt, lines, ...row }) => {
    const to = locations.get(row.locationId)!
    const open = lines.filter((line) => line.quantity > 0).map((line) => line.expectedOn)
    const expectedOn = open.sort().at(-1)
    return {
      ...row,
      ...(fromLocationId ? { fromLocationId, fromLocationName: locations.get(fromLocationId)?.name ?? '' } : {}),
      ...(number ? { reference: number } : {}),
      ...(expectedOn ? { expectedOn } : {}),
      ...(closedAt ? { closedAt: closedAt.toISOString() } : {}),
      locationName: to.name,
      isOverdue: open.some((day) => day < civilDateIn(call.now, to.timeZone)),
      announcedAt: announcedAt.toISOString(),
      lines: lines.map(lineOf),
    }
  })
}
