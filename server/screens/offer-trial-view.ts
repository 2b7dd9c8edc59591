import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/offer-trials.ts'
import type { OfferTrialView } from '@filrouge/contract/offer-trials.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { type TriedSoFar, trialTopic } from '../promotions/public.ts'

interface TrialRow {
  id: OfferTrialView['id']
  offer_id: string
  status: 'running' | 'done'
  period_from: Date
  period_to: Date
  total: number
  done: number
  asked_at: Date
  asked_by: string | null
  needs_code: boolean
  result: TriedSoFar
  currency: Currency
  given: Given
  places: { channel: string; location_id: string | null; given: number; discount: number }[]
  most: { orderId: string; number: string; placedAt: string; channel: string; total: number; discount: number }[]
}

interface Given {
  orders: number
  people: number
  guests: number
  discount: number
  revenue: number
  margin: number
  untaxed: number
  withCosts: number
}

/** A trial, as far as it is: added up from the orders that would have got the offer. */
export async function offerTrialView(tx: Tx, id: string, _call: Call): Promise<OfferTrialView> {
  const row = await tx.maybe<TrialRow>(sql`
    select t.id, t.offer_id, t.status, t.period_from, t.period_to, t.total, t.done, t.asked_at, s.name as asked_by, r.currency, t.result,
      (t.definition->>'needsCode')::boolean as needs_code,
      (select json_build_object('orders', count(*), 'people', count(distinct customer_id), 'guests', count(*) filter (where customer_id is null),
          'discount', coalesce(sum(discount_minor), 0), 'revenue', coalesce(sum(total_minor), 0), 'margin', coalesce(sum(margin_minor), 0),
          'untaxed', coalesce(sum(discount_without_tax_minor) filter (where margin_minor is not null), 0), 'withCosts', count(margin_minor))
        from offer_trial_orders where trial_id = t.id) as given,
      (select coalesce(json_agg(p order by p.discount desc), '[]') from (
        select channel, location_id, count(*)::integer as given, sum(discount_minor)::bigint as discount
        from offer_trial_orders where trial_id = t.id group by 1, 2) p) as places,
      (select coalesce(json_agg(m order by m.discount desc, m.number), '[]') from (
        select order_id as "orderId", number, placed_at as "placedAt", channel, total_minor as total, discount_minor as discount
        from offer_trial_orders where trial_id = t.id order by discount_minor desc, number limit 20) m) as most
    from offer_trials t cross join retailer r left join staff s on s.id = t.asked_by where t.id = ${id}`)
  if (!row) refuse('trial_not_found')
  const { result, given, currency } = row
  const amount = (minor: number) => money(minor, currency)
  return {
    id: row.id,
    offerId: row.offer_id,
    status: row.status,
    from: row.period_from.toISOString(),
    to: row.period_to.toISOString(),
    total: row.total,
    done: row.done,
    askedAt: row.asked_at.toISOString(),
    ...(row.asked_by ? { askedBy: row.asked_by } : {}),
    assumesCode: row.needs_code,
    given: given.orders,
    people: given.people,
    guests: given.guests,
    discounts: amount(given.discount),
    revenueBefore: amount(result.revenueMinor),
    revenueAfter: amount(result.revenueMinor - given.discount),
    theirRevenueBefore: amount(given.revenue),
    theirRevenueAfter: amount(given.revenue - given.discount),
    marginBefore: amount(given.margin),
    marginAfter: amount(given.margin - given.untaxed),
    withCosts: given.withCosts,
    ...(result.usedUpAt ? { usedUpAt: result.usedUpAt } : {}),
    places: await placesOf(tx, row, amount),
    most: row.most.map(({ placedAt, total, discount, ...order }) => ({
      ...order,
      placedAt: new Date(placedAt).toISOString(),
      total: amount(total),
      discount: amount(discount),
    })),
    whyNot: Object.entries(result.whyNot)
      .map(([code, orders]) => ({ code, orders }))
      .sort((one, other) => other.orders - one.orders),
  }
}

async function placesOf(
  tx: Tx,
  { result, places }: TrialRow,
  amount: (minor: number) => ReturnType<typeof money>,
): Promise<OfferTrialView['places']> {
  const { locations } = await reference(tx)
  return Object.entries(result.orders)
    .map(([key, orders]) => {
      const [channel = '', locationId] = key.split(' ')
      const mine = places.find((one) => one.channel === channel && (one.location_id ?? '') === locationId)
      const name = locationId ? locations.get(locationId as never)?.name : undefined
      return {
        channel,
        ...(name === undefined ? {} : { locationName: name }),
        orders,
        given: mine?.given ?? 0,
        discounts: amount(mine?.discount ?? 0),
      }
    })
    .sort((one, other) => other.discounts.minor - one.discounts.minor || other.orders - one.orders)
}

/** A trial, as far as it is. */
export function showOfferTrial(
  tx: Tx,
  { id }: Input<typeof contract.showOfferTrial>,
  call: Call,
): Promise<OfferTrialView> {
  return offerTrialView(tx, id, call)
}

/** What a page that shows a trial listens to. */
export async function topicsOfOfferTrial(
  _tx: Tx,
  { id }: Input<typeof contract.watchOfferTrial>,
  _call: Call,
): Promise<string[]> {
  return [trialTopic(id)]
}
