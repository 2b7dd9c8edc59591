import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/pricing.ts'
import type { Channel } from '@filrouge/contract/sessions.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import { floorPrice, marginOf } from '@filrouge/rules/reprice.ts'
import sql from 'sql-template-tag'
import { type PricedCart, type Purchase, priceCart } from '../carts/public.ts'
import { variantFacts } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { purchaseCosts } from '../pricing/public.ts'

/** Older ones say little of what is bought today. */
const mostOrders = 3000
/** Of so many with the article, the one with most in it shows most. */
const mostLooked = 10

interface LastBasket {
  at: Date
  channel: Channel
  locationId: Id<'location'> | null
  lines: { sku: string; quantity: number }[]
}

/** What a price would leave, and what the last real basket that held the article would come to with it, offers and all. Nothing is kept. */
export async function tryPrice(
  tx: Tx,
  { sku, amountMinor }: Input<typeof contract.tryPrice>,
  call: Call,
): Promise<Output<typeof contract.tryPrice>> {
  const [facts, costs, last] = await Promise.all([
    variantFacts(tx, [sku]),
    purchaseCosts(tx, [sku], call.now),
    lastBasketWith(tx, sku),
  ])
  const { vatRate } = facts.get(sku) ?? refuse('variant_not_found')
  const cost = costs.get(sku)
  const basket = last && (await basketWith(tx, last, { sku, amountMinor }, call))
  if (!cost) return { ...(basket && { basket }) }
  const { marginMinor, percent } = marginOf(amountMinor, vatRate, cost.amountMinor)
  return {
    cost: money(cost.amountMinor, cost.currency),
    margin: money(marginMinor, cost.currency),
    marginPercent: percent,
    floor: money(floorPrice(cost.amountMinor, vatRate), cost.currency),
    ...(basket && { basket }),
  }
}

/** Of the last orders with the article, the one with most in it. Whose it is, is nobody's business here. */
function lastBasketWith(tx: Tx, sku: string): Promise<LastBasket | undefined> {
  return tx.database.freshPlans.maybe<LastBasket>(sql`
    select o.placed_at as at, o.channel, o.location_id as "locationId", l.lines
    from (
      select o.* from (select id, placed_at, channel, location_id from orders order by placed_at desc limit ${mostOrders}) o
      where exists (select from order_lines l where l.order_id = o.id and l.sku = ${sku})
      order by o.placed_at desc limit ${mostLooked}) o
    cross join lateral (
      select json_agg(json_build_object('sku', sku, 'quantity', quantity) order by position) as lines, count(*) as number
      from order_lines where order_id = o.id) l
    order by l.number desc, o.placed_at desc limit 1`)
}

async function basketWith(tx: Tx, last: LastBasket, tried: { sku: string; amountMinor: number }, call: Call) {
  const { at, channel, locationId, lines } = last
  const purchase: Purchase = { customerId: null, channel, locationId, delivery: null, codes: [] }
  const before = await priceCart(tx, lines, purchase, call.now)
  const after = await priceCart(tx, lines, { ...purchase, tried }, call.now)
  const { currency } = before
  return {
    at: at.toISOString(),
    channel,
    lines: before.lines.map((line, place) => ({
      sku: line.sku,
      title: call.language === 'en' ? line.titleEn : line.titleFr,
      quantity: line.quantity,
      before: money(line.totalMinor, currency),
      after: money(after.lines[place]!.totalMinor, currency),
    })),
    before: totalsOf(before, currency),
    after: totalsOf(after, currency),
  }
}

const totalsOf = ({ totals }: PricedCart, currency: Currency) => ({
  goods: money(totals.goodsMinor, currency),
  discounts: money(totals.discountsMinor, currency),
  total: money(totals.totalMinor, currency),
})
