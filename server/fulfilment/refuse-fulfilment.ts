import type { Input } from '@filrouge/contract/endpoint.ts'
import type { refuseFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import type { Call } from '../platform/call.ts'
import type { Platform } from '../platform/route.ts'
import { lockFulfilment, requireStep } from './fulfilment.ts'
import { reportShortage } from './report-shortage.ts'
import { sourceAgain } from './source-again.ts'

/** This place cannot serve it: too busy, damaged, not to be found. All of it is sourced elsewhere. */
export async function refuseFulfilment(
  platform: Platform,
  input: Input<typeof contract>,
  call: Call,
): Promise<Id<'fulfilment'>> {
  const orderId = await platform.db.transaction(async (tx) => {
    const { order, fulfilment } = await lockFulfilment(tx, input.id, call)
    // Said twice: its goods have gone from here already.
    if (fulfilment.status === 'cancelled' && fulfilment.lines.length === 0) return order.order_id
    requireStep('refuse', fulfilment)
    await reportShortage(tx, order, fulfilment, fulfilment.lines, input.reason, call)
    return order.order_id
  })
  await platform.db.transaction((tx) => sourceAgain(tx, orderId, call))
  return input.id
}
