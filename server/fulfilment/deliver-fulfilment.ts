import type { Input } from '@filrouge/contract/endpoint.ts'
import type { deliverFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { recordOutcomes } from '../promise/public.ts'
import { factsOf, isCollected, lockFulfilment, outcomeOf, requireStep } from './fulfilment.ts'

/** It has arrived in her hands: at her door, or over the counter of a relay point. */
export async function deliverFulfilment(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'fulfilment'>> {
  const { order, fulfilment } = await lockFulfilment(tx, input.id, call)
  if (fulfilment.status === 'delivered') return fulfilment.id
  if (isCollected(order)) refuse('not_for_this_way', { mode: order.mode })
  requireStep('deliver', fulfilment)
  await tx.run(sql`update fulfilments set status = 'delivered', done_at = ${call.now} where id = ${fulfilment.id}`)
  await recordOutcomes(tx, [outcomeOf(order, fulfilment, call.now)])
  await publish(tx, call, 'fulfilment.delivered', order.order_id, factsOf(fulfilment))
  return fulfilment.id
}
