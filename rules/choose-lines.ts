import type { Choice, OfferLine } from './offer.ts'

/** The lines of a basket by what offers choose them by. Made once for a basket, however many offers look at it. */
export type LineIndex = {
  readonly lines: readonly OfferLine[]
  /** Line numbers in the one order that does not depend on how the basket was filled. */
  readonly all: readonly number[]
  /** Of each line, its place in that order. */
  readonly places: readonly number[]
  readonly bySku: ReadonlyMap<string, readonly number[]>
  readonly byCategory: ReadonlyMap<string, readonly number[]>
  readonly byBrand: ReadonlyMap<string, readonly number[]>
}

/** Indexes the lines of a basket. */
export function indexLines(lines: readonly OfferLine[]): LineIndex {
  const all = lines.map((_, line) => line)
  all.sort((one, other) => compareTexts(lines[one]!.sku, lines[other]!.sku) || one - other)
  const places = new Array<number>(lines.length)
  for (const [place, line] of all.entries()) places[line] = place
  const bySku = new Map<string, number[]>()
  const byCategory = new Map<string, number[]>()
  const byBrand = new Map<string, number[]>()
  for (const line of all) {
    const { sku, categories, brand } = lines[line]!
    add(bySku, sku, line)
    for (const category of new Set(categories)) add(byCategory, category, line)
    if (brand !== undefined) add(byBrand, brand, line)
  }
  return { lines, all, places, bySku, byCategory, byBrand }
}

/** The lines that a choice means, in that one order. */
export function chosenLines(index: LineIndex, choice: Choice): readonly number[] {
  const { skus, categories, brands, exceptSkus, exceptCategories, isAtRegularPrice } = choice
  let chosen = index.all
  const { bySku, byCategory, byBrand } = index
  // The narrowest first: most offers look at a few lines, and never touch the others.
  if (skus) chosen = among(chosen, index, bySku, skus)
  if (categories) chosen = among(chosen, index, byCategory, categories)
  if (brands) chosen = among(chosen, index, byBrand, brands)
  if (exceptSkus) chosen = chosen.filter((line) => !exceptSkus.includes(index.lines[line]!.sku))
  if (exceptCategories)
    chosen = chosen.filter((line) => !index.lines[line]!.categories.some((code) => exceptCategories.includes(code)))
  if (isAtRegularPrice) chosen = chosen.filter((line) => !index.lines[line]!.isReduced)
  return chosen
}

function among(
  chosen: readonly number[],
  index: LineIndex,
  by: ReadonlyMap<string, readonly number[]>,
  keys: readonly string[],
): readonly number[] {
  const named = united(index, by, keys)
  if (chosen === index.all || named.length === 0) return named
  const set = new Set(named)
  return chosen.filter((line) => set.has(line))
}

/** Most offers name one thing that the basket has, or nothing: their lines are those of the index, not made anew. */
function united({ places }: LineIndex, by: LineIndex['bySku'], keys: readonly string[]): readonly number[] {
  const lists: (readonly number[])[] = []
  for (const key of keys) {
    const lines = by.get(key)
    if (lines) lists.push(lines)
  }
  if (lists.length < 2) return lists[0] ?? []
  return [...new Set(lists.flat())].sort((one, other) => places[one]! - places[other]!)
}

function add(map: Map<string, number[]>, key: string, line: number): void {
  const there = map.get(key)
  if (there) there.push(line)
  else map.set(key, [line])
}

/** By code unit: the same order in every language and on every machine. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
