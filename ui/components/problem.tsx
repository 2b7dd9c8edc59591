import type { ProblemError } from '@filrouge/client/client.ts'
import { sayUsedUp, type UsedUp } from '@filrouge/contract/offer-words.ts'
import type { OrderMode, PromiseOption } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { fr as codeWords } from '@filrouge/contract/words/fr.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import type { ComponentChildren } from 'preact'
import { useLanguage } from '../app.ts'
import { useNow } from '../clock.ts'
import { promisedWords } from '../promised.ts'
import { say } from '../say.ts'
import { wayKey } from '../ways.ts'
import { Button } from './button.tsx'
import { Money } from './money.tsx'

/** A problem as one sentence in the reader's language; an unknown code says what the server said. */
export function problemWords(problem: ProblemError, language: Language): string {
  if (problem.code === 'unreachable') return say(language, 'problem.unreachable')
  const usedUp = sayUsedUp(problem.problem as UsedUp, language)
  if (usedUp) return usedUp
  for (const key of [`refusal.${problem.code}`, `problem.${problem.code}`]) {
    try {
      return sayCode(language, key as keyof typeof codeWords)
    } catch {
      // Not a code these words know.
    }
  }
  return problem.problem.title
}

/** What can be had instead: promises that hold, the nearest first as the server gave them; with `onTake` each is one press away. */
export function Alternatives({ options, onTake }: { options: readonly PromiseOption[]; onTake?: Take | undefined }) {
  const language = useLanguage()
  if (options.length === 0) return <p>{say(language, 'problem.nothingInstead')}</p>
  return (
    <>
      <p>{say(language, 'problem.insteadHere')}</p>
      <ul class={onTake ? 'alternatives' : undefined}>
        {fewOfEach(options).map((option) => (
          <li key={wayKey(option)}>
            {onTake ? (
              <Button isWide onPress={() => onTake(option)}>
                <AlternativeWords option={option} />
              </Button>
            ) : (
              <AlternativeWords option={option} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

// Some of each way rather than five shops: the one that suits may be the last of them.
const fewOfEach = (options: readonly PromiseOption[]) =>
  options.filter((option, index) => options.slice(0, index).filter(({ mode }) => mode === option.mode).length < 2)

type Take = (option: PromiseOption) => unknown

function AlternativeWords({ option }: { option: PromiseOption }) {
  const placeName = option.locationName ?? option.relayPointName
  return (
    <span>
      {promisedWords({ ...option, placeName }, useLanguage(), useNow())}
      {option.cost.minor > 0 && (
        <>
          {' · '}
          <Money amount={option.cost} />
        </>
      )}
    </span>
  )
}

/** Says what is so and what can be had instead; `onRetry` where trying again may help, children for other ways out. */
export function Problem(props: {
  problem: ProblemError | undefined
  onRetry?: (() => unknown) | undefined
  /** How it was to be had, so that a date that has changed is said in its own words. */
  delivery?: { mode: OrderMode; placeName?: string | undefined } | undefined
  /** Takes one of what can be had instead. */
  onTake?: Take
  /** Which of them can be offered here: nothing is taken away by telephone. */
  isOffered?: (option: PromiseOption) => boolean
  children?: ComponentChildren
}) {
  const language = useLanguage()
  const now = useNow()
  const { problem } = props
  if (!problem) return null
  const instead = problem.problem.alternatives as PromiseOption[] | undefined
  const alternatives = instead?.filter(props.isOffered ?? (() => true))
  const promised = problem.problem.promised as { earliest: string; latest: string } | undefined
  return (
    <div class="problem" role="alert">
      <p class="problem-title">{problemWords(problem, language)}</p>
      {problem.code === 'unreachable' && <p>{say(language, 'problem.unreachableHelp')}</p>}
      {alternatives && <Alternatives options={alternatives} onTake={props.onTake} />}
      {promised && (
        <p>
          {say(language, 'problem.newDate', {
            words: promisedWords(
              { mode: 'home', ...props.delivery, ...promised, slot: problem.problem.slots },
              language,
              now,
            ),
          })}
        </p>
      )}
      {problem.problem.errors && (
        <ul>
          {problem.problem.errors.map((error) => (
            <li key={error.pointer + error.code}>{error.detail}</li>
          ))}
        </ul>
      )}
      {props.onRetry && (
        <div>
          <Button onPress={props.onRetry}>{say(language, 'problem.retry')}</Button>
        </div>
      )}
      {props.children}
    </div>
  )
}
