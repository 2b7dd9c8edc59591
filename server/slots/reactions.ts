import type { RecordedEvent } from '@filrouge/contract/events.ts'
import type { Tx } from '../platform/db/database.ts'
import { endSlotOfOrder } from './book-slot.ts'

/** Within `order.cancelled`: nobody comes, so someone else may have the slot, also where the goods had been let go one by one. */
export async function giveSlotBack(tx: Tx, { facts }: RecordedEvent<'order.cancelled'>): Promise<void> {
  await endSlotOfOrder(tx, facts.orderId)
}
