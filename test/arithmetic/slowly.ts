import { slowOffers } from '@filrouge/rules/slow-offers.fixture.ts'
import type { Asked, Told } from './asked.ts'

/**
 * What a basket comes to, worked out slowly and obviously: every share an exact fraction of big integers. It knows nothing of the rules that it
 * checks but the shapes of offers and points.
 */
export function tellSlowly(asked: Asked): Told {
  const { lines, occasion, parts } = asked
  const offered = slowOffers(
    lines,
    asked.offers.map(({ startsAt, endsAt, ...offer }) => ({
      ...offer,
      ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
      ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
    })),
    { ...occasion, at: new Date(occasion.at), opened: new Set(occasion.opened), left: new Map(occasion.left) },
  )
  const goods = lines.map(({ unitPriceMinor, quantity }) => BigInt(unitPriceMinor) * BigInt(quantity))
  const paidFor = goods.map((minor, place) => minor - offered.byLine[place]!)
  const delivery = BigInt(occasion.delivery?.costMinor ?? 0) - offered.delivery
  const taxed = [
    ...lines.map(({ vatRate }, place) => ({ rate: rateThere(vatRate, asked.postcode), minor: paidFor[place]! })),
    { rate: rateThere(asked.deliveryVatRate, asked.postcode), minor: delivery },
  ]
  const total = sum(paidFor) + delivery
  const { points, byLine } = pointsOf(asked, paidFor)
  const paid = pay(total, asked.purses)
  return {
    offByLine: offered.byLine.map(Number),
    offers: Object.fromEntries([...offered.applied].map(([id, minor]) => [id, Number(minor)])),
    totals: {
      goods: Number(sum(goods)),
      discounts: Number(sum(offered.byLine)),
      delivery: Number(delivery),
      total: Number(total),
    },
    ...vatOf(taxed),
    points: Number(points),
    pointsByLine: byLine.map(Number),
    paid: paid.map(Number),
    owed: Number(total - sum(paid)),
    refunds: paidFor.map((minor, line) => returned(minor, parts[line]!).map(Number)),
    pointsBack: byLine.map((earned, line) => returned(earned, parts[line]!).map(Number)),
    givenBack: givenBack(
      [...paid, total - sum(paid)],
      paidFor.map((minor, line) => returned(minor, parts[line]!)),
      delivery,
    ),
  }
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n)

/** CGI art. 294, 296 and 297: mainland, Corsica, the islands that have their own rates, and where there is no VAT. */
function rateThere(rate: number, postcode: string): number {
  if (['973', '975', '976', '977', '978', '986', '987', '988'].includes(postcode.slice(0, 3))) return 0
  if (postcode === '97133' || postcode === '97150') return 0
  if (['971', '972', '974'].includes(postcode.slice(0, 3)))
    return { 20: 8.5, 10: 2.1, 5.5: 2.1, 2.1: 1.05 }[rate] ?? rate
  if (postcode.startsWith('20')) return { 5.5: 2.1, 2.1: 0.9 }[rate] ?? rate
  return rate
}

/** Of each rate: the tax within all that bears it, to the nearest cent, halves up; then a cent at a time to who lost most. */
function vatOf(taxed: readonly { rate: number; minor: bigint }[]): Pick<Told, 'vat' | 'vatByLine' | 'net'> {
  const vatByLine = taxed.map(() => 0)
  const rates = [...new Set(taxed.filter(({ minor }) => minor > 0n).map(({ rate }) => rate))].sort((a, b) => b - a)
  const vat = rates.map((ratePercent) => {
    const places = taxed.flatMap(({ rate }, place) => (rate === ratePercent ? [place] : []))
    const all = sum(places.map((place) => taxed[place]!.minor))
    const numerator = BigInt(Math.round(ratePercent * 100))
    const denominator = 10_000n + numerator
    const amount = (2n * all * numerator + denominator) / (2n * denominator)
    const shares = shared(
      amount,
      places.map((place) => ({ numerator: taxed[place]!.minor * numerator, denominator })),
    )
    for (const [at, place] of places.entries()) vatByLine[place] = Number(shares[at])
    return { ratePercent, base: Number(all - amount), amount: Number(amount) }
  })
  // Without tax is with tax less the tax, of each; the delivery is the last of them.
  const byLine = taxed.map(({ minor }, place) => Number(minor) - vatByLine[place]!)
  const delivery = byLine.pop()!
  const goods = byLine.reduce((total, one) => total + one, 0)
  return { vat, vatByLine, net: { byLine, goods, delivery, total: goods + delivery } }
}

