import type { ComponentChildren } from 'preact'
import { useLanguage } from '../app.ts'
import { DateWords } from '../components/date-words.tsx'
import { say } from '../say.ts'
import { useArrivals } from './arrivals.ts'
import { ThreadDrawing } from './thread-drawing.tsx'

/** One point on the thread. */
export interface ThreadStep {
  id: string
  title: ComponentChildren
  /** False: promised, not yet happened. */
  happened: boolean
  /** A knot: someone has something to do here. */
  needsPerson?: boolean
  /** Where the reader stands, among the steps of something under way. */
  isHere?: boolean
  /** Of less weight than the others: a smaller bead. */
  isMinor?: boolean
  /** The instant, said as its kind asks; `when` says it otherwise. */
  at?: string
  when?: ComponentChildren
  /** A promise for an hour rather than a day. */
  isAtHour?: boolean
  /** Who or where, in a word. */
  detail?: string | undefined
  /** Written above the point where a new chapter begins: a day, a year. */
  chapter?: ComponentChildren
  /** What else there is to see at this point, under its title. */
  children?: ComponentChildren
}

/**
 * The one drawing of a story in time: solid where it happened, dashed where it is promised, a knot where it needs a person. It runs down the page,
 * or across it; the newest comes last unless `isNewestFirst`. The same on the server and in the browser, where a step that arrives is seen to grow.
 */
export function Thread(props: {
  steps: readonly ThreadStep[]
  name: string
  direction?: 'down' | 'across'
  isNewestFirst?: boolean
  timeZone?: string
  /** What « demain » is counted from; the machine's clock where it is not given. */
  now?: Date
}) {
  const { steps, name, direction = 'down', isNewestFirst = false } = props
  const arrived = useArrivals(steps)
  const newest = isNewestFirst ? steps.find(isDone) : steps.findLast(isDone)
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
    <ol class={`thread thread-${direction}`} role="list" aria-label={name}>
      {steps.map((step, index) => {
        const next = steps[index + 1]
        const marks = {
          'is-promised': !step.happened,
          'is-knot': step.needsPerson,
          'is-minor': step.isMinor,
          'is-newest': step === newest,
          'is-new': arrived.has(step.id),
        }
        return (
          <li
            key={step.id}
            class={`thread-step ${classes(marks)}`}
            data-step={step.id}
            aria-current={step.isHere ? 'step' : undefined}
          >
            {step.chapter && <div class="thread-chapter">{step.chapter}</div>}
            <div class="thread-point">
              <ThreadDrawing
                direction={direction}
                isKnot={step.needsPerson === true}
                start={index === 0}
                run={next && (step.happened && next.happened ? 'solid' : 'dashed')}
                isGrowing={next !== undefined && arrived.has(next.id)}
              />
              <StepWords {...props} step={step} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

const isDone = (step: ThreadStep) => step.happened

const classes = (marks: Record<string, boolean | undefined>) =>
  Object.keys(marks)
    .filter((mark) => marks[mark])
    .join(' ')

function StepWords({ step, timeZone, now }: { step: ThreadStep; timeZone?: string; now?: Date }) {
  const language = useLanguage()
  const hasWhen = step.at !== undefined || step.when !== undefined || step.detail !== undefined
  return (
    <div class="thread-words">
      <p class="thread-title">
        {!step.happened && <span class="only-heard unseen">{say(language, 'thread.promised')} </span>}
        {step.needsPerson && <span class="only-heard unseen">{say(language, 'thread.needsPerson')} </span>}
        {step.title}
      </p>
      {hasWhen && (
        <p class="thread-when">
          {step.when ??
            (step.at && (
              <DateWords
                at={step.at}
                as={step.happened ? 'moment' : step.isAtHour ? 'dated' : 'day'}
                timeZone={timeZone}
                now={now}
              />
            ))}
          {step.detail && `${step.at || step.when ? ' · ' : ''}${step.detail}`}
        </p>
      )}
      {step.children}
    </div>
  )
}
