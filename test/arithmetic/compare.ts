import { isDeepStrictEqual } from 'node:util'
import type { Asked, Told } from './asked.ts'

/** What is wrong between what was told of a basket and what it comes to; undefined where nothing is. The basket is written out. */
export function difference(who: string, asked: Asked, told: Partial<Told>, expected: Told): string | undefined {
  const wrong = (Object.keys(told) as (keyof Told)[]).filter((key) => !isDeepStrictEqual(told[key], expected[key]))
  if (wrong.length === 0) return undefined
  const lines = wrong.map((key) => `  ${key}: ${JSON.stringify(told[key])}, not ${JSON.stringify(expected[key])}`)
  return `${who} tells otherwise:\n${lines.join('\n')}\nof the basket\n${JSON.stringify(asked)}`
}

/** What does not add up in what was told of a basket; undefined where all does. */
export function whatDoesNotAddUp(asked: Asked, told: Told): string | undefined {
  const { totals, vat, vatByLine, net, paid, owed, refunds, pointsBack, givenBack } = told
  const paidFor = asked.lines.map((line, place) => line.unitPriceMinor * line.quantity - told.offByLine[place]!)
  const equal: [string, number, number][] = [
    ['goods − discounts + delivery is the total', totals.goods - totals.discounts + totals.delivery, totals.total],
    ['bases and taxes are the total', sum(vat.flatMap(({ base, amount }) => [base, amount])), totals.total],
    ['the lines’ taxes are the tax', sum(vatByLine), sum(vat.map(({ amount }) => amount))],
    ['without tax are the bases', net.total, sum(vat.map(({ base }) => base))],
    ['lines and delivery without tax are all without tax', sum(net.byLine) + net.delivery, net.total],
    ['the lines’ discounts are the discounts', sum(told.offByLine), totals.discounts],
    [
      'what offers took is what was taken',
      sum(Object.values(told.offers)),
      totals.discounts + deliveryOff(asked, told),
    ],
    ['cards and money pay the total', sum(paid) + owed, totals.total],
    ['the lines’ points are the points', sum(told.pointsByLine), told.points],
    ...refunds.map((parts, line): [string, number, number] => [
      `what comes back of line ${line} in parts is what it cost`,
      sum(parts),
      paidFor[line]!,
    ]),
    ...pointsBack.map((parts, line): [string, number, number] => [
      `the points that line ${line} takes back in parts are those it earned`,
      sum(parts),
      told.pointsByLine[line]!,
    ]),
    [
      'of the full price of what comes back, what offers and codes took off stays',
      totals.goods - sum(refunds.flat()),
      totals.discounts,
    ],
  ]
  // Of an empty basket nothing comes back, not even its delivery.
  if (givenBack.length > 0)
    equal.push(
      ['the money given back is what it paid', sum(givenBack.map(({ money }) => money)), owed],
      ...paid.map((minor, purse): [string, number, number] => [
        `what purse ${purse} is given back is what it paid`,
        sum(givenBack.map(({ purses }) => purses[purse]!)),
        minor,
      ]),
    )
  const wrong = equal.filter(([, one, other]) => one !== other)
  if (wrong.length === 0) return undefined
  return `${wrong.map(([rule, one, other]) => `${rule}: ${one}, ${other}`).join('\n')}\nof the basket\n${JSON.stringify(asked)}`
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const deliveryOff = ({ occasion }: Asked, { totals }: Told) => (occasion.delivery?.costMinor ?? 0) - totals.delivery

/** The same basket brought back by the piece, in one go, or in its parts the other way round: each line as the seed says. */
export function broughtBackOtherwise(asked: Asked, seed: number): Asked {
  const otherwise = (parts: number[], line: number): number[] => {
    const choice = (seed + line) % 3
    if (choice === 0) return [...parts].reverse()
    const units = sum(parts)
    return choice === 1 ? [units] : new Array(units).fill(1)
  }
  return { ...asked, parts: asked.parts.map(otherwise) }
}

/** What must be so however it is brought back: all of it in the end, to whoever paid. */
export function allBroughtBack({ refunds, pointsBack, givenBack, paid }: Told) {
  return {
    refunds: refunds.map(sum),
    pointsBack: pointsBack.map(sum),
    purses: paid.map((_, purse) => sum(givenBack.map(({ purses }) => purses[purse]!))),
    money: sum(givenBack.map(({ money }) => money)),
  }
}

/** The same basket filled in another order, its offers told in another order. */
export function inAnotherOrder(asked: Asked, seed: number): Asked {
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item, at) => ({ item, place: ((at + 1) * 2_654_435_761 * (seed + 1)) % 4_294_967_291 }))
      .sort((one, other) => one.place - other.place)
      .map(({ item }) => item)
  const places = shuffled(asked.lines.map((_, place) => place))
  return {
    ...asked,
    lines: places.map((place) => asked.lines[place]!),
    parts: places.map((place) => asked.parts[place]!),
    offers: shuffled(asked.offers),
  }
}

/** What must not depend on any order: all that she sees and pays. */
export function whateverTheOrder(asked: Asked, told: Told) {
  const bySku = (numbers: readonly unknown[]) =>
    Object.fromEntries(asked.lines.map(({ sku }, line) => [sku, numbers[line]]).sort())
  const { offByLine, refunds, vatByLine, pointsByLine, pointsBack, offers, net, ...rest } = told
  return {
    ...rest,
    net: net.total,
    offers: Object.fromEntries(Object.entries(offers).sort()),
    off: bySku(offByLine),
    refunds: bySku(refunds),
  }
}
