import type { Input } from '@filrouge/contract/endpoint.ts'
import type { pickFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import type { Platform } from '../platform/route.ts'
import { type Fulfilment, factsOf, goodsOf, lockFulfilment, requireStep } from './fulfilment.ts'
import { reportShortage } from './report-shortage.ts'
import { sourceAgain } from './source-again.ts'

/**
 * What a person found on the shelf. What she did not find leaves the books of this place, in the same transaction, and is then sourced again:
 * a step of its own, taken up by a job should this process die in between.
 */
export async function pickFulfilment(
  platform: Platform,
  input: Input<typeof contract>,
  call: Call,
): Promise<Id<'fulfilment'>> {
  const { orderId, isShort } = await platform.db.transaction((tx) => pick(tx, input, call))
  if (isShort) await platform.db.transaction((tx) => sourceAgain(tx, orderId, call))
  return input.id
}

async function pick(
  tx: Tx,
  input: Input<typeof contract>,
  call: Call,
): Promise<{ orderId: Id<'order'>; isShort: boolean }> {
  const { order, fulfilment } = await lockFulfilment(tx, input.id, call)
  const answer = { orderId: order.order_id, isShort: false }
  const found = foundOf(fulfilment, input.lines)
  // The same pick told twice is one pick.
  if (fulfilment.status === 'picked' && fulfilment.lines.every(({ sku, picked }) => found.get(sku) === picked))
    return answer
  requireStep('pick', fulfilment)
  if (await isAwaited(tx, fulfilment)) refuse('goods_not_there')
  const missing = fulfilment.lines
    .map(({ sku, quantity }) => ({ sku, quantity: quantity - found.get(sku)! }))
    .filter(({ quantity }) => quantity > 0)
  const picked = fulfilment.lines
    .map(({ sku }) => ({ sku, quantity: found.get(sku)! }))
    .filter(({ quantity }) => quantity > 0)
  if (missing.length > 0) await reportShortage(tx, order, fulfilment, missing, 'short_pick', call)
  if (picked.length > 0) {
    await tx.run(sql`update fulfilment_lines set picked = quantity where fulfilment_id = ${fulfilment.id}`)
    await tx.run(sql`update fulfilments set status = 'picked', picked_at = ${call.now} where id = ${fulfilment.id}`)
    await publish(tx, call, 'fulfilment.picked', order.order_id, { ...factsOf(fulfilment), lines: goodsOf(picked) })
  }
  return { ...answer, isShort: missing.length > 0 }
}

function foundOf(fulfilment: Fulfilment, lines: readonly { sku: string; quantity: number }[]): Map<string, number> {
  const found = new Map(fulfilment.lines.map(({ sku }) => [sku, 0]))
  for (const { sku, quantity } of lines) {
    const before = found.get(sku) ?? refuse('too_many', { sku, quantity: 0 })
    found.set(sku, before + quantity)
  }
  for (const { sku, quantity } of fulfilment.lines)
    if (found.get(sku)! > quantity) refuse('too_many', { sku, quantity })
  return found
}

/** Whether some of its goods have been sold before they came, and have not come. */
export async function isAwaited(tx: Tx, { order_id, location_id, incoming_id }: Fulfilment): Promise<boolean> {
  if (!incoming_id) return false
  const waiting = await tx.maybe(sql`
    select 1 from holds h join hold_lines l on l.hold_id = h.id
    where h.order_id = ${order_id} and h.status = 'claimed' and l.location_id = ${location_id} and l.incoming_id = ${incoming_id} limit 1`)
  return waiting !== undefined
}
