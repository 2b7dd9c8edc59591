import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { listOffers as contract, OfferView } from '@filrouge/contract/promotions.ts'
import { money } from '@filrouge/kernel/money.ts'
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import type { OfferRow } from './offer.ts'
import { offerColumns } from './running-offers.ts'

/** Every offer, with how often it was used and what it has cost. */
export async function listOffers(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Output<typeof contract>> {
  const offers = await readOffers(tx, empty, call)
  const rank = { draft: 0, running: 1, planned: 2, over: 3 }
  const items = offers
    .filter(({ state }) => input.state === undefined || state === input.state)
    .sort((one, other) => rank[one.state] - rank[other.state] || (one.startsAt < other.startsAt ? 1 : -1))
  return { items, nextCursor: null }
}

/** One offer. */
export async function offerView(tx: Tx, id: string, call: Call): Promise<OfferView> {
  const [offer] = await readOffers(tx, sql`where o.id = ${id}`, call)
  return offer ?? refuse('offer_not_found')
}

async function readOffers(tx: Tx, which: Sql, call: Call): Promise<OfferView[]> {
  const rows = await tx.rows<OfferRow & { uses: number; spentMinor: number; coupons: number; currency: string }>(sql`
    select ${offerColumns}, u.uses, u."spentMinor", r.currency,
      (select count(*)::integer from coupons c where c.offer_id = o.id) as coupons
    from offers o cross join retailer r cross join lateral (
      select count(*)::integer as uses, coalesce(sum(goods_minor + delivery_minor), 0)::bigint as "spentMinor"
      from offer_uses where offer_id = o.id and released_at is null) u
    ${which}`)
  return rows.map(({ currency, spentMinor, budgetMinor, group, mostUses, mostUsesEach, startsAt, endsAt, ...row }) => ({
    ...(row as unknown as Pick<
      OfferView,
      | 'id'
      | 'titleFr'
      | 'titleEn'
      | 'priority'
      | 'isAlone'
      | 'needsCode'
      | 'conditions'
      | 'effect'
      | 'version'
      | 'isDraft'
      | 'mayBeGiven'
      | 'uses'
      | 'coupons'
    >),
    ...(group === null ? {} : { group }),
    ...(mostUses === null ? {} : { mostUses }),
    ...(mostUsesEach === null ? {} : { mostUsesEach }),
    ...(budgetMinor === null ? {} : { budget: money(budgetMinor, currency as never) }),
    startsAt: startsAt.toISOString(),
    ...(endsAt === null ? {} : { endsAt: endsAt.toISOString() }),
    state: stateOf({ isDraft: row.isDraft, startsAt, endsAt }, call.now),
    spent: money(spentMinor, currency as never),
  }))
}

function stateOf(offer: Pick<OfferRow, 'isDraft' | 'startsAt' | 'endsAt'>, now: Date): OfferView['state'] {
  if (offer.endsAt !== null && offer.endsAt <= now) return 'over'
  if (offer.isDraft) return 'draft'
  return offer.startsAt > now ? 'planned' : 'running'
}
