import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/pricing.ts'
import type { Reason } from '@filrouge/contract/shapes.ts'
import { type Currency, formatMoney, money } from '@filrouge/kernel/money.ts'
import type { OfferedPrice } from '@filrouge/rules/open-offers.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { type CurrentPrice, offeredView, type PriceRow, pastOf } from './price.ts'
import { askedFor, type ListsFor, listsFor, occasionOf, type PriceOccasion } from './price-lists.ts'
import { pricesBy, quantityPricesBy } from './prices-for.ts'

type Asked = Pick<Input<typeof contract.showPrice>, 'sku'> & Partial<Input<typeof contract.showPrice>>

/** The price of an article for someone, somewhere, at a moment, why it is so, and every price that was practised there before it. */
export async function showPrice(tx: Tx, input: Asked, call: Call): Promise<Output<typeof contract.showPrice>> {
  const { sku, quantity = 1 } = input
  // What is planned is nobody's business before its time.
  const at = input.at === undefined ? call.now : new Date(Math.min(Date.parse(input.at), call.now.getTime()))
  const lists = await listsFor(tx, await occasionAsked(tx, input, call), at)
  const [found, prices, steps, facts] = await Promise.all([
    tx.maybe<{ history: PriceRow[] | null }>(sql`
      select (
        select json_agg(json_build_object('amountMinor', p.amount_minor, 'currency', p.currency, 'kind', p.kind, 'operation', p.operation,
          'from', p.starts_at, 'to', p.ends_at, 'list', p.price_list) order by p.starts_at desc)
        from prices p where p.sku = v.sku and p.price_list = any(${lists.practised.map(({ code }) => code)}::text[])
          and p.minimum_quantity = 1 and p.starts_at <= ${at}) as history
      from variants v where v.sku = ${sku}`),
    pricesBy(tx, [{ sku, quantity }], lists, at),
    quantityPricesBy(tx, [sku], lists, at),
    variantFacts(tx, [sku]),
  ])
  const { history } = found ?? refuse('variant_not_found')
  const current = prices.get(sku) ?? refuse('not_priced')
  const { amountMinor, currency, priorMinor, reductionPercent, offered } = current
  const { practised } = pastOf(history ?? [], facts.get(sku) ?? { sku, categories: [] }, lists)
  const quantityPrices = steps.get(sku)?.map(({ from, amountMinor }) => ({ from, price: money(amountMinor, currency) }))
  return {
    sku,
    unitPrice: money(amountMinor, currency),
    ...(priorMinor !== undefined && { priorPrice: money(priorMinor, currency), reductionPercent }),
    ...(offered && { offered: offeredView(offered, currency, lists, call.language) }),
    why: whyOf(current, lists, history ?? [], at, call),
    ...(quantityPrices?.length && { quantityPrices }),
    history: practised
      .filter(({ from }) => from <= at)
      .sort((one, other) => other.from.getTime() - one.from.getTime())
      .map((price) => pastView(price, currency, lists, at, call)),
  }
}

function pastView(
  { amountMinor, kind, operation, from, to, by }: OfferedPrice,
  currency: Currency,
  { offers }: ListsFor,
  at: Date,
  { language }: Call,
): Output<typeof contract.showPrice>['history'][number] {
  return {
    amount: money(amountMinor, currency),
    kind,
    from: from.toISOString(),
    // When a regular price will end is a plan, and nobody's business yet; so is what offers will do.
    to: !to || ((kind === 'regular' || by) && to > at) ? null : to.toISOString(),
    ...(operation && !by ? { operation } : {}),
    ...(by && {
      by: by.map((one) => {
        const titles = offers.titleOf(one.offerId)
        return { ...one, title: (language === 'en' ? titles?.titleEn : titles?.titleFr) ?? one.offerId }
      }),
    }),
  }
}

/** Where it is asked for, unless it says otherwise. */
async function occasionAsked(tx: Tx, input: Asked, call: Call): Promise<PriceOccasion> {
  const own = occasionOf(askedFor(call, input.customerId))
  const shop = input.locationId === undefined ? undefined : requireLocation(await reference(tx), input.locationId)
  return {
    channel: input.channel ?? (shop ? 'shop' : own.channel),
    locationId: shop?.id ?? (input.channel === undefined || input.channel === 'shop' ? own.locationId : null),
    customerId: own.customerId,
    postcode: input.postcode ?? own.postcode,
  }
}

function whyOf(
  { kind, list, priorMinor, currency }: CurrentPrice,
  { inForce }: ListsFor,
  history: readonly PriceRow[],
  at: Date,
  { language }: Call,
): Reason[] {
  const running = history.find(({ list: of, to }) => of === (list ?? 'all') && (to === null || new Date(to) > at))
  const why: Reason[] = [
    running?.operation
      ? { code: 'price_operation', values: { operation: running.operation } }
      : { code: `price_${kind}` },
  ]
  const named = inForce.find(({ code }) => code === list)
  if (named) why.push({ code: 'price_list', values: { title: language === 'en' ? named.titleEn : named.titleFr } })
  if (priorMinor !== undefined)
    why.push({ code: 'price_prior', values: { amount: formatMoney(money(priorMinor, currency), language) } })
  return why
}
