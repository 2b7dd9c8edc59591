import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

export type HoldOf = { paymentId: string } | { orderId: string } | { cartId: string }

/**
 * Gives back what was held: for a payment or a basket while the hold is live, for an order once it has claimed it. False when there is nothing
 * to give back (any more), so that it may be called twice.
 */
export async function releaseHold(tx: Tx, of: HoldOf, ending: 'released' | 'expired'): Promise<boolean> {
  const [found, endable] =
    'orderId' in of
      ? [sql`order_id = ${of.orderId}`, ['claimed']]
      : ['paymentId' in of ? sql`payment_id = ${of.paymentId}` : sql`cart_id = ${of.cartId}`, ['live']]
  const ended = await tx.rows(sql`
    select end_holds(array(select id from holds where ${found} and status = any(${endable}::text[])), ${ending}, ${endable}::text[])`)
  return ended.length > 0
}
