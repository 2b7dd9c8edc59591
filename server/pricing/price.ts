import type { Currency } from '@filrouge/kernel/money.ts'
import { type PastPrice, priorPrice } from '@filrouge/rules/prior-price.ts'

export type PriceKind = 'regular' | 'promotion'

/** The price of an article at a moment. `priorMinor` only where a reduction may be announced. */
export interface CurrentPrice {
  amountMinor: number
  currency: Currency
  kind: PriceKind
  priorMinor?: number
  reductionPercent?: number
}

/** A row of the history, as JSON brings it. */
export interface PriceRow {
  amountMinor: number
  currency: Currency
  kind: PriceKind
  operation: string | null
  from: string
  to: string | null
}

/** What may be struck through beside a reduction: nothing where the promotion is no cheaper than before. */
export function announced(
  history: readonly PriceRow[],
  at: Date,
): Pick<CurrentPrice, 'priorMinor' | 'reductionPercent'> {
  const past: PastPrice[] = history.map(({ amountMinor, kind, operation, from, to }) => ({
    amountMinor,
    kind,
    operation,
    from: new Date(from),
    to: to === null ? null : new Date(to),
  }))
  const prior = priorPrice(past, at)
  return prior && prior.reductionPercent > 0 ? prior : {}
}
