import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** How far the goods of an order are. */
export interface Progress {
  /** Fulfilments that are neither cancelled nor expired, and have met with no mishap. */
  standing: number
  begun: number
  left: number
  done: number
  /** Shortages that nobody has settled. */
  lacking: number
}

/** How far the goods of an order are, counted by fulfilments. */
export function progressOf(tx: Tx, orderId: string): Promise<Progress> {
  return tx.one<Progress>(sql`
    select count(*) filter (where status not in ('cancelled', 'expired', 'lost', 'returned', 'damaged'))::integer as standing,
      count(*) filter (where status not in ('cancelled', 'expired', 'to_pick'))::integer as begun,
      count(*) filter (where status in ('shipped', 'at_relay', 'delivered', 'collected'))::integer as left,
      count(*) filter (where status in ('delivered', 'collected'))::integer as done,
      (select count(*)::integer from shortages where order_id = ${orderId} and status in ('open', 'to_decide')) as lacking
    from fulfilments where order_id = ${orderId}`)
}
