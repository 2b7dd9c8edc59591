import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { previewAnnouncements as contract } from '@filrouge/contract/offer-announcements.ts'
import { money } from '@filrouge/kernel/money.ts'
import type { Offer } from '@filrouge/rules/offer.ts'
import { priceAt, priorOf } from '@filrouge/rules/prior-price.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { listsFor, type PriceRow, pastOf } from '../pricing/public.ts'
import { openWith } from '../promotions/public.ts'

const atMost = 1000
const examplesAtMost = 3

type Answer = Output<typeof contract>

/** For how many articles an offer that is being written could not be announced, by the very rule the shop will apply. */
export async function previewAnnouncements(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Answer> {
  const { startsAt, endsAt, group, ...rest } = input
  const at = new Date(Math.max(call.now.getTime(), startsAt === undefined ? 0 : Date.parse(startsAt)))
  const rule = {
    ...rest,
    ...(group === undefined ? {} : { group }),
    startsAt: startsAt === undefined ? at : new Date(startsAt),
    ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
  } as Offer
  const said = (kind: string) => rule.conditions.find((condition) => condition.kind === kind)
  const channels = said('channel') as { channels: readonly string[] } | undefined
  const shops = said('location') as { locationIds: readonly string[] } | undefined
  const where = {
    channel: channels?.channels[0] ?? (shops ? 'shop' : 'web'),
    locationId: shops?.locationIds[0] ?? null,
  }
  const lists = await listsFor(tx, { ...where, customerId: null }, at)
  const offers = await openWith(tx, where, { rule, version: 0, names: [rule.id], from: at }, call.now)
  const rows = await looksAt(
    tx,
    rule,
    lists.practised.map(({ code }) => code),
    at,
  )
  const facts = await variantFacts(
    tx,
    rows.map(({ sku }) => sku),
  )
  const answer: Answer = { looked: rows.length, reduced: 0, untold: 0, examples: [] }
  for (const { sku, history } of rows) {
    const article = facts.get(sku)!
    const past = pastOf(history, article, { ...lists, offers })
    const current = priceAt(past.shown, at)
    if (!current?.by?.some(({ offerId }) => offerId === rule.id)) continue
    answer.reduced += 1
    const prior = priorOf(past.shown, current, undefined, past.practised)
    if (prior && prior.reductionPercent > 0) continue
    answer.untold += 1
    if (!prior || answer.examples.length === examplesAtMost) continue
    const { currency } = history[0]!
    const title = call.language === 'en' ? article.titleEn : article.titleFr
    const [price, lowest] = [money(current.amountMinor, currency), money(prior.priorMinor, currency)]
    answer.examples.push({ sku, title, price, lowest })
  }
  return answer
}

/** The first of the articles that an offer looks at, each with all that it was asked for by these lists. */
function looksAt(tx: Tx, { effect }: Offer, lists: readonly string[], at: Date) {
  const of = 'of' in effect ? effect.of : {}
  return tx.rows<{ sku: string; history: PriceRow[] }>(sql`
    select a.sku, (
      select json_agg(json_build_object('amountMinor', h.amount_minor, 'currency', h.currency, 'kind', h.kind, 'operation', h.operation,
        'from', h.starts_at, 'to', h.ends_at, 'list', h.price_list))
      from prices h where h.sku = a.sku and h.price_list = any(${lists}::text[]) and h.minimum_quantity = 1 and h.starts_at <= ${at}) as history
    from (
      select v.sku from variants v join products p on p.id = v.product_id
      where (${of.skus ?? null}::text[] is null or v.sku = any(${of.skus ?? null}::text[]))
        and (${of.brands ?? null}::text[] is null or p.brand = any(${of.brands ?? null}::text[]))
        and (${of.categories ?? null}::text[] is null or p.category_id in (
          with recursive under (id) as (
            select id from categories where code = any(${of.categories ?? null}::text[])
            union select c.id from under join categories c on c.parent_id = under.id)
          select id from under))
        and exists (select from prices where sku = v.sku and price_list = any(${lists}::text[]) and starts_at <= ${at})
      order by v.sku limit ${atMost}) a`)
}