/** Each the whole part of its fraction; what is missing to the amount a unit at a time to who lost most, the earlier where two lost the same. */
function shared(amount: bigint, fractions: readonly { numerator: bigint; denominator: bigint }[]): bigint[] {
  const shares = fractions.map(({ numerator, denominator }) => numerator / denominator)
  const lost = fractions.map(({ numerator, denominator }) => numerator % denominator)
  for (let missing = amount - sum(shares); missing > 0n; missing -= 1n) {
    let most = 0
    for (const [place, one] of lost.entries()) if (one > lost[most]!) most = place
    shares[most]! += 1n
    lost[most] = -1n
  }
  return shares
}

/** Points by the cent: each cent of a line earns the best of what fits it, times the tier's; what is not a whole point together is lost. */
function pointsOf({ lines, points: rules, spentMinor, occasion }: Asked, paidFor: readonly bigint[]) {
  const hundredths = (factor: number) => BigInt(Math.round(factor * 100))
  let tier = rules.tiers[0]
  for (const one of rules.tiers) if (spentMinor >= one.fromMinor) tier = one
  const factors = lines.map((line) => {
    let best = 100n
    for (const { categories, tiers, startsAt, endsAt, factor } of rules.multipliers) {
      if (categories && !line.categories.some((code) => categories.includes(code))) continue
      if (tiers && !(tier && tiers.includes(tier.code))) continue
      if (startsAt && Date.parse(occasion.at) < Date.parse(startsAt)) continue
      if (endsAt && Date.parse(occasion.at) >= Date.parse(endsAt)) continue
      if (hundredths(factor) > best) best = hundredths(factor)
    }
    return best
  })
  const weights = paidFor.map((minor, line) => minor * factors[line]!)
  const points = (sum(weights) * hundredths(rules.pointsPerUnit) * hundredths(tier?.factor ?? 1)) / 100_000_000n
  const denominator = sum(weights)
  const byLine =
    points === 0n
      ? lines.map(() => 0n)
      : shared(
          points,
          weights.map((weight) => ({ numerator: points * weight, denominator })),
        )
  return { points, byLine }
}

function pay(total: bigint, purses: readonly number[]): bigint[] {
  let owed = total
  return purses.map((purse) => {
    const part = BigInt(purse) < owed ? BigInt(purse) : owed
    owed -= part
    return part
  })
}

/** What the first so many units of a line are worth is rounded down; a part is the difference that it makes. */
export function returned(worth: bigint, parts: readonly number[]): bigint[] {
  const quantity = BigInt(parts.reduce((units, part) => units + part, 0))
  let units = 0n
  return parts.map((part) => {
    const before = (worth * units) / quantity
    units += BigInt(part)
    return (worth * units) / quantity - before
  })
}

/** A pile of all that was paid, who paid first at the bottom; each return takes what it is worth from the top. */
export function givenBack(paid: readonly bigint[], refunds: readonly bigint[][], delivery: bigint): Told['givenBack'] {
  const pile = [...paid]
  const rounds = Math.max(0, ...refunds.map((parts) => parts.length))
  return Array.from({ length: rounds }, (_, round) => {
    let worth = sum(refunds.map((parts) => parts[round] ?? 0n)) + (round === rounds - 1 ? delivery : 0n)
    const back = pile.map(() => 0n)
    for (let top = pile.length - 1; top >= 0; top -= 1) {
      const part = pile[top]! < worth ? pile[top]! : worth
      pile[top]! -= part
      back[top] = part
      worth -= part
    }
    return { purses: back.slice(0, -1).map(Number), money: Number(back.at(-1)) }
  })
}
