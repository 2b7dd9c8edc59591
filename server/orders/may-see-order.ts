import sql, { type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { canUseOrder, type OwnedOrder } from './order.ts'
import { isOrderKey } from './order-key.ts'

/** Whether the session that asks placed the order `o` before she was known, and whether it paid for it: two columns of a question. */
export const ownershipOf = (call: Call): Sql => sql`
  exists (
    select from visitor_links l where l.visitor_id = o.visitor_id and l.customer_id = ${call.session?.customerId ?? null}
      and l.evidence = 'code') as is_linked,
  exists (
    select from payments p where p.payable_kind = 'cart' and p.payable_id = o.cart_id
      and (p.visitor_id = ${call.session?.visitorId ?? null} or p.customer_id = ${call.session?.customerId ?? null})) as is_payer`

/** Whether an order may be read: it is hers, the session's that paid, or she has the key of the link in her messages. */
export async function maySeeOrder(
  tx: Tx,
  order: OwnedOrder & { id: string; is_payer: boolean },
  key: string | undefined,
  call: Call,
): Promise<boolean> {
  return canUseOrder(call.session, order) || order.is_payer || (await isOrderKey(tx, order.id, key))
}
