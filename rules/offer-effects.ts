import { allocate } from './allocate.ts'
import { chosenLines, compareTexts, type LineIndex } from './choose-lines.ts'
import type { Effect, Occasion, WhyNot } from './offer.ts'
import { percentOf } from './rounding.ts'

/** What earlier offers have left of a basket. */
export type Standing = {
  /** Of each line, what it still costs. */
  readonly minor: readonly number[]
  /** Of each line, the units that no offer counting by the piece has used. */
  readonly units: readonly number[]
  readonly deliveryMinor: number
}

/** What one offer would take off. It is shared out between its lines, by their weights, only where the offer applies. */
export type Claim = {
  readonly goodsMinor: number
  readonly lines: readonly number[]
  /** By what it is shared out between its lines: counted only for one that applies, of the many that would. */
  readonly weightOf: (line: number) => number
  /** The units that it uses, by line. */
  readonly units: ReadonlyMap<number, number>
  readonly deliveryMinor: number
}

const noUnits: ReadonlyMap<number, number> = new Map()
const nothingOf = () => 0

/** What an effect would take off what is left of a basket, or why nothing. */
export function claimOf(
  effect: Effect,
  basket: LineIndex,
  standing: Standing,
  occasion: Occasion,
): Claim | { readonly why: WhyNot } {
  switch (effect.kind) {
    case 'percent':
    case 'amount':
      return offTheSum(effect, basket, standing)
    case 'fixed_price':
      return fixedPrice(effect, basket, standing)
    case 'buy_get':
      return buyGet(effect, basket, standing)
    case 'bundle':
      return bundle(effect, basket, standing)
    case 'gift':
      return gift(effect, basket, standing)
    case 'free_delivery': {
      const { delivery } = occasion
      if (!delivery) return { why: { code: 'delivery_not_chosen' } }
      if (effect.modes && !effect.modes.includes(delivery.mode)) return { why: { code: 'other_delivery' } }
      const deliveryMinor = Math.min(standing.deliveryMinor, effect.atMostMinor ?? standing.deliveryMinor)
      return deliveryMinor > 0
        ? { goodsMinor: 0, lines: [], weightOf: nothingOf, units: noUnits, deliveryMinor }
        : nothing
    }
  }
}

/** What a claim takes off each of its lines. */
export function sharedOut({ goodsMinor, lines, weightOf }: Claim): Map<number, number> {
  const byLine = new Map<number, number>()
  const parts = allocate(goodsMinor, lines.map(weightOf))
  for (let place = 0; place < parts.length; place += 1) if (parts[place]! > 0) byLine.set(lines[place]!, parts[place]!)
  return byLine
}

const nothing = { why: { code: 'nothing_to_take_off' } } as const
const noArticle = { why: { code: 'no_such_article' } } as const

type SumEffect = Extract<Effect, { kind: 'percent' | 'amount' }>

/** Rounded once, on all that is chosen, and shared out: ten percent of a basket is ten percent of its sum. */
function offTheSum(effect: SumEffect, basket: LineIndex, standing: Standing): ReturnType<typeof claimOf> {
  const lines = chosenLines(basket, effect.of)
  if (lines.length === 0) return noArticle
  const leftOf = (line: number) => standing.minor[line]!
  const sum = sumOver(lines, leftOf)
  const wanted =
    effect.kind === 'amount' ? effect.amountMinor : Math.min(percentOf(sum, effect.percent), effect.atMostMinor ?? sum)
  return claim(Math.min(wanted, sum), lines, leftOf, noUnits)
}

function fixedPrice(
  { of, unitPriceMinor }: Extract<Effect, { kind: 'fixed_price' }>,
  basket: LineIndex,
  standing: Standing,
): ReturnType<typeof claimOf> {
  const lines = chosenLines(basket, of)
  if (lines.length === 0) return noArticle
  const offOf = (line: number) => Math.max(0, standing.minor[line]! - unitPriceMinor * basket.lines[line]!.quantity)
  return claim(sumOver(lines, offOf), lines, offOf, noUnits)
}

/** The dearest units first; of each group of `buy + get` the last `get` are the cheaper ones that cost less. */
function buyGet(
  effect: Extract<Effect, { kind: 'buy_get' }>,
  basket: LineIndex,
  standing: Standing,
): ReturnType<typeof claimOf> {
  const { buy, get, percent } = effect
  const lines = chosenLines(basket, effect.of).filter((line) => standing.units[line]! > 0)
  if (lines.length === 0) return noArticle
  const dearest = byPrice(lines, basket)
  const total = dearest.reduce((sum, line) => sum + standing.units[line]!, 0)
  const size = buy + get
  const used = Math.min(Math.floor(total / size), effect.times ?? Number.POSITIVE_INFINITY) * size
  if (used === 0) return { why: { code: 'needs_quantity', missing: size - total } }
  const reducedBefore = (position: number) => Math.floor(position / size) * get + Math.max(0, (position % size) - buy)
  const units = new Map<number, number>()
  const off = new Map<number, number>()
  let position = 0
  for (const line of dearest) {
    const end = Math.min(used, position + standing.units[line]!)
    if (end > position) units.set(line, end - position)
    const reduced = reducedBefore(end) - reducedBefore(position)
    position = end
    off.set(line, Math.min(standing.minor[line]!, reduced * percentOf(basket.lines[line]!.unitPriceMinor, percent)))
  }
  const offOf = (line: number) => off.get(line)!
  return claim(sumOver(dearest, offOf), dearest, offOf, units)
}

