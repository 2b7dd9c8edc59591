import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

/** Within `customer.erased`: baskets keep their articles and lose where they were to go. Refuses while one is being paid. */
export async function forgetCustomerOfCarts(
  tx: Tx,
  event: RecordedEvent<'customer.erased'>,
  _call: Call,
): Promise<void> {
  const { customerId } = event.facts
  const paying = await tx.maybe(
    sql`select from carts where customer_id = ${customerId} and status = 'paying' for update`,
  )
  if (paying) refuse('payment_in_progress')
  tx.send(sql`delete from cart_gifts g using carts c where c.id = g.cart_id and c.customer_id = ${customerId}`)
  await tx.run(sql`
    update carts set delivery = null, frozen = frozen #- '{delivery,contact}' #- '{delivery,address}', version = version + 1
    where customer_id = ${customerId} and (delivery is not null or frozen is not null)`)
}
