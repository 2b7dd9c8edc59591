import type { RecordedEvent } from '@filrouge/contract/events.ts'
import type { Tx } from '../platform/db/database.ts'
import { endSlotOfOrder } from './book-slot.ts'

/** Within the cancellation of all goods of an order: nobody comes, so someone else may have the slot, also where the goods had been let go one by one. */
export async function giveSlotBack(
  tx: Tx,
  { facts }: RecordedEvent<'order.cancelled'> | RecordedEvent<'order.goods_cancelled'>,
): Promise<void> {
  await endSlotOfOrder(tx, facts.orderId)
}
