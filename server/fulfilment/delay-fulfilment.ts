import type { Input } from '@filrouge/contract/endpoint.ts'
import type { delayFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import { civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { factsOf, fulfilmentsOf, lockOrderToFulfil } from './fulfilment.ts'

const timeZone = 'Europe/Paris'

/**
 * It will come later than was said, as the carrier told someone: the new day is written, and she is told. What was promised with the order stays
 * what it was, and is not kept.
 */
export async function delayFulfilment(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'fulfilment'>> {
  const found = await tx.maybe<{ order_id: string }>(sql`select order_id from fulfilments where id = ${input.id}`)
  if (!found) refuse('fulfilment_not_found')
  const [order, all] = await Promise.all([lockOrderToFulfil(tx, found.order_id), fulfilmentsOf(tx, found.order_id)])
  const fulfilment = all.find(({ id }) => id === input.id)
  if (!order || !fulfilment) refuse('fulfilment_not_found')
  if (!['to_pick', 'picked', 'shipped'].includes(fulfilment.status))
    refuse('not_at_this_step', { state: fulfilment.status })
  if (input.expectedOn < civilDateIn(call.now, timeZone)) invalid('#/expectedOn', 'past')
  const latest = instantOf(input.expectedOn, '20:00', timeZone)
  if (latest <= fulfilment.promised_latest) return fulfilment.id
  await tx.run(sql`update fulfilments set promised_latest = ${latest} where id = ${fulfilment.id}`)
  await publish(tx, call, 'fulfilment.delayed', order.order_id, {
    ...factsOf(fulfilment),
    promisedLatest: latest.toISOString(),
  })
  return fulfilment.id
}
