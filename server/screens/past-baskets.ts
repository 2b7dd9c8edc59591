import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/offer-trials.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import { segmentsOf } from '../customers/public.ts'
import { reference } from '../locations/public.ts'
import { pastBasket } from '../orders/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { linesOfPast, occasionOfPast } from '../promotions/public.ts'

/** An order as offers see it, with nothing of who placed it. */
export async function showPastBasket(
  tx: Tx,
  { number }: Input<typeof contract.showPastBasket>,
  call: Call,
): Promise<Output<typeof contract.showPastBasket>> {
  const basket = (await pastBasket(tx, number)) ?? refuse('order_not_found')
  const skus = basket.lines.map(({ sku }) => sku)
  const [facts, known, segments] = await Promise.all([
    variantFacts(tx, skus),
    reference(tx),
    segmentsOf(tx, basket.customerId, call.now),
  ])
  const amount = (minor: number) => money(minor, basket.currency)
  const {
    at: _at,
    opened: _opened,
    left: _left,
    delivery,
    ...occasion
  } = occasionOfPast(basket, known, {
    segments,
    opened: new Set(),
    left: new Map(),
  })
  return {
    number: basket.number,
    placedAt: basket.placedAt.toISOString(),
    lines: linesOfPast(basket, facts).map(({ unitPriceMinor, categories, ...line }, place) => {
      const { titleFr, titleEn, discountMinor } = basket.lines[place]!
      return {
        ...line,
        categories: [...categories],
        title: call.language === 'en' ? titleEn : titleFr,
        unitPrice: amount(unitPriceMinor),
        given: amount(discountMinor),
      }
    }),
    occasion: {
      ...occasion,
      channel: basket.channel,
      segments: [...segments],
      delivery: { mode: delivery?.mode ?? basket.mode, cost: amount(basket.deliveryMinor) },
    },
  }
}

/** The newest orders, to choose one to try an offer on. */
export async function listPastBaskets(
  tx: Tx,
  { limit }: Input<typeof contract.listPastBaskets>,
  call: Call,
): Promise<Output<typeof contract.listPastBaskets>> {
  const rows = await tx.rows<{
    number: string
    placedAt: Date
    channel: Output<typeof contract.listPastBaskets>['items'][number]['channel']
    titleFr: string
    titleEn: string
    articles: number
    totalMinor: number
    currency: Currency
  }>(sql`
    select o.number, o.placed_at as "placedAt", o.channel, l."titleFr", l."titleEn", l.articles, o.total_minor as "totalMinor", o.currency
    from (select * from orders where status <> 'cancelled' order by id desc limit ${limit}) o
    cross join lateral (
      select (array_agg(title_fr order by position))[1] as "titleFr", (array_agg(title_en order by position))[1] as "titleEn",
        sum(quantity)::integer as articles
      from order_lines where order_id = o.id) l
    order by o.id desc`)
  const items = rows.map(({ titleFr, titleEn, totalMinor, currency, placedAt, ...row }) => ({
    ...row,
    placedAt: placedAt.toISOString(),
    firstTitle: call.language === 'en' ? titleEn : titleFr,
    total: money(totalMinor, currency),
  }))
  return { items, nextCursor: null }
}
