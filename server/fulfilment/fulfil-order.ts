import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { codeHash, codeOf } from './collection-code.ts'

interface Part {
  id: Id<'fulfilment'>
  locationId: string
  incomingId: string | null
  lines: Map<string, number>
}

/**
 * Within `order.placed`: the goods of an order become fulfilments, one for each place they come from and each delivery they come with. What is
 * handed over at the counter in the same moment is collected already.
 */
export async function fulfilOrder(tx: Tx, event: RecordedEvent<'order.placed'>, call: Call): Promise<void> {
  const { facts } = event
  const parts = partsOf(facts.sources)
  const isWaiting = facts.locationId !== null && !facts.isTakenAtOnce
  const hash = isWaiting ? await codeHash(tx, await codeOf(tx, facts.orderId)) : null
  const status = facts.isTakenAtOnce ? 'collected' : 'to_pick'
  const doneAt = facts.isTakenAtOnce ? call.now : null
  const lines = parts.flatMap(({ id, lines: goods }) => [...goods].map(([sku, quantity]) => ({ id, sku, quantity })))
  tx.send(sql`
    with known as (
      insert into fulfilment_orders (order_id, number, cart_id, payment_id, mode, location_id, relay_point_id, service, promised_earliest,
        promised_latest, code_hash, placed_at)
      values (${facts.orderId}, ${facts.number}, ${facts.cartId}, ${facts.paymentIds[0] ?? null}, ${facts.mode}, ${facts.locationId},
        ${facts.relayPointId}, ${facts.service}, ${facts.promisedEarliest}, ${facts.promisedLatest}, ${hash}, ${call.now})
      returning order_id, promised_earliest, promised_latest
    ), made as (
      insert into fulfilments (id, order_id, location_id, incoming_id, status, promised_earliest, promised_latest, created_at, done_at)
      select p.id, k.order_id, p."locationId", p."incomingId", ${status}, k.promised_earliest, k.promised_latest, ${call.now}, ${doneAt}
      from known k, jsonb_to_recordset(${json(parts)}::jsonb) p(id text, "locationId" text, "incomingId" text)
    )
    insert into fulfilment_lines (fulfilment_id, sku, quantity, picked)
    select l.id, l.sku, l.quantity, case when ${facts.isTakenAtOnce} then l.quantity else 0 end
    from jsonb_to_recordset(${json(lines)}::jsonb) l(id text, sku text, quantity integer)`)
}

function partsOf(sources: RecordedEvent<'order.placed'>['facts']['sources']): Part[] {
  const parts = new Map<string, Part>()
  for (const { sku, locationId, incomingId = null, quantity } of sources) {
    const key = `${locationId} ${incomingId}`
    const part = parts.get(key) ?? { id: newId('fulfilment'), locationId, incomingId, lines: new Map() }
    part.lines.set(sku, (part.lines.get(sku) ?? 0) + quantity)
    parts.set(key, part)
  }
  return [...parts.values()]
}
