import { useEffect, useRef } from 'preact/hooks'

/** A step of which something new is known when it appears, or when what was promised has happened. */
interface Arriving {
  id: string
  happened: boolean
}

const factOf = ({ id, happened }: Arriving) => `${id} ${happened}`

/** The ids of the steps that came while the page was open; none of those it opened with. */
export function useArrivals(steps: readonly Arriving[]): ReadonlySet<string> {
  const opened = useRef<Set<string> | null>(null)
  opened.current ??= new Set(steps.map(factOf))
  const known = opened.current
  const arrived = useRef(new Set<string>()).current
  for (const step of steps) if (!known.has(factOf(step))) arrived.add(step.id)
  useEffect(() => {
    for (const step of steps) known.add(factOf(step))
  })
  return arrived
}