/** The dearest articles that fit go into the bundle: it is hers to save most. */
function bundle(
  effect: Extract<Effect, { kind: 'bundle' }>,
  basket: LineIndex,
  standing: Standing,
): ReturnType<typeof claimOf> {
  const slots = effect.slots.map(({ of, quantity }) => ({ lines: byPrice(chosenLines(basket, of), basket), quantity }))
  const units = new Map<number, number>()
  let saving = 0
  for (let time = 0; time < effect.times; time += 1) {
    const filled = fill(slots, standing, units)
    if (!filled) {
      if (time > 0) break
      return { why: missingFor(slots, standing) }
    }
    let price = 0
    for (const [line, quantity] of filled) price += basket.lines[line]!.unitPriceMinor * quantity
    if (price <= effect.priceMinor) break
    saving += price - effect.priceMinor
    for (const [line, quantity] of filled) units.set(line, (units.get(line) ?? 0) + quantity)
  }
  const lines = basket.all.filter((line) => units.has(line))
  const worthOf = (line: number) =>
    Math.min(standing.minor[line]!, basket.lines[line]!.unitPriceMinor * units.get(line)!)
  return claim(Math.min(saving, sumOver(lines, worthOf)), lines, worthOf, units)
}

type Slot = { readonly lines: readonly number[]; readonly quantity: number }

/** Slots are filled in the order given; undefined where one cannot be. */
function fill(
  slots: readonly Slot[],
  standing: Standing,
  used: ReadonlyMap<number, number>,
): Map<number, number> | undefined {
  const filled = new Map<number, number>()
  for (const { lines, quantity } of slots) {
    let missing = quantity
    for (const line of lines) {
      const free = standing.units[line]! - (used.get(line) ?? 0) - (filled.get(line) ?? 0)
      const taken = Math.min(free, missing)
      if (taken <= 0) continue
      filled.set(line, (filled.get(line) ?? 0) + taken)
      missing -= taken
      if (missing === 0) break
    }
    if (missing > 0) return undefined
  }
  return filled
}

function missingFor(slots: readonly Slot[], standing: Standing): WhyNot {
  if (slots.every(({ lines }) => lines.length === 0)) return { code: 'no_such_article' }
  const missing = slots.reduce((sum, { lines, quantity }) => {
    const there = lines.reduce((units, line) => units + standing.units[line]!, 0)
    return sum + Math.max(0, quantity - there)
  }, 0)
  return { code: 'needs_quantity', missing: Math.max(1, missing) }
}

function gift(
  { sku, quantity }: Extract<Effect, { kind: 'gift' }>,
  basket: LineIndex,
  standing: Standing,
): ReturnType<typeof claimOf> {
  const line = (basket.bySku.get(sku) ?? []).find((candidate) => standing.units[candidate]! > 0)
  if (line === undefined) return { why: { code: 'gift_not_chosen', sku } }
  const given = Math.min(quantity, standing.units[line]!)
  const off = Math.min(standing.minor[line]!, given * basket.lines[line]!.unitPriceMinor)
  return claim(off, [line], () => off, new Map([[line, given]]))
}

/** The units that a basket holds: what offers start from. */
export function startingFrom(basket: LineIndex, deliveryMinor: number): Standing {
  const minor = basket.lines.map(({ unitPriceMinor, quantity }) => unitPriceMinor * quantity)
  for (const [line, { quantity, unitPriceMinor }] of basket.lines.entries())
    if (!Number.isSafeInteger(minor[line]) || unitPriceMinor < 0 || quantity < 0)
      throw new RangeError(`${quantity} at ${unitPriceMinor} is not a line`)
  return { minor, units: basket.lines.map(({ quantity }) => quantity), deliveryMinor }
}

/** The dearest first; between equal prices by article, so that the order of the basket does not matter. */
function byPrice(lines: readonly number[], basket: LineIndex): number[] {
  const priceOf = (line: number) => basket.lines[line]!.unitPriceMinor
  return [...lines].sort(
    (one, other) =>
      priceOf(other) - priceOf(one) || compareTexts(basket.lines[one]!.sku, basket.lines[other]!.sku) || one - other,
  )
}

function claim(
  goodsMinor: number,
  lines: readonly number[],
  weightOf: (line: number) => number,
  units: ReadonlyMap<number, number>,
): ReturnType<typeof claimOf> {
  return goodsMinor > 0 ? { goodsMinor, lines, weightOf, units, deliveryMinor: 0 } : nothing
}

function sumOver(lines: readonly number[], amountOf: (line: number) => number): number {
  let sum = 0
  for (const line of lines) sum += amountOf(line)
  return sum
}
