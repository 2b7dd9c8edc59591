import type { Location, Reference } from '../locations/public.ts'

/** Finds the location whose id stands in a text between two places. */
export type FindLocation = (text: string, from: number, until: number) => Location | undefined

const orders = new WeakMap<Reference, readonly Location[]>()

/** The locations by their position. */
export function locationsInOrder(reference: Reference): readonly Location[] {
  const known = orders.get(reference) ?? [...reference.locations.values()]
  orders.set(reference, known)
  return known
}

const finders = new WeakMap<Reference, FindLocation>()

/**
 * How the locations of this reference data are found in what the database says of a hundred places for each article. An id is told by its last
 * twelve letters, of which no two of ours share all (else they are compared whole): to cut each id out of the text, or to compare all of it,
 * takes five times as long. Those letters are random, so an id that is not ours is taken for one of them once in 2⁴⁸.
 */
export function findLocation(reference: Reference): FindLocation {
  const known = finders.get(reference)
  if (known) return known
  const finder = finderAmong([...reference.locations.values()])
  finders.set(reference, finder)
  return finder
}

function finderAmong(locations: readonly Location[]): FindLocation {
  // At least three in four places of the table stay empty, so that as a rule the first look finds it.
  const mask = 2 ** Math.ceil(Math.log2(locations.length * 4 + 4)) - 1
  const table = new Array<Location | undefined>(mask + 1).fill(undefined)
  const tails = new Int32Array(3 * table.length)
  const seen = new Set<string>()
  let isShared = false
  for (const location of locations) {
    const { id } = location
    const [one, two, three] = tailOf(id)
    isShared ||= seen.has(id.slice(-12))
    seen.add(id.slice(-12))
    let at = mixed(one, two, three) & mask
    while (table[at]) at = (at + 1) & mask
    table[at] = location
    tails.set([one, two, three], 3 * at)
  }
  return (text, from, until) => {
    const one = packed(text, Math.max(from, until - 12), until - 8)
    const two = packed(text, Math.max(from, until - 8), until - 4)
    const three = packed(text, Math.max(from, until - 4), until)
    for (let at = mixed(one, two, three) & mask; ; at = (at + 1) & mask) {
      const location = table[at]
      if (!location) return undefined
      if (tails[3 * at] !== one || tails[3 * at + 1] !== two || tails[3 * at + 2] !== three) continue
      if (location.id.length === until - from && (!isShared || text.startsWith(location.id, from))) return location
    }
  }
}

const tailOf = (id: string): [number, number, number] => {
  const end = id.length
  const from = (letters: number) => Math.max(0, end - letters)
  return [packed(id, from(12), end - 8), packed(id, from(8), end - 4), packed(id, from(4), end)]
}

/** Four letters in one number. */
function packed(text: string, from: number, until: number): number {
  let number = 0
  for (let at = from; at < until; at += 1) number = (number << 7) | text.charCodeAt(at)
  return number
}

const mixed = (one: number, two: number, three: number): number => {
  const mix = Math.imul(one ^ Math.imul(two ^ Math.imul(three, 0x9e3779b1), 0x85ebca6b), 0xc2b2ae35)
  return mix ^ (mix >>> 15)
}
