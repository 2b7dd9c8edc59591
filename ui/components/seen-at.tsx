import { useLanguage } from '../app.ts'
import type { Asked } from '../ask.ts'
import { timeWords } from '../dates.ts'
import { say } from '../say.ts'
import { Icon } from './icon.tsx'
import { Problem } from './problem.tsx'

/** How old an answer is that cannot be asked again now: « vu à 10 h 42 ». */
export function SeenAt({ at, timeZone }: { at: Date; timeZone?: string | undefined }) {
  const language = useLanguage()
  return (
    <p class="seen-at small">
      <Icon name="offline" />
      {say(language, 'seen.at', { time: timeWords(at.toISOString(), language, timeZone) })}
    </p>
  )
}

/** What stands in the way of an answer: an old one says its age, a missing one its reason and how to try again. */
export function AskedProblem({ asked }: { asked: Asked<unknown> }) {
  if (asked.seenAt) return <SeenAt at={asked.seenAt} />
  return <Problem problem={asked.problem} onRetry={asked.again} />
}
