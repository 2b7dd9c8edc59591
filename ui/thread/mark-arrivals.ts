/**
 * `useArrivals` for a page that is replaced by fresh markup: marks in `fresh` the steps that `old` did not have, so that they are seen to grow.
 * In a file of its own: pages without Preact in the browser have it too.
 */
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
