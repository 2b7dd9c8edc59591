import { compareTexts, indexLines, type LineIndex } from './choose-lines.ts'
import type { Occasion, Offer, OfferLine, Verdict, WhyNot } from './offer.ts'
import { whyNot } from './offer-conditions.ts'
import { type Standing, startingFrom, type Taken, takeOff } from './offer-effects.ts'

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
    if (!taken) return { offerId: id, isApplied: false, why: refused.get(id) ?? best.refused.get(id)! }
    const byLine = lines.map((_, line) => taken.byLine.get(line) ?? 0)
    const goodsMinor = byLine.reduce((sum, minor) => sum + minor, 0)
    return { offerId: id, isApplied: true, goodsMinor, deliveryMinor: taken.deliveryMinor, byLine }
  })
  const byLine = lines.map((_, line) => start.minor[line]! - best.standing.minor[line]!)
  return {
    verdicts,
    byLine,
    goodsMinor: byLine.reduce((sum, minor) => sum + minor, 0),
    deliveryMinor: start.deliveryMinor - best.standing.deliveryMinor,
  }
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
  let standing = start
  let totalMinor = 0
  for (const offer of offers) {
    if (decided.has(offer.id)) continue
    const rivals = offer.group === undefined ? [offer] : groups.get(offer.group)!
    const best = mostOff(rivals, basket, standing, occasion, refused)
    for (const { id } of rivals) decided.add(id)
    if (!best) continue
    for (const { id } of rivals)
      if (id !== best.offer.id && !refused.has(id)) refused.set(id, { code: 'better_one', offerId: best.offer.id })
    taken.set(best.offer.id, best.taken)
    totalMinor += best.totalMinor
    standing = after(standing, best.taken)
  }
  return { taken, refused, standing, totalMinor }
}

/** Of rivals, the one that takes most off what is left; the first where two are equal. */
function mostOff(
  rivals: readonly Offer[],
  basket: LineIndex,
  standing: Standing,
  occasion: Occasion,
  refused: Map<string, WhyNot>,
): { offer: Offer; taken: Taken; totalMinor: number } | undefined {
  let best: { offer: Offer; taken: Taken; totalMinor: number } | undefined
  for (const offer of rivals) {
    const taken = takeOff(offer.effect, basket, standing, occasion)
    if ('why' in taken) {
      refused.set(offer.id, taken.why)
      continue
    }
    let totalMinor = taken.deliveryMinor
    for (const minor of taken.byLine.values()) totalMinor += minor
    const budgetMinor = occasion.left.get(offer.id)?.budgetMinor
    if (budgetMinor !== undefined && totalMinor > budgetMinor) refused.set(offer.id, { code: 'used_up' })
    else if (!best || totalMinor > best.totalMinor) best = { offer, taken, totalMinor }
  }
  return best
}

function after(standing: Standing, taken: Taken): Standing {
  const minor = [...standing.minor]
  for (const [line, off] of taken.byLine) minor[line]! -= off
  const units = [...standing.units]
  for (const [line, used] of taken.units) units[line]! -= used
  return { minor, units, deliveryMinor: standing.deliveryMinor - taken.deliveryMinor }
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
