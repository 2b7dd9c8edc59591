import type * as contract from '@filrouge/contract/activity.ts'
import type { MyDay } from '@filrouge/contract/activity.ts'
import type { CartView } from '@filrouge/contract/carts.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { currencyOf } from '../platform/retailer.ts'
import { cartView } from './cart-view.ts'
import { orderSummariesOf } from './order-summaries.ts'

const basketsShown = 6
const handOversShown = 6
// What nobody has come for in so long is no longer a matter of today.
const handOverDays = 30
const basketDays = 3

/** What matters now to whoever sells: what she has sold today, who is about to pay, the baskets she began, the orders that wait at her shop. */
export async function showMyDay(tx: Tx, _input: Input<typeof contract.showMyDay>, call: Call): Promise<MyDay> {
  const staffId = call.session?.staffId ?? refuse('not_allowed')
  const locationId = call.session?.locationId ?? null
  const [known, currency] = await Promise.all([reference(tx), currencyOf(tx)])
  const timeZone = locationId ? requireLocation(known, locationId).timeZone : 'Europe/Paris'
  const day = civilDateIn(call.now, timeZone)
  const from = instantOf(day, '00:00', timeZone)
  const [sold, baskets, handOver] = await Promise.all([
    tx.one<{ takings: number; orders: number; articles: number }>(sql`
      select coalesce(sum(o.total_minor), 0)::bigint as takings, count(*)::integer as orders,
        coalesce(sum((select sum(quantity) from order_lines where order_id = o.id)), 0)::integer as articles
      from orders o
      where o.placed_at >= ${from}::timestamptz and o.placed_at < ${instantOf(addDays(day, 1), '00:00', timeZone)}::timestamptz
        and o.staff_id = ${staffId} and o.status <> 'cancelled' and o.currency = ${currency}`),
    basketsOf(tx, staffId, call),
    locationId ? handOverAt(tx, locationId, call) : { count: 0, orders: [] },
  ])
  const { takings, orders, articles } = sold
  return {
    day,
    timeZone,
    asOf: call.now.toISOString(),
    sold: { takings: money(takings, currency), orders, articles },
    baskets,
    handOver,
  }
}

interface BasketRow {
  id: Id<'cart'>
  customer_name: string | null
  asked_until: Date | null
}

/** The baskets in hand, those about to be paid first. */
async function basketsOf(tx: Tx, staffId: string, call: Call): Promise<MyDay['baskets']> {
  const since = new Date(call.now.getTime() - basketDays * 86_400_000)
  const rows = await tx.rows<BasketRow>(sql`
    select c.id, p.name as customer_name,
      (select max(r.expires_at) from payment_requests r
       where r.cart_id = c.id and r.status = 'open' and (r.expires_at > ${call.now}::timestamptz or c.status = 'paying')) as asked_until
    from carts c left join customers p on p.id = c.customer_id
    where c.staff_id = ${staffId} and c.status in ('open', 'paying') and c.updated_at > ${since}::timestamptz
      and exists (select from cart_lines l where l.cart_id = c.id)
    order by asked_until nulls last, c.updated_at desc limit ${basketsShown}`)
  const carts = await Promise.all(rows.map(({ id }) => cartView(tx, id, call)))
  return rows.map((row, index) => basketLine(carts[index] as CartView, row))
}

function basketLine(cart: CartView, row: BasketRow): MyDay['baskets'][number] {
  return {
    cartId: cart.id,
    status: cart.status === 'paying' ? 'paying' : row.asked_until ? 'asked' : 'open',
    ...(cart.customerId ? { customerId: cart.customerId } : {}),
    ...(row.customer_name ? { customerName: row.customer_name } : {}),
    firstTitle: cart.lines[0]?.title ?? '',
    articleCount: cart.lines.reduce((sum, line) => sum + line.quantity, 0),
    total: cart.totals.total,
    updatedAt: cart.updatedAt,
  }
}

/** Orders to be collected at a shop that are not yet in their owner's hands, those promised first at the top. */
async function handOverAt(tx: Tx, locationId: string, call: Call): Promise<MyDay['handOver']> {
  const since = new Date(call.now.getTime() - handOverDays * 86_400_000)
  const waiting = sql`o.status in ('placed', 'in_progress') and o.delivery->>'locationId' = ${locationId}`
  const orders = await orderSummariesOf(
    tx,
    { found: waiting, mode: 'collect', placedFrom: since.toISOString(), limit: 100 },
    call.language,
  )
  const bySoonest = [...orders].sort((one, other) => (one.promised.earliest < other.promised.earliest ? -1 : 1))
  return { count: orders.length, orders: bySoonest.slice(0, handOversShown) }
}
