import { addDays, civilDateIn, instantOf, weekday } from '@filrouge/kernel/civil-date.ts'
import { applyOffers } from './apply-offers.ts'
import { compareTexts } from './choose-lines.ts'
import type { Choice, Condition, Occasion, Offer, OfferLine } from './offer.ts'
import { type PastPrice, priorOf } from './prior-price.ts'

/** An offer as it stood from an instant until another (not included), or still. */
export type OfferVersion = {
  readonly rule: Offer
  readonly version: number
  /** A promotion of a list that is called like one of these is of the same operation. */
  readonly names: readonly string[]
  readonly from: Date
  readonly to?: Date | null
  /** When a code that anybody could type opened it; nothing of an offer that waits for none. */
  readonly codes?: readonly { readonly code: string; readonly from: Date; readonly to?: Date | null }[]
  /** What is left of a limited one, since it was last used. */
  readonly left?: { readonly since: Date; readonly uses?: number; readonly budgetMinor?: number }
}

/** Where an article is bought by somebody of whom nothing is known. */
export type OpenPlace = {
  readonly channel: string
  readonly locationId?: string
  /** Of the shop. */
  readonly postcode?: string
  readonly timeZone: string
}

/** What offers see of an article. */
export type OfferedArticle = Pick<OfferLine, 'sku' | 'categories' | 'brand'>

/** Which offer made a price, as it stood then, and by which code. */
export type MadeBy = { readonly offerId: string; readonly version: number; readonly code?: string }

/** A past price and the offers that made it what it was. */
export type OfferedPrice = PastPrice & { readonly by?: readonly MadeBy[] }

/** What everybody was shown, by offers that apply by themselves; and the least that anybody could pay, by codes as well. */
export type OfferedPrices = { readonly shown: readonly OfferedPrice[]; readonly practised: readonly OfferedPrice[] }

const forever = Number.POSITIVE_INFINITY
const dayMs = 86_400_000
/** Happy hours are told apart for so long: nobody announces a reduction that began a year ago. */
const longestMs = 400 * dayMs
const unknownTo: ReadonlySet<Condition['kind']> = new Set(['segment', 'known_customer', 'first_purchase', 'delivery'])

/** Whether somebody of whom nothing is known may ever have it there; how much of it she takes is not looked at. */
export function isOpenThere({ conditions, effect }: Offer, { channel, locationId, postcode }: OpenPlace): boolean {
  if (effect.kind === 'free_delivery') return false
  return conditions.every((condition) => {
    if (condition.kind === 'channel') return condition.channels.includes(channel)
    if (condition.kind === 'location') return locationId !== undefined && condition.locationIds.includes(locationId)
    if (condition.kind === 'place') return condition.postcodes.some((start) => postcode?.startsWith(start))
    return !unknownTo.has(condition.kind)
  })
}

/** Whether an offer may take something off this article. */
export function mayReduce({ effect }: Offer, article: OfferedArticle): boolean {
  if (effect.kind === 'gift') return effect.sku === article.sku
  if (effect.kind === 'bundle') return effect.slots.length === 1 && fits(effect.slots[0]!.of, article)
  return 'of' in effect && fits(effect.of, article)
}

function fits({ skus, categories, brands, exceptSkus, exceptCategories }: Choice, article: OfferedArticle): boolean {
  const { sku, brand } = article
  if (skus && !skus.includes(sku)) return false
  if (brands && !(brand !== undefined && brands.includes(brand))) return false
  if (categories && !article.categories.some((code) => categories.includes(code))) return false
  return !exceptSkus?.includes(sku) && !article.categories.some((code) => exceptCategories?.includes(code))
}

/** A stretch of time and the offers that were in force in it. */
export type OpenPeriod = {
  readonly from: number
  readonly to: number
  readonly versions: readonly OfferVersion[]
  readonly occasion: Occasion
}

