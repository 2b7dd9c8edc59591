import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

/** Within `customer.erased`: what she looked at, and where, is nobody's any more. */
export async function forgetCustomerOfTouches(
  tx: Tx,
  event: RecordedEvent<'customer.erased'>,
  _call: Call,
): Promise<void> {
  await tx.run(sql`delete from touches where customer_id = ${event.facts.customerId}`)
}
