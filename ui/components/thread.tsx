import { useLanguage } from '../app.ts'
import { say } from '../say.ts'
import { DateWords } from './date-words.tsx'

/** One point on the thread. */
export interface ThreadStep {
  id: string
  title: string
  at: string
  /** False: promised, not yet happened. */
  happened: boolean
  /** A knot: someone has something to do here. */
  needsPerson?: boolean
  /** A promise for an hour rather than a day. */
  isAtHour?: boolean
  /** Who or where, in a word. */
  detail?: string | undefined
}

/** The one drawing of a story in time: solid where it happened, dashed where it is promised, a knot where it needs a person. */
export function Thread({ steps, name, timeZone }: { steps: readonly ThreadStep[]; name: string; timeZone?: string }) {
  const language = useLanguage()
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
    <ol class="thread" role="list" aria-label={name}>
      {steps.map((step, index) => {
        const next = steps[index + 1]
        const marks = [
          'thread-step',
          step.happened ? '' : 'is-promised',
          step.needsPerson ? 'is-knot' : '',
          next && !next.happened ? 'is-before-promise' : '',
        ]
        return (
          <li key={step.id} class={marks.filter(Boolean).join(' ')}>
            <p class="thread-title">
              {!step.happened && <span class="only-heard">{say(language, 'thread.promised')} </span>}
              {step.needsPerson && <span class="only-heard">{say(language, 'thread.needsPerson')} </span>}
              {step.title}
            </p>
            <p class="thread-when">
              <DateWords
                at={step.at}
                as={step.happened ? 'moment' : step.isAtHour ? 'dated' : 'day'}
                timeZone={timeZone}
              />
              {step.detail && ` · ${step.detail}`}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
