import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

export type HoldOf = { cartId: string; paymentId: string } | { orderId: string }

/**
 * Gives back what was held: for a payment while the hold is live, for an order once it has claimed it. A payment that is given back never
 * holds again, not even when its hold is still on the way. False when there is nothing to give back (any more), so that it may be called twice.
 */
export async function releaseHold(tx: Tx, of: HoldOf, now: Date): Promise<boolean> {
  const ended = await tx.rows(
    'orderId' in of
      ? sql`
          select end_holds(array(select id from holds where order_id = ${of.orderId} and status = 'claimed'), 'released', array['claimed'])`
      : sql`select give_back_payment(${newId('hold')}, ${of.cartId}, ${of.paymentId}, ${now})`,
  )
  return ended.length > 0
}
