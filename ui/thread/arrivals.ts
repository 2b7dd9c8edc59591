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

/** The same for a page that is replaced by fresh markup: marks in `fresh` the steps that `old` did not have, so that they are seen to grow. */
export function markArrivals(old: ParentNode, fresh: ParentNode): void {
  const facts = (part: ParentNode) =>
    [...part.querySelectorAll<HTMLElement>('.thread-step')].map((step) => ({
      step,
      fact: `${step.dataset.step} ${step.classList.contains('is-promised')}`,
    }))
  const known = new Set(facts(old).map(({ fact }) => fact))
  if (known.size === 0) return
  for (const { step, fact } of facts(fresh)) {
    if (known.has(fact)) continue
    step.classList.add('is-new')
    step.previousElementSibling?.querySelector('.thread-line')?.classList.add('is-growing')
  }
}
