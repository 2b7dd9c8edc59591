import type { Location } from '../locations/public.ts'

/** The units of a single line: the same few numbers for all places of all articles, so they are made once. */
const alone: readonly (readonly number[])[] = Array.from({ length: 1_000 }, (_, units) => [units])

/**
 * How much of each line is free at each of our own locations, suppliers apart. A large retailer has an article in a hundred places, and asks for
 * fifty articles at once: what is known of a place is found by its position, for a map of places would cost more than all that is asked of it.
 */
export class OwnStock {
  readonly warehouses: Location[] = []
  readonly shops: Location[] = []
  readonly #lines: number
  /** By the position of a location: 1 more than where its units are, 0 where it has none. */
  readonly #found: Uint16Array
  readonly #units: (readonly number[])[] = []
  #places: readonly Location[] | undefined

  constructor(locations: number, lines: number) {
    this.#lines = lines
    this.#found = new Uint16Array(locations)
  }

  /** Says that so many of a line are free at a location. */
  add(location: Location, line: number, units: number): void {
    const { position, kind } = location
    const found = this.#found[position]!
    if (found > 0) {
      ;(this.#units[found - 1] as number[])[line] = units
      return
    }
    this.#found[position] = this.#units.push(this.#only(line, units))
    if (kind === 'warehouse') this.warehouses.push(location)
    else this.shops.push(location)
  }

  #only(line: number, units: number): readonly number[] {
    if (this.#lines === 1) return alone[units] ?? [units]
    const all = new Array<number>(this.#lines).fill(0)
    all[line] = units
    return all
  }

  /** How many of each line are free at a location; undefined where it has none of any. */
  get({ position }: Location): readonly number[] | undefined {
    const found = this.#found[position]
    return found ? this.#units[found - 1] : undefined
  }

  /** The locations that have some of it, warehouses first: whoever looks for one of those need not look at all the shops. */
  get places(): readonly Location[] {
    this.#places ??= [...this.warehouses, ...this.shops]
    return this.#places
  }
}
