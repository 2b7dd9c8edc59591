import type { KeptView } from '@filrouge/contract/promises-kept.ts'
import { useWords } from '../say.ts'

/** How many came how many working days before or after the day promised: what was late stands apart. */
export function DelayChart({ distribution }: { distribution: KeptView['distribution'] }) {
  const say = useWords()
  const highest = Math.max(1, ...distribution.map(({ count }) => count))
  const last = distribution.length - 1
  const dayWords = (days: number, index: number) => {
    if (days === 0) return say('kept.onTheDay')
    const far = index === 0 || index === last
    return `${days > 0 ? '+' : '−'}${Math.abs(days)}${far ? ' …' : ''}`
  }
  return (
    <section class="stack-small" aria-labelledby="delay-title">
      <h2 id="delay-title">{say('kept.distribution')}</h2>
      <ol class="delay-chart">
        {distribution.map(({ days, count }, index) => (
          <li key={days} class={days > 0 ? 'is-late' : days === 0 ? 'is-day' : ''}>
            <span class="small figures">{count > 0 ? count : ''}</span>
            <svg class="delay-bar" aria-hidden="true">
              <rect
                y={`${(100 - (count / highest) * 100).toFixed(1)}%`}
                width="100%"
                height={`${((count / highest) * 100).toFixed(1)}%`}
                rx="3"
              />
            </svg>
            <span class="soft small">{dayWords(days, index)}</span>
          </li>
        ))}
      </ol>
      <p class="soft small">{say('kept.distributionNote')}</p>
    </section>
  )
}
