import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { shareOf } from './rounding.ts'

/** A price that everybody could pay, from an instant until another (not included), or still, where there is no end. */
export type PastPrice = {
  readonly amountMinor: number
  readonly from: Date
  readonly to?: Date | null
  readonly kind: 'regular' | 'promotion'
  /** Names the promotion: successive reductions of one operation share the price before the first. */
  readonly operation?: string | null
}

export type PriorPrice = {
  readonly priorMinor: number
  /**
   * In whole percent, rounded down: a reduction must not be announced larger than it is. Zero where the promotion is no
   * cheaper than the prior price: then nothing may be announced or struck through.
   */
  readonly reductionPercent: number
}

const forever = Number.POSITIVE_INFINITY

function endOf(price: PastPrice): number {
  return price.to ? price.to.getTime() : forever
}

/** The price practised at an instant: the lowest promotion under way, or else the latest regular price. */
export function priceAt<P extends PastPrice>(history: readonly P[], at: Date): P | undefined {
  const instant = at.getTime()
  let current: P | undefined
  for (const price of history) {
    if (price.from.getTime() > instant || endOf(price) <= instant) continue
    if (!current || prevails(price, current)) current = price
  }
  return current
}

function prevails(price: PastPrice, current: PastPrice): boolean {
  if (price.kind !== current.kind) return price.kind === 'promotion'
  if (price.kind === 'promotion') return price.amountMinor < current.amountMinor
  return price.from > current.from
}

/** An operation of the same name after so long is another one. */
const longestPauseMs = 30 * 86_400_000

/** When the reduction under way began: with the first price of its operation, or its own price, however often re-entered. */
function startOfReduction(history: readonly PastPrice[], current: PastPrice): number {
  let start = current.from.getTime()
  const before = history
    .filter((price) => price.kind === 'promotion' && price.from.getTime() < start)
    .sort((one, other) => other.from.getTime() - one.from.getTime())
  for (const price of before) {
    const continues = current.operation
      ? price.operation === current.operation && endOf(price) > start - longestPauseMs
      : !price.operation && price.amountMinor === current.amountMinor && endOf(price) >= start
    if (continues) start = price.from.getTime()
  }
  return start
}

/**
 * The price to show beside a reduction: the lowest practised towards everybody in the 30 days before it began (code de
 * la consommation L112-1-1; CJEU C-330/23 for the percentage), counted in days of the calendar of the shop. Undefined
 * where no promotion is under way or nothing was sold before it. The history must be that of one article in one shop or
 * channel, without prices kept to members or to single people.
 */
export function priorPrice(history: readonly PastPrice[], at: Date, timeZone = 'Europe/Paris'): PriorPrice | undefined {
  const current = priceAt(history, at)
  return current && priorOf(history, current, timeZone)
}

/**
 * The same for a price that need not be in that history: one kept to members, or from a quantity on, is measured on what
 * everybody paid. Where everybody could pay less than was shown, by a code, that is `practised`; the reduction began as it was shown.
 */
export function priorOf(
  history: readonly PastPrice[],
  current: PastPrice,
  timeZone = 'Europe/Paris',
  practised: readonly PastPrice[] = history,
): PriorPrice | undefined {
  if (current.kind !== 'promotion') return undefined
  const start = startOfReduction(history, current)
  const windowStart = instantOf(addDays(civilDateIn(start, timeZone), -30), '00:00', timeZone).getTime()
  let priorMinor = forever
  for (const price of practised) {
    const isBefore = price.from.getTime() < start && endOf(price) > windowStart && endOf(price) > price.from.getTime()
    if (isBefore) priorMinor = Math.min(priorMinor, price.amountMinor)
  }
  if (priorMinor === forever) return undefined
  const reduction = Math.max(0, priorMinor - current.amountMinor)
  return { priorMinor, reductionPercent: reduction === 0 ? 0 : shareOf(reduction, 100, priorMinor).whole }
}

/**
 * What was practised in one channel, where each layer (the prices of one list there) hides those after it: at no instant
 * two prices, each no longer than it was really asked.
 */
export function practisedPrices(layers: readonly (readonly PastPrice[])[]): PastPrice[] {
  if (layers.length === 1) return [...layers[0]!]
  const practised: PastPrice[] = []
  for (const layer of layers) {
    for (const price of layer) practised.push(...leftOver(price, practised))
  }
  return practised.sort((one, other) => one.from.getTime() - other.from.getTime())
}

/** The parts of a price's time in which none of the others was asked. */
function leftOver(price: PastPrice, others: readonly PastPrice[]): PastPrice[] {
  let parts: [number, number][] = [[price.from.getTime(), endOf(price)]]
  for (const other of others) {
    const [from, to] = [other.from.getTime(), endOf(other)]
    parts = parts.flatMap(([begin, end]): [number, number][] =>
      to <= begin || from >= end
        ? [[begin, end]]
        : [
            [begin, Math.min(from, end)],
            [Math.max(to, begin), end],
          ],
    )
    parts = parts.filter(([begin, end]) => begin < end)
  }
  return parts.map(([begin, end]) => ({ ...price, from: new Date(begin), to: end === forever ? null : new Date(end) }))
}
