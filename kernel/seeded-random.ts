/** Makes a generator of numbers in [0, 1) that gives the same sequence for the same seed (mulberry32 over an FNV-1a hash). */
export function seededRandom(seed: string): () => number {
  let state = 0x811c9dc5
  for (const character of seed) {
    state ^= character.codePointAt(0) ?? 0
    state = Math.imul(state, 0x01000193) >>> 0
  }
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Draws a whole number between two bounds, both included. */
export function wholeBetween(random: () => number, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

/** Draws one of a list, each as likely as its weight beside the others; undefined where nothing weighs. */
export function drawWeighted<T>(random: () => number, list: readonly T[], weightOf: (one: T) => number): T | undefined {
  return weighted(list, weightOf)(random)
}

/** The same for many draws from one list: its weights are added up once. */
export function weighted<T>(list: readonly T[], weightOf: (one: T) => number): (random: () => number) => T | undefined {
  let total = 0
  const upTo = list.map((one) => {
    total += weightOf(one)
    return total
  })
  return (random) => {
    const drawn = random() * total
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (upTo[middle]! > drawn) high = middle
      else low = middle + 1
    }
    return list[low]
  }
}

/** Draws one of a list; undefined where it is empty. */
export const drawOne = <T>(random: () => number, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)]
