import type { Clock } from './clock.ts'

/**
 * Keeps what is made until the second in which it was asked for is over: nobody is told a price, a stock or a date more than a second old, a
 * crowd that asks one thing costs it once a second, and nothing has to be told what to forget.
 */
export interface ThisSecond<T> {
  (key: string, make: () => Promise<T>): Promise<T>
  /** What was made of this already in this second. */
  known(key: string): Promise<T> | undefined
}

/** Opens such a memory; of more than `most` things in one second the last are made for each who asks. `isForAll` says which may be kept. */
export function openThisSecond<T>(clock: Clock, most: number, isForAll: (made: T) => boolean): ThisSecond<T> {
  let second = 0
  let kept = new Map<string, Promise<T>>()
  const now = () => {
    const at = Math.floor(clock.now().getTime() / 1000)
    if (at !== second) {
      second = at
      kept = new Map()
    }
    return kept
  }
  const ask = (key: string, make: () => Promise<T>) => {
    const ofThisSecond = now()
    const known = ofThisSecond.get(key)
    if (known) return known
    const making = make()
    if (ofThisSecond.size >= most) return making
    ofThisSecond.set(key, making)
    const forget = () => void ofThisSecond.delete(key)
    making.then((made) => isForAll(made) || forget(), forget)
    return making
  }
  return Object.assign(ask, { known: (key: string) => now().get(key) })
}
