import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

/** Within `order.placed`: what she has bought counts for the segments she belongs to. */
export async function notePurchase(tx: Tx, event: RecordedEvent<'order.placed'>, call: Call): Promise<void> {
  const { orderId, customerId, totalMinor } = event.facts
  if (customerId === null) return
  tx.send(sql`
    insert into purchases (order_id, customer_id, total_minor, bought_at)
    values (${orderId}, ${customerId}, ${totalMinor}, ${call.now}) on conflict do nothing`)
}

/** Within `order.cancelled`: it was no purchase. */
export async function forgetPurchase(tx: Tx, event: RecordedEvent<'order.cancelled'>, _call: Call): Promise<void> {
  tx.send(sql`delete from purchases where order_id = ${event.facts.orderId}`)
}

/** A purchase made in another system. */
export interface PastPurchase {
  orderId: string
  customerId: string
  totalMinor: number
  boughtAt: Date
}

/** Notes what customers have bought in another system, many at once. */
export async function notePurchases(tx: Tx, bought: readonly PastPurchase[]): Promise<void> {
  if (bought.length === 0) return
  await tx.run(sql`
    insert into purchases (order_id, customer_id, total_minor, bought_at)
    select * from unnest(${bought.map((one) => one.orderId)}::text[], ${bought.map((one) => one.customerId)}::text[],
      ${bought.map((one) => one.totalMinor)}::bigint[], ${bought.map((one) => one.boughtAt)}::timestamptz[])
    on conflict do nothing`)
}
