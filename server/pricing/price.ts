import type { OfferedPrice as OfferedView } from '@filrouge/contract/catalogue.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import type { OfferedArticle, OfferedPrice, OfferedPrices } from '@filrouge/rules/open-offers.ts'
import { baseList } from '@filrouge/rules/price-lists.ts'
import { type PastPrice, practisedPrices, priceAt, priorOf } from '@filrouge/rules/prior-price.ts'
import type { ListsFor, PriceListRow } from './price-lists.ts'

export type PriceKind = 'regular' | 'promotion'

/** What may be told beside a reduced price; nothing where it is no cheaper than before. */
export interface Announced {
  priorMinor?: number
  reductionPercent?: number
}

/** What one of it costs whoever buys it there, where offers that anybody may have take something off it by themselves. */
export interface OfferedPriceOf extends Announced {
  amountMinor: number
  offerIds: readonly string[]
  /** Until when, where that is known. */
  until?: Date
}

/** The price of an article for someone, somewhere, at a moment. `priorMinor` only where a reduction may be announced. */
export interface CurrentPrice extends Announced {
  amountMinor: number
  currency: Currency
  kind: PriceKind
  /** Whether lists ask less for it than they did before: what offers that leave reduced articles alone look at. */
  isReduced?: true
  /** Until when, for a promotion that has an end. */
  until?: Date
  /** The list that it is of, where that is not everybody's. */
  list?: string
  offered?: OfferedPriceOf
}

/** A row of the history, as JSON brings it. */
export interface PriceRow {
  amountMinor: number
  currency: Currency
  kind: PriceKind
  operation: string | null
  from: string | Date
  to: string | Date | null
  list: string
}

/** A price as the rules read it: no longer than its list was in force. Nothing where it never was asked. */
function asked({ amountMinor, kind, operation, from, to }: PriceRow, list: PriceListRow): PastPrice | undefined {
  const start = new Date(from)
  const end = to === null ? null : new Date(to)
  const price = { amountMinor, kind, operation, from: start, to: end }
  if (list.code === baseList) return price
  if (list.startsAt > start) price.from = list.startsAt
  if (list.endsAt && (end === null || list.endsAt < end)) price.to = list.endsAt
  return price.to !== null && price.to <= price.from ? undefined : price
}

/** What everybody paid by these lists, each no longer than it was in force. */
export function practisedBy(lists: readonly PriceListRow[], rows: readonly PriceRow[]): PastPrice[] {
  return practisedPrices(
    lists.map((list) => rows.flatMap((row) => (row.list === list.code ? (asked(row, list) ?? []) : []))),
  )
}

/** What an article has cost there, by lists alone and as offers that anybody could have made it. */
export interface Past extends OfferedPrices {
  listed: readonly PastPrice[]
}

/** What everybody was asked for an article by these lists, and what offers made of it. */
export function pastOf(
  rows: readonly PriceRow[],
  article: OfferedArticle,
  { practised, offers }: Pick<ListsFor, 'practised' | 'offers'>,
): Past {
  const listed = practisedBy(practised, rows)
  return { listed, ...offers.madeOf(listed, article) }
}

/** What may be said beside a price at a moment: what it is reduced from, and what offers for anybody make of it. */
export function beside(
  current: PriceRow,
  past: Past,
  article: OfferedArticle,
  { inForce, offers }: Pick<ListsFor, 'inForce' | 'offers'>,
  at: Date,
): Pick<CurrentPrice, 'priorMinor' | 'reductionPercent' | 'isReduced' | 'offered'> {
  const list = inForce.find(({ code }) => code === current.list)
  const price = list && asked(current, list)
  if (!price) return {}
  const isReduced = (priorOf(past.listed, price)?.reductionPercent ?? 0) > 0
  const reduced = priceAt(offers.madeOf([price], article, past.listed).shown, at)
  return {
    ...announced(price, past),
    ...(isReduced && { isReduced }),
    ...(reduced?.by && { offered: offeredOf(reduced, price, past) }),
  }
}

function offeredOf(price: OfferedPrice, listed: PastPrice, past: Past): OfferedPriceOf {
  // When a regular price will end is a plan, and nobody's business yet.
  const isPlan = listed.kind === 'regular' && price.to?.getTime() === listed.to?.getTime()
  return {
    amountMinor: price.amountMinor,
    offerIds: price.by!.map(({ offerId }) => offerId),
    ...announced(price, past),
    ...(price.to && !isPlan ? { until: price.to } : {}),
  }
}

/** What may be struck through beside a price: nothing where the promotion is no cheaper than before. */
export function announced(price: PastPrice, { shown, practised }: OfferedPrices): Announced {
  const prior = priorOf(shown, price, undefined, practised)
  return prior && prior.reductionPercent > 0 ? prior : {}
}

/** What may be said beside the price of everybody, from its own history. */
export function besideNow(
  history: readonly PriceRow[],
  article: OfferedArticle,
  lists: ListsFor,
  at: Date,
): ReturnType<typeof beside> {
  const current = history.find(({ from, to }) => new Date(from) <= at && (to === null || new Date(to) > at))
  return current ? beside(current, pastOf(history, article, lists), article, lists, at) : {}
}

/** What offers make of a price, as the contract shows it. */
export const offeredView = (
  { amountMinor, priorMinor, reductionPercent, offerIds, until }: OfferedPriceOf,
  currency: Currency,
  { offers }: Pick<ListsFor, 'offers'>,
  language: Language,
): OfferedView => ({
  price: money(amountMinor, currency),
  ...(priorMinor === undefined ? {} : { priorPrice: money(priorMinor, currency), reductionPercent }),
  titles: offerIds.flatMap((id) => {
    const titles = offers.titleOf(id)
    return titles ? [language === 'en' ? titles.titleEn : titles.titleFr] : []
  }),
  ...(until ? { until: until.toISOString() } : {}),
})
