import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

/**
 * Within `customer.erased`: an invoice keeps ten years the name and the address it was made out to (C. com. L123-22), and nothing by which
 * she can be written to. Refuses while something is still to be handed to her.
 */
export async function forgetCustomerOfOrders(
  tx: Tx,
  event: RecordedEvent<'customer.erased'>,
  _call: Call,
): Promise<void> {
  const { customerId } = event.facts
  const underWay = await tx.rows<{ number: string }>(sql`
    select number from orders where customer_id = ${customerId} and status in ('placed', 'in_progress') order by id for update`)
  if (underWay.length > 0) refuse('order_under_way', { orders: underWay.map(({ number }) => number) })
  await tx.run(sql`
    update orders set version = version + 1,
      delivery = jsonb_set(delivery, '{contact}', jsonb_strip_nulls(jsonb_build_object('name', delivery #> '{contact,name}')))
    where customer_id = ${customerId}`)
}
