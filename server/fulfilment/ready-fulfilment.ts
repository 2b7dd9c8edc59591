import type { Input } from '@filrouge/contract/endpoint.ts'
import type { readyFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { recordOutcomes } from '../promise/public.ts'
import { arriveAtRelay } from './arrive-at-relay.ts'
import { factsOf, lockFulfilment, outcomeOf, readyAs, requireStep } from './fulfilment.ts'
import { showFulfilmentSettings } from './settings.ts'
import { takeMoney } from './take-money.ts'

/** It waits for her: on a shelf of the shop, where the money is taken, or at the relay point. Said again, it may move to another shelf. */
export async function readyFulfilment(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'fulfilment'>> {
  const { order, fulfilment } = await lockFulfilment(tx, input.id, call)
  const { id, status } = fulfilment
  if (status === 'ready' || status === 'at_relay') {
    if (input.shelf !== undefined)
      await tx.run(sql`update fulfilments set shelf = ${input.shelf || null} where id = ${id}`)
    return id
  }
  requireStep('ready', fulfilment)
  const next = readyAs(order, fulfilment) ?? refuse('not_for_this_way', { mode: order.mode })
  const { keptDays } = await showFulfilmentSettings(tx)
  // Who comes by appointment has all that time after it.
  const from = Math.max(call.now.getTime(), order.promised_earliest.getTime())
  const expiresAt = new Date(from + keptDays * 86_400_000)
  if (next === 'at_relay') {
    await arriveAtRelay(tx, order, fulfilment, { at: call.now, place: null }, call)
    return id
  }
  await tx.run(sql`
    update fulfilments set status = 'ready', ready_at = ${call.now}, shelf = ${input.shelf || null}, expires_at = ${expiresAt} where id = ${id}`)
  await recordOutcomes(tx, [outcomeOf(order, fulfilment, call.now)])
  await publish(tx, call, 'fulfilment.ready', order.order_id, {
    ...factsOf(fulfilment),
    atLocationId: order.location_id!,
  })
  await takeMoney(tx, order, call)
  return id
}
