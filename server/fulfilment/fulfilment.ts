import { type FulfilmentStatus, type FulfilmentVerb, fulfilmentCan } from '@filrouge/contract/fulfilments.ts'
import type { OrderMode } from '@filrouge/contract/promise.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import type { Outcome } from '../promise/public.ts'

/** What fulfilment knows of an order; whoever moves its goods locks this row first. */
export interface OrderToFulfil {
  order_id: Id<'order'>
  number: string
  cart_id: Id<'cart'>
  payment_id: Id<'payment'> | null
  mode: OrderMode
  location_id: Id<'location'> | null
  relay_point_id: string | null
  service: string | null
  promised_earliest: Date
  promised_latest: Date
  placed_at: Date
}

export interface FulfilmentLine {
  sku: string
  quantity: number
  picked: number
}

export interface Fulfilment {
  id: Id<'fulfilment'>
  order_id: Id<'order'>
  location_id: Id<'location'>
  incoming_id: Id<'incomingDelivery'> | null
  status: FulfilmentStatus
  shelf: string | null
  carrier: string | null
  tracking_number: string | null
  promised_earliest: Date
  promised_latest: Date
  ready_at: Date | null
  expires_at: Date | null
  shipped_at: Date | null
  created_at: Date
  is_resent: boolean
  lines: FulfilmentLine[]
}

/** Locks what is known of an order, so that its goods are moved by one at a time. Undefined for an order of another system. */
export function lockOrderToFulfil(tx: Tx, orderId: string): Promise<OrderToFulfil | undefined> {
  return tx.maybe<OrderToFulfil>(sql`select * from fulfilment_orders where order_id = ${orderId} for update`)
}

/** The fulfilments of an order, the first made first. */
export function fulfilmentsOf(tx: Tx, orderId: string): Promise<Fulfilment[]> {
  return tx.rows<Fulfilment>(sql`
    select f.*, (
      select coalesce(json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity, 'picked', l.picked) order by l.sku), '[]')
      from fulfilment_lines l where l.fulfilment_id = f.id) as lines
    from fulfilments f where f.order_id = ${orderId} order by f.created_at, f.id`)
}

/** Locks a fulfilment with its order, for someone who works where it is. */
export async function lockFulfilment(
  tx: Tx,
  id: string,
  call: Call,
): Promise<{ order: OrderToFulfil; fulfilment: Fulfilment }> {
  const found = await tx.maybe<{ order_id: string }>(sql`select order_id from fulfilments where id = ${id}`)
  if (!found) refuse('fulfilment_not_found')
  const [order, all] = await Promise.all([lockOrderToFulfil(tx, found.order_id), fulfilmentsOf(tx, found.order_id)])
  const fulfilment = all.find((one) => one.id === id)
  if (!order || !fulfilment) throw new Error(`fulfilment ${id} without its order`)
  if (!mayHandle(call, whereItIs(order, fulfilment))) refuse('not_allowed')
  return { order, fulfilment }
}

/** Where a person has it in hand: once it waits for her or is on its way to her shop, there; else where the goods come from. */
export function whereItIs(
  order: Pick<OrderToFulfil, 'location_id'>,
  fulfilment: Pick<Fulfilment, 'location_id' | 'status'>,
): Id<'location'> {
  const isThere = ['ready', 'shipped', 'collected', 'expired'].includes(fulfilment.status)
  return isThere && order.location_id ? order.location_id : fulfilment.location_id
}

/** An associate handles what lies in his own shop; a manager, anywhere; a job, everything. */
export function mayHandle({ session }: Pick<Call, 'session'>, locationId: string): boolean {
  if (!session) return true
  if (session.kind !== 'staff') return false
  if (session.roles.some((role) => role === 'manager' || role === 'admin')) return true
  return session.roles.includes('associate') && session.locationId === locationId
}

/** Whether a verb may start from here. */
export const canDo = (verb: FulfilmentVerb, status: FulfilmentStatus): boolean =>
  (fulfilmentCan[verb] as readonly FulfilmentStatus[]).includes(status)

/** Refuses a verb that cannot start from here. */
export function requireStep(verb: FulfilmentVerb, { status }: Pick<Fulfilment, 'status'>): void {
  if (!canDo(verb, status)) refuse('not_at_this_step', { state: status })
}

type Way = Pick<OrderToFulfil, 'mode' | 'location_id'>
type At = Pick<Fulfilment, 'location_id' | 'status'>

/** Whether it is fetched at one of our counters. */
export const isCollected = ({ mode }: Pick<Way, 'mode'>): boolean => mode === 'collect' || mode === 'takeaway'

/** Whether it leaves the place where its goods lie, for her door, a relay point or the shop where she collects it. */
export const isSent = (order: Way, { location_id }: Pick<At, 'location_id'>): boolean =>
  !isCollected(order) || location_id !== order.location_id

/** What it becomes when it is said to be ready; undefined where this way knows no such step from here. */
export function readyAs(order: Way, fulfilment: At): 'ready' | 'at_relay' | undefined {
  if (order.mode === 'home') return undefined
  // What was sent is ready where it arrives; what is not sent, where it was picked.
  if ((fulfilment.status === 'shipped') !== isSent(order, fulfilment)) return undefined
  return order.mode === 'relay' ? 'at_relay' : 'ready'
}

/** What events say of a fulfilment. */
export const factsOf = ({ id, order_id, location_id }: Pick<Fulfilment, 'id' | 'order_id' | 'location_id'>) => ({
  orderId: order_id,
  fulfilmentId: id,
  locationId: location_id,
})

/** Its goods, without what is of no interest to others. */
export const goodsOf = (lines: readonly { sku: string; quantity: number }[]) =>
  lines.map(({ sku, quantity }) => ({ sku, quantity }))

/** What became of the promise made with the order: what counts is the day she was told when she bought. */
export const outcomeOf = (
  order: OrderToFulfil,
  { id, location_id }: Pick<Fulfilment, 'id' | 'location_id'>,
  happenedAt: Date,
): Outcome => ({
  ...{
    id,
    orderId: order.order_id,
    service: order.service,
    locationId: location_id,
    placedAt: order.placed_at,
    happenedAt,
  },
  mode: order.mode === 'home' || order.mode === 'relay' ? order.mode : 'collect',
  promised: { earliest: order.promised_earliest, latest: order.promised_latest },
})
