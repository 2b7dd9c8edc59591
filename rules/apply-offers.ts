import { compareTexts, indexLines, type LineIndex } from './choose-lines.ts'
import type { Occasion, Offer, OfferLine, Verdict, WhyNot } from './offer.ts'
import { whyNot } from './offer-conditions.ts'
import { type Claim, claimOf, type Standing, sharedOut, startingFrom } from './offer-effects.ts'

/** What offers do to a basket. */
export type Offered = {
  /** One for each offer, in the order in which they take their part. */
  readonly verdicts: readonly Verdict[]
  /** Off each line, in the basket's order. */
  readonly byLine: readonly number[]
  readonly goodsMinor: number
  readonly deliveryMinor: number
}

/**
 * Applies offers to a basket. They take their part one after the other, the lowest priority first, each from what those before it have left;
 * of a group only the one that takes most; an offer that applies alone replaces all the others where it takes more than they do together.
 * Neither the order of the offers given nor that of the lines changes anything.
 */
export function applyOffers(lines: readonly OfferLine[], offers: readonly Offer[], occasion: Occasion): Offered {
  const basket = indexLines(lines)
  const inOrder = [...offers].sort((one, other) => one.priority - other.priority || compareTexts(one.id, other.id))
  const refused = new Map<string, WhyNot>()
  const possible: Offer[] = []
  for (const offer of inOrder) {
    const why = whyNot(offer, basket, occasion)
    if (why) refused.set(offer.id, why)
    else possible.push(offer)
  }
  const start = startingFrom(basket, occasion.delivery?.costMinor ?? 0)
  const best = bestOf(possible, basket, start, occasion)
  const verdicts = inOrder.map(({ id }): Verdict => {
    const taken = best.taken.get(id)
    if (taken) return { offerId: id, isApplied: true, ...taken }
    return { offerId: id, isApplied: false, why: refused.get(id) ?? best.refused.get(id)! }
  })
  const byLine = lines.map((_, line) => start.minor[line]! - best.standing.minor[line]!)
  return {
    verdicts,
    byLine,
    goodsMinor: byLine.reduce((sum, minor) => sum + minor, 0),
    deliveryMinor: start.deliveryMinor - best.standing.deliveryMinor,
  }
}

type Taken = {
  readonly goodsMinor: number
  readonly deliveryMinor: number
  readonly byLine: ReadonlyMap<number, number>
}

type Outcome = {
  readonly taken: ReadonlyMap<string, Taken>
  readonly refused: ReadonlyMap<string, WhyNot>
  readonly standing: Standing
  readonly totalMinor: number
}

/** All that combine, or one of those that apply alone, whichever takes most off; those that combine where it is the same. */
function bestOf(possible: readonly Offer[], basket: LineIndex, start: Standing, occasion: Occasion): Outcome {
  const alone = possible.filter(({ isAlone }) => isAlone)
  let best = inTurn(
    possible.filter(({ isAlone }) => !isAlone),
    basket,
    start,
    occasion,
  )
  const outcomes = [best, ...alone.map((offer) => inTurn([offer], basket, start, occasion))]
  for (const outcome of outcomes) if (outcome.totalMinor > best.totalMinor) best = outcome
  const refused = new Map<string, WhyNot>()
  for (const outcome of outcomes) for (const [id, why] of outcome.refused) refused.set(id, why)
  const [winner] = best.taken.keys()
  for (const outcome of outcomes)
    for (const id of outcome.taken.keys())
      if (outcome !== best) refused.set(id, { code: 'better_one', offerId: winner! })
  return { ...best, refused }
}

function inTurn(offers: readonly Offer[], basket: LineIndex, start: Standing, occasion: Occasion): Outcome {
  const taken = new Map<string, Taken>()
  const refused = new Map<string, WhyNot>()
  const decided = new Set<string>()
  const groups = grouped(offers)
  const standing: Left = { ...start, minor: [...start.minor], units: [...start.units] }
  let totalMinor = 0
  for (const offer of offers) {
    if (decided.has(offer.id)) continue
    const rivals = offer.group === undefined ? [offer] : groups.get(offer.group)!
    const best = mostOff(rivals, basket, standing, occasion, refused)
    for (const { id } of rivals) decided.add(id)
    if (!best) continue
    const { id, claim } = best
    for (const rival of rivals)
      if (rival.id !== id && !refused.has(rival.id)) refused.set(rival.id, { code: 'better_one', offerId: id })
    const byLine = sharedOut(claim)
    taken.set(id, { goodsMinor: claim.goodsMinor, deliveryMinor: claim.deliveryMinor, byLine })
    totalMinor += worthOf(claim)
    takeOff(standing, claim, byLine)
  }
  return { taken, refused, standing, totalMinor }
}

const worthOf = ({ goodsMinor, deliveryMinor }: Claim): number => goodsMinor + deliveryMinor

/** Of rivals, the one that takes most off what is left; the first where two are equal. */
function mostOff(
  rivals: readonly Offer[],
  basket: LineIndex,
  standing: Standing,
  occasion: Occasion,
  refused: Map<string, WhyNot>,
): { id: string; claim: Claim } | undefined {
  let best: { id: string; claim: Claim } | undefined
  for (const { id, effect } of rivals) {
    const claim = claimOf(effect, basket, standing, occasion)
    if ('why' in claim) {
      refused.set(id, claim.why)
      continue
    }
    const budgetMinor = occasion.left.get(id)?.budgetMinor
    if (budgetMinor !== undefined && worthOf(claim) > budgetMinor) refused.set(id, { code: 'used_up' })
    else if (!best || worthOf(claim) > worthOf(best.claim)) best = { id, claim }
  }
  return best
}

/** What is left, while offers take their part of it: each list is copied once, not for each of hundreds of offers. */
type Left = { readonly minor: number[]; readonly units: number[]; deliveryMinor: number }

function takeOff(standing: Left, claim: Claim, byLine: ReadonlyMap<number, number>): void {
  for (const [line, off] of byLine) standing.minor[line]! -= off
  for (const [line, used] of claim.units) standing.units[line]! -= used
  standing.deliveryMinor -= claim.deliveryMinor
}

function grouped(offers: readonly Offer[]): Map<string, Offer[]> {
  const groups = new Map<string, Offer[]>()
  for (const offer of offers) {
    if (offer.group === undefined) continue
    const rivals = groups.get(offer.group)
    if (rivals) rivals.push(offer)
    else groups.set(offer.group, [offer])
  }
  return groups
}
