import type { Input } from '@filrouge/contract/endpoint.ts'
import type { deliverFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { recordOutcomes } from '../promise/public.ts'
import {
  type Fulfilment,
  factsOf,
  isCollected,
  lockFulfilment,
  type OrderToFulfil,
  outcomeOf,
  requireStep,
} from './fulfilment.ts'

/** It has arrived in her hands: at her door, or over the counter of a relay point. */
export async function deliverFulfilment(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'fulfilment'>> {
  const { order, fulfilment } = await lockFulfilment(tx, input.id, call)
  if (fulfilment.status === 'delivered') return fulfilment.id
  if (isCollected(order)) refuse('not_for_this_way', { mode: order.mode })
  requireStep('deliver', fulfilment)
  await deliverGoods(tx, order, fulfilment, { at: call.now, place: null }, call)
  return fulfilment.id
}

/** The same, at the moment and the place that a carrier tells: by that moment the promise is judged. */
export async function deliverGoods(
  tx: Tx,
  order: OrderToFulfil,
  fulfilment: Fulfilment,
  told: { at: Date; place: string | null },
  call: Call,
): Promise<void> {
  const at = notBefore(fulfilment.ready_at ?? fulfilment.shipped_at, told.at)
  await tx.run(sql`update fulfilments set status = 'delivered', done_at = ${at} where id = ${fulfilment.id}`)
  await recordOutcomes(tx, [outcomeOf(order, fulfilment, at)])
  await publish(tx, call, 'fulfilment.delivered', order.order_id, {
    ...factsOf(fulfilment),
    ...(told.at === call.now ? {} : { occurredAt: at.toISOString(), place: told.place }),
  })
}

/** Nothing arrives before it has left, whatever the clocks say. */
export const notBefore = (since: Date | null, at: Date): Date => (since && since > at ? since : at)
