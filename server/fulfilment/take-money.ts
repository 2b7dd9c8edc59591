import { keptShare } from '@filrouge/rules/refund-share.ts'
import sql from 'sql-template-tag'
import { readCart } from '../carts/public.ts'
import { giftsOfOrder, settleValue } from '../loyalty/public.ts'
import { askCapture, askUndo } from '../payments/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import type { OrderToFulfil } from './fulfilment.ts'

interface Standing {
  /** Goods that have left or are ready, or are sent again, by article. */
  goods: { sku: string; quantity: number }[]
  /** Whether anything may still leave. */
  is_open: boolean
}

/**
 * Has so much of the payment taken as the goods that have left or are ready are worth, with the delivery: more as more goes, less as something
 * comes back. Gift cards and credit pay first. Where nothing has gone and nothing will, the whole payment is undone.
 */
export async function takeMoney(tx: Tx, order: OrderToFulfil, call: Call): Promise<void> {
  if (!order.payment_id) return
  const [{ goods, is_open: isOpen }, cart] = await Promise.all([
    tx.one<Standing>(sql`
      select (
          select coalesce(json_agg(g), '[]') from (
            select sku, sum(quantity)::integer as quantity from paid_goods where order_id = ${order.order_id} group by sku) g) as goods,
        exists (select from fulfilments where order_id = ${order.order_id} and status in ('to_pick', 'picked'))
          or exists (select from shortages where order_id = ${order.order_id} and status in ('open', 'to_decide')) as is_open`),
    readCart(tx, order.cart_id),
  ])
  const frozen = cart?.frozen
  if (!frozen) throw new Error(`order ${order.order_id} without its basket`)
  const giftsMinor = frozen.gifts?.length ? (await giftsOfOrder(tx, order.order_id)).minor : 0
  if (goods.length === 0 && !isOpen && giftsMinor === 0) return askUndo(tx, order.payment_id, call)
  const gone = new Map(goods.map(({ sku, quantity }) => [sku, quantity]))
  let dueMinor = goods.length > 0 ? frozen.totals.deliveryMinor : 0
  for (const line of frozen.lines) dueMinor += keptShare(line, gone.get(line.sku) ?? 0)
  const { restMinor } = await settleValue(tx, { orderId: order.order_id, dueMinor, isFinal: !isOpen }, call)
  // Gift cards are bought with money alone, and wait for no goods.
  await askCapture(tx, order.payment_id, call.now, restMinor + giftsMinor)
}
