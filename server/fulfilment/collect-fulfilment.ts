import type { Input } from '@filrouge/contract/endpoint.ts'
import type { collectFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { sellHeld } from '../stock/public.ts'
import { isCodeOf } from './collection-code.ts'
import { factsOf, isCollected, lockFulfilment, requireStep } from './fulfilment.ts'

/** Handed over at the counter against her code: sold in the ledger, if it was not when it was brought here. */
export async function collectFulfilment(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'fulfilment'>> {
  const { order, fulfilment } = await lockFulfilment(tx, input.id, call)
  const { id, status, shipped_at: shippedAt, location_id: locationId } = fulfilment
  if (!isCollected(order)) refuse('not_for_this_way', { mode: order.mode })
  if (!(await isCodeOf(tx, order.order_id, input.code))) refuse('code_wrong')
  if (status === 'collected') return id
  requireStep('collect', fulfilment)
  if (!shippedAt) {
    const goods = fulfilment.lines.map(({ sku, quantity }) => ({ sku, locationId, quantity }))
    await sellHeld(tx, order.order_id, goods, call)
  }
  await tx.run(
    sql`update fulfilments set status = 'collected', done_at = ${call.now}, expires_at = null where id = ${id}`,
  )
  await publish(tx, call, 'fulfilment.collected', order.order_id, {
    ...factsOf(fulfilment),
    atLocationId: order.location_id!,
  })
  return id
}
