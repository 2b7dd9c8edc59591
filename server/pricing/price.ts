import type { Currency } from '@filrouge/kernel/money.ts'
import { baseList } from '@filrouge/rules/price-lists.ts'
import { type PastPrice, practisedPrices, priorOf } from '@filrouge/rules/prior-price.ts'
import type { ListsFor, PriceListRow } from './price-lists.ts'

export type PriceKind = 'regular' | 'promotion'

/** The price of an article for someone, somewhere, at a moment. `priorMinor` only where a reduction may be announced. */
export interface CurrentPrice {
  amountMinor: number
  currency: Currency
  kind: PriceKind
  priorMinor?: number
  reductionPercent?: number
  /** Until when, for a promotion that has an end. */
  until?: Date
  /** The list that it is of, where that is not everybody's. */
  list?: string
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

/** What may be struck through beside a price: nothing where the promotion is no cheaper than before. */
export function announced(
  current: PriceRow,
  history: readonly PriceRow[],
  { inForce, practised }: Pick<ListsFor, 'inForce' | 'practised'>,
): Pick<CurrentPrice, 'priorMinor' | 'reductionPercent'> {
  if (current.kind !== 'promotion') return {}
  const list = inForce.find(({ code }) => code === current.list)
  const price = list && asked(current, list)
  const prior = price && priorOf(practisedBy(practised, history), price)
  return prior && prior.reductionPercent > 0 ? prior : {}
}
