import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Actor } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { type PastEvent, recordPast } from '../platform/events.ts'
import { changed } from '../platform/live.ts'
import { type Outcome, recordOutcomes } from '../promise/public.ts'
import { outcomeOf, type PastOrder, type PastStep, pastSteps } from './past-order.ts'

/** What telling needs of an order. */
type ToldOrder = Pick<
  PastOrder,
  'source' | 'channel' | 'locationId' | 'staffId' | 'customerId' | 'currency' | 'placedAt' | 'happened' | 'isOpen'
> &
  Partial<Pick<PastOrder, 'promised' | 'delivery' | 'servedFrom'>>

/** An order of another system and the one it is in the book. */
export interface Entry {
  id: Id<'order'>
  order: ToldOrder
  /** As it stands in the book. */
  status: string
  totalMinor: number
  isNew: boolean
}

/** Writes what happened to orders of another system, under its own times, and moves on those that were still open. */
export async function tellHistory(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const open = entries.filter(({ isNew, status }) => !isNew && status === 'in_progress')
  const told = await toldOf(tx, open)
  const further = open.flatMap((entry) => stepsOf(entry).filter(({ type }) => !told.has(`${entry.id} ${type}`)))
  const fresh = entries.filter(({ isNew }) => isNew).flatMap((entry) => [placed(entry), ...stepsOf(entry)])
  await recordPast(tx, [...fresh, ...further])
  await recordOutcomes(tx, entries.flatMap(outcomesIn))
  if (open.length > 0) await goOn(tx, open)
}

// What the promise was about: it is at her door, at the relay point, or ready for her.
const keptBy = { home: 'delivered', relay: 'arrived', collect: 'prepared' } as const

/** What became of its promise, where it made one and that has happened. */
function outcomesIn({ id, order }: Entry): Outcome[] {
  const { promised, delivery, servedFrom = null, placedAt } = order
  const mode = delivery?.mode
  if (!promised || !mode || mode === 'takeaway') return []
  const happened = order.happened?.find(({ step }) => step === keptBy[mode])
  if (!happened) return []
  const service = delivery.service ?? null
  return [{ id, orderId: id, mode, service, locationId: servedFrom, placedAt, promised, happenedAt: happened.at }]
}

async function toldOf(tx: Tx, entries: readonly Entry[]): Promise<Set<string>> {
  if (entries.length === 0) return new Set()
  const rows = await tx.rows<{ told: string }>(sql`
    select subject_id || ' ' || type as told from events where subject_id = any(${entries.map(({ id }) => id)}::text[])`)
  return new Set(rows.map((row) => row.told))
}

async function goOn(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const outcomes = entries.map(({ id, order }) => ({ id, ...outcomeOf(order) }))
  const moved = await tx.rows<{ id: Id<'order'>; customer_id: Id<'customer'> | null }>(sql`
    update orders o set status = w.status, fulfilment_status = w.fulfilment, version = o.version + 1
    from jsonb_to_recordset(${json(outcomes)}::jsonb) w(id text, status text, fulfilment text)
    where o.id = w.id and o.status = 'in_progress' and (o.status, o.fulfilment_status) <> (w.status, w.fulfilment)
    returning o.id, o.customer_id`)
  for (const { id, customer_id } of moved) {
    changed(tx, id)
    if (customer_id) changed(tx, customer_id)
  }
}

/** One more step of an order that the other system still works on; told twice, it happened once. */
export async function tellStep(tx: Tx, orderId: Id<'order'>, told: { step: PastStep; at: Date }): Promise<void> {
  const row = await tx.maybe<ToldOrder & { status: string; totalMinor: number }>(sql`
    select source, channel, location_id as "locationId", currency, placed_at as "placedAt", status, total_minor as "totalMinor", delivery,
      jsonb_build_object('earliest', promised_earliest, 'latest', promised_latest) as promised,
      (select l.sources->0->>'locationId' from order_lines l where l.order_id = orders.id order by l.position limit 1) as "servedFrom"
    from orders where id = ${orderId} and origin = 'imported'`)
  if (!row) return
  const isOpen = ['prepared', 'shipped', 'arrived'].includes(told.step)
  const { status, totalMinor } = row
  const promised = row.promised && { earliest: new Date(row.promised.earliest), latest: new Date(row.promised.latest) }
  await tellHistory(tx, [
    {
      id: orderId,
      status,
      totalMinor,
      isNew: false,
      order: { ...row, ...(promised ? { promised } : {}), happened: [told], isOpen },
    },
  ])
}

const machine: Actor = { kind: 'machine', id: null }
const about = ({ id, order }: Entry) => ({
  subjectId: id,
  channel: order.channel,
  locationId: order.locationId ?? null,
})

function placed(entry: Entry): PastEvent {
  const { id, order, totalMinor } = entry
  const facts = { orderId: id, source: order.source, totalMinor, currency: order.currency }
  return { ...about(entry), type: 'order.imported', at: order.placedAt, place: 0, actor: buyerOf(order), facts }
}

function stepsOf(entry: Entry): PastEvent[] {
  const orderId = entry.id
  return (entry.order.happened ?? []).map(({ step, at }) => {
    const told = { ...about(entry), at, place: 1 + pastSteps.indexOf(step), actor: machine }
    return step === 'cancelled'
      ? {
          ...told,
          type: 'order.cancelled',
          facts: { orderId, cartId: null, paymentIds: [], by: 'machine', why: 'asked' },
        }
      : { ...told, type: `order.${step}`, facts: { orderId } }
  })
}

function buyerOf({ staffId, customerId }: ToldOrder): Actor {
  if (staffId) return { kind: 'staff', id: staffId }
  return customerId ? { kind: 'customer', id: customerId } : machine
}
