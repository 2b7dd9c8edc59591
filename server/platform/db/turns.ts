/** Lets few in at a time; answers what is called on leaving. */
export type Turns = () => Promise<() => void>

/**
 * A queue before something of which few are better than many. Whoever takes longer than a moment (waits for a lock, does bulk work) no longer
 * counts, so that those who come after are not kept out by it.
 */
export function openTurns(atOnce: number, momentMs: number): Turns {
  const waiting: (() => void)[] = []
  let inside = 0

  const admit = (resolve: (leave: () => void) => void) => {
    inside++
    let counts = true
    const stopCounting = () => {
      if (!counts) return
      counts = false
      clearTimeout(timer)
      inside--
      waiting.shift()?.()
    }
    const timer = setTimeout(stopCounting, momentMs)
    timer.unref()
    resolve(stopCounting)
  }

  return () =>
    new Promise((resolve) => {
      if (inside < atOnce) admit(resolve)
      else waiting.push(() => admit(resolve))
    })
}
