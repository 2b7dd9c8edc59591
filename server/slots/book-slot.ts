import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { slotParts } from './slot.ts'

/**
 * Takes a place in a slot for the hold of a payment or of an order, in the transaction that takes it; one that has another gives it up for this one. False where no
 * place is left. It ends with the hold, whoever ends that.
 */
export async function bookSlot(
  tx: Tx,
  booking: { holder: { paymentId: string } | { holdId: string }; slotId: string; grams: number },
  now: Date,
): Promise<boolean> {
  const { planId, onDay, starts } = slotParts(booking.slotId)
  const { holder } = booking
  const hold =
    'holdId' in holder
      ? sql`${holder.holdId}`
      : sql`(select id from holds where payment_id = ${holder.paymentId} and status in ('live', 'claimed'))`
  const { booked } = await tx.one<{ booked: boolean }>(sql`
    select book_slot(${hold}, ${planId}, ${onDay}::date, ${starts}::time, ${booking.grams}::bigint, ${now}) as booked`)
  return booked
}

/** Gives back the place that an order has, if it has one: its last goods are not wanted any more. */
export async function endSlotOfOrder(tx: Tx, orderId: string): Promise<void> {
  await tx.rows(sql`select end_slots(array(select id from holds where order_id = ${orderId}))`)
}

/** The slot that an order has, and by which hold; undefined where it has none. */
export function slotOfOrder(
  tx: Tx,
  orderId: string,
): Promise<{ holdId: string; slotId: string; grams: number } | undefined> {
  return tx.maybe(sql`
    select b.hold_id as "holdId", b.plan_id || '.' || b.on_day || '.' || to_char(b.starts, 'HH24:MI') as "slotId", b.grams
    from holds h join slot_bookings b on b.hold_id = h.id
    where h.order_id = ${orderId} and h.status in ('claimed', 'consumed') and not b.is_over order by b.booked_at desc limit 1`)
}
