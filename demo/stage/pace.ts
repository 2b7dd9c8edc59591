/** How fast a story is told. A wait ends early when it is hurried; whoever stops the story ends it with an error. */
export interface Pace {
  wait(ms: number, signal: AbortSignal): Promise<void>
  msPerKey(): number
  /** So fast that nobody looks on: nothing need glide. */
  isHasty(): boolean
  setSpeed(speed: number): void
  hurry(): void
  /** No longer in a hurry. */
  rest(): void
}

/** The pace at a speed: 1 as one tells it, 2 twice as fast. */
export function pace(first: number): Pace {
  let speed = first
  let isHurried = false
  let wake = new Set<() => void>()
  const factor = () => (isHurried ? 12 : 1) * speed
  return {
    wait(ms, signal) {
      return new Promise((go, stopped) => {
        const stop = () => {
          clearTimeout(timer)
          wake.delete(end)
          stopped(signal.reason)
        }
        const end = () => {
          clearTimeout(timer)
          wake.delete(end)
          signal.removeEventListener('abort', stop)
          go()
        }
        if (signal.aborted) return stopped(signal.reason)
        const timer = setTimeout(end, ms / factor())
        wake.add(end)
        signal.addEventListener('abort', stop, { once: true })
      })
    },
    msPerKey: () => (factor() > 4 ? 0 : Math.round(55 / factor())),
    isHasty: () => factor() > 4,
    setSpeed(chosen) {
      speed = chosen
    },
    hurry() {
      isHurried = true
      for (const end of wake) end()
      wake = new Set()
    },
    rest() {
      isHurried = false
    },
  }
}
