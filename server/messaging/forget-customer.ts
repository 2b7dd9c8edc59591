import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { forgetIdleBrowsers } from './push/forget-browsers.ts'

/** Within `customer.erased`: what she wrote to us goes, and so do the browsers in which she was told of her orders. */
export async function forgetCustomerOfMessages(
  tx: Tx,
  event: RecordedEvent<'customer.erased'>,
  _call: Call,
): Promise<void> {
  const { customerId } = event.facts
  await tx.run(sql`delete from contact_messages where customer_id = ${customerId}`)
  await tx.run(sql`
    delete from push_followed_orders where order_id in (select id from orders where customer_id = ${customerId})`)
  await tx.run(sql`delete from push_subscriptions where customer_id = ${customerId}`)
  await forgetIdleBrowsers(tx)
}