/** The stretches of time in which some of these offers were in force; `at` is now. */
export function openPeriods(versions: readonly OfferVersion[], place: OpenPlace, at: Date): OpenPeriod[] {
  const edges = new Set<number>()
  for (const version of versions) {
    const [from, to] = spanOf(version)
    for (const edge of [from, to, version.left?.since.getTime() ?? from]) edges.add(edge)
    for (const code of version.codes ?? []) for (const edge of spanOf(code)) edges.add(edge)
    for (const condition of version.rule.conditions)
      if (condition.kind === 'hours')
        for (const edge of hourEdges(condition, [from, to], place.timeZone, at)) edges.add(edge)
  }
  const inOrder = [...edges].sort((one, other) => one - other)
  return inOrder.flatMap((from, number): OpenPeriod[] => {
    const to = inOrder[number + 1] ?? forever
    const there = from === forever ? [] : versions.filter((version) => isInForce(version, from))
    return there.length === 0 ? [] : [{ from, to, versions: there, occasion: occasionAt(there, place, from) }]
  })
}

const spanOf = ({ from, to }: { from: Date; to?: Date | null }): [number, number] => [
  from.getTime(),
  to ? to.getTime() : forever,
]

function isInForce(version: OfferVersion, instant: number): boolean {
  const { codes, left } = version
  if (!covers(version, instant)) return false
  if (codes && !codes.some((code) => covers(code, instant))) return false
  return !(left?.uses !== undefined && left.uses < 1 && instant >= left.since.getTime())
}

function covers(span: { from: Date; to?: Date | null }, instant: number): boolean {
  const [from, to] = spanOf(span)
  return from <= instant && instant < to
}

function occasionAt(versions: readonly OfferVersion[], place: OpenPlace, instant: number): Occasion {
  return {
    ...place,
    at: new Date(instant),
    isKnown: false,
    isFirstPurchase: false,
    segments: [],
    opened: new Set(versions.flatMap(({ rule, codes }) => (codes ? [rule.id] : []))),
    left: new Map(
      versions.flatMap(({ rule, left }) => (left && instant >= left.since.getTime() ? [[rule.id, left] as const] : [])),
    ),
  }
}

/** When a happy hour began and ended, day after day. */
function hourEdges(
  hours: Extract<Condition, { kind: 'hours' }>,
  [from, to]: [number, number],
  timeZone: string,
  at: Date,
): number[] {
  const start = Math.max(from, at.getTime() - longestMs)
  const end = Math.min(to, at.getTime() + 8 * dayMs)
  const edges: number[] = []
  for (
    let day = civilDateIn(start, timeZone);
    instantOf(day, '00:00', timeZone).getTime() < end;
    day = addDays(day, 1)
  ) {
    if (!hours.weekdays.includes(weekday(day))) continue
    const midnight = instantOf(addDays(day, 1), '00:00', timeZone)
    const closes = hours.to >= '24:00' ? midnight : instantOf(day, hours.to, timeZone)
    for (const edge of [instantOf(day, hours.from, timeZone), closes])
      if (edge.getTime() > start && edge.getTime() < end) edges.push(edge.getTime())
  }
  return edges
}

/**
 * What one article alone cost somebody of whom nothing is known, given what the lists asked for it (at no instant two prices). Successive prices
 * of an offer that has an end are one operation, and one with the promotions of lists that bear its name; of an offer without an end each price
 * is a reduction by itself, for « une période déterminée » it has none (L112-1-1 II). A price kept to members is told beside the `past` of all.
 */
export function withOffers(
  listed: readonly PastPrice[],
  periods: readonly OpenPeriod[],
  article: OfferedArticle,
  past: readonly PastPrice[] = listed,
): OfferedPrices {
  if (periods.length === 0) return { shown: listed, practised: listed }
  const operations = new Set(past.flatMap(({ operation }) => (operation ? [operation] : [])))
  const [shown, practised]: [OfferedPrice[], OfferedPrice[]] = [[], []]
  for (const price of listed) {
    const line = { ...article, unitPriceMinor: price.amountMinor, quantity: 1, isReduced: isReducedBy(past, price) }
    for (const [period, piece] of cut(price, periods)) {
      const automatic = period && takenOff(line, piece, period, operations, false)
      const isOpened = period?.versions.some(({ codes }) => codes)
      const lowest = isOpened ? takenOff(line, piece, period!, operations, true) : automatic
      goOn(shown, automatic ?? piece)
      goOn(practised, lowest ?? piece)
    }
  }
  return { shown, practised }
}

