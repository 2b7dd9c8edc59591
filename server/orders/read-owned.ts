import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { canUseOrder, type OwnedOrder } from './order.ts'
import { isOrderKey } from './order-key.ts'

/** The order, for whoever may act on it: hers, the sellers', or by the key of the link in her messages. */
export async function readOwned(tx: Tx, orderId: string, call: Call, key?: string): Promise<{ id: Id<'order'> }> {
  const order = await tx.maybe<OwnedOrder & { id: Id<'order'> }>(sql`
    select o.id, o.customer_id, o.visitor_id, exists (
      select from visitor_links l where l.visitor_id = o.visitor_id and l.customer_id = ${call.session?.customerId ?? null}
        and l.evidence = 'code') as is_linked
    from orders o where o.id = ${orderId}`)
  if (!order || !(canUseOrder(call.session, order) || (await isOrderKey(tx, order.id, key)))) refuse('order_not_found')
  return order
}
