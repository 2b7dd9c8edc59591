import type { Output } from '@filrouge/contract/endpoint.ts'
import type { PriceChange, showPrice } from '@filrouge/contract/pricing.ts'
import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { type PastPrice, type PriorPrice, priorPrice } from '@filrouge/rules/prior-price.ts'

type History = Output<typeof showPrice>['history']

const zone = 'Europe/Paris'

/** The prices practised, as the rules read them. */
export const pastPrices = (history: History): PastPrice[] =>
  history.map(({ amount, kind, from, to }) => ({
    amountMinor: amount.minor,
    kind,
    from: new Date(from),
    to: to === null ? null : new Date(to),
  }))

/** A price that is being written. */
export interface DraftPrice {
  amountMinor: number
  kind: 'regular' | 'promotion'
  startsAt: Date
}

/** What may be struck through beside a price that is being written, by the very rule the shop will apply. */
export function priorOfDraft(history: History, draft: DraftPrice): PriorPrice | undefined {
  const before = pastPrices(history)
    .filter(({ from }) => from < draft.startsAt)
    .map((price) => ({ ...price, to: price.to && price.to < draft.startsAt ? price.to : draft.startsAt }))
  return priorPrice([...before, { ...draft, from: draft.startsAt, to: null }], draft.startsAt)
}

/** The lowest price practised in the thirty days before a moment, counted in days of the calendar. */
export function lowestLately(history: History, now: Date): number | undefined {
  const since = instantOf(addDays(civilDateIn(now, zone), -30), '00:00', zone).getTime()
  const practised = pastPrices(history).filter(
    ({ from, to }) => from <= now && (to?.getTime() ?? Number.POSITIVE_INFINITY) > since,
  )
  return practised.length === 0 ? undefined : Math.min(...practised.map(({ amountMinor }) => amountMinor))
}

/** A stretch of time at one price. */
export interface PriceStep {
  from: number
  to: number
  minor: number
  isPlanned: boolean
}

const dayMs = 86_400_000

/** The prices as steps between two moments: what was practised, then what is planned. */
export function priceSteps(history: History, planned: readonly PriceChange[], now: Date): PriceStep[] {
  const oldest = Math.min(...history.map(({ from }) => Date.parse(from)))
  const start = Math.max(oldest, now.getTime() - 90 * dayMs)
  const lastPlanned = Math.max(now.getTime(), ...planned.map(({ from, to }) => Date.parse(to ?? from)))
  const end = lastPlanned + (planned.length > 0 ? 7 * dayMs : 0)
  const nextPlanned = Math.min(...planned.map(({ from }) => Date.parse(from)), end)
  const past = history.flatMap(({ amount, from, to }) => {
    const step = {
      from: Math.max(Date.parse(from), start),
      to: Math.min(to === null ? nextPlanned : Date.parse(to), nextPlanned),
      minor: amount.minor,
      isPlanned: false,
    }
    return step.to > step.from ? [step] : []
  })
  const coming = planned.map(({ amount, from, to }) => ({
    from: Date.parse(from),
    to: to === null ? end : Date.parse(to),
    minor: amount.minor,
    isPlanned: true,
  }))
  return [...past, ...coming].sort((one, other) => one.from - other.from)
}