/** Adds a price, or makes the one before it last longer where it is the same. */
function goOn(prices: OfferedPrice[], next: OfferedPrice): void {
  const last = prices.at(-1)
  if (last?.to?.getTime() === next.from.getTime() && namedBy(last) === namedBy(next))
    prices[prices.length - 1] = { ...last, to: next.to ?? null }
  else prices.push(next)
}

// Two prices of a list that follow one another stay two: only what offers cut is put together again.
const namedBy = ({ amountMinor, kind, operation, by }: OfferedPrice): string =>
  by ? JSON.stringify([amountMinor, kind, operation, by]) : `${amountMinor} ${kind} ${operation}`

/** Whether lists alone sell it below what they asked before. */
const isReducedBy = (listed: readonly PastPrice[], price: PastPrice): boolean =>
  (priorOf(listed, price)?.reductionPercent ?? 0) > 0

/** A price in pieces, each within one period or in none. */
function cut(price: PastPrice, periods: readonly OpenPeriod[]): [OpenPeriod | undefined, PastPrice][] {
  const [start, end] = spanOf(price)
  const pieces: [OpenPeriod | undefined, PastPrice][] = []
  const add = (from: number, to: number, period?: OpenPeriod) => {
    if (from < to) pieces.push([period, { ...price, from: new Date(from), to: to === forever ? null : new Date(to) }])
  }
  let from = start
  for (const period of periods) {
    if (period.to <= from || period.from >= end) continue
    add(from, Math.max(from, period.from))
    add(Math.max(from, period.from), Math.min(end, period.to), period)
    from = Math.min(end, period.to)
  }
  add(from, end)
  return pieces
}

function takenOff(
  line: OfferLine,
  piece: PastPrice,
  { versions, occasion }: OpenPeriod,
  operations: ReadonlySet<string>,
  withCodes: boolean,
): OfferedPrice | undefined {
  const there = versions.filter(({ codes, rule }) => (withCodes || !codes) && mayReduce(rule, line))
  if (there.length === 0) return undefined
  const { verdicts, byLine } = applyOffers(
    [line],
    there.map(({ rule }) => rule),
    occasion,
  )
  const off = byLine[0]!
  if (off === 0) return undefined
  const applied = new Set(verdicts.flatMap((verdict) => (verdict.isApplied ? [verdict.offerId] : [])))
  const made = there.filter(({ rule }) => applied.has(rule.id))
  const named = made.map((version) => operationOf(version, operations))
  if (piece.kind === 'promotion') named.push(piece.operation ?? undefined)
  return {
    ...piece,
    kind: 'promotion',
    amountMinor: piece.amountMinor - off,
    operation: joined(named),
    by: made.map(({ rule, version, codes }) => ({
      ...{ offerId: rule.id, version },
      ...(codes && { code: codes.find((code) => covers(code, occasion.at.getTime()))!.code }),
    })),
  }
}

function operationOf({ rule, names }: OfferVersion, operations: ReadonlySet<string>): string | undefined {
  for (const operation of operations)
    if (names.some((name) => name.toLowerCase() === operation.toLowerCase())) return operation
  return rule.endsAt ? `${rule.id} ${rule.startsAt?.toISOString() ?? ''}` : undefined
}

/** Several together are an operation of their own; with one that has no name they are none. */
function joined(names: readonly (string | undefined)[]): string | null {
  if (names.includes(undefined)) return null
  return [...new Set(names as string[])].sort(compareTexts).join(' + ')
}
