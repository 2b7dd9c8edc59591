import { promiseBasket } from '@filrouge/contract/promise.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Calendar } from '@filrouge/ui/calendar/calendar.tsx'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { NetMoney } from '@filrouge/ui/components/net-money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { dayWords, homeTimeZone } from '@filrouge/ui/dates.ts'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { wayKey } from '@filrouge/ui/ways.ts'
import { useId, useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { PromiseRow } from './promise-row.tsx'
import { dayOfPromise, promisesInOrder, soonestElsewhere } from './promises-in-order.ts'

/** What is promised of an article near the shop, or near her postcode, and by when she needs it. */
export function usePromises(sku: string) {
  const myself = useMyself()
  const [needBy, setNeedBy] = useState<string | null>(null)
  const [postcode, setPostcode] = useState('')
  const isPostcode = /^\d{5}$/.test(postcode)
  const asked = useAsk(
    promiseBasket,
    myself.isKnown
      ? {
          lines: [{ sku, quantity: 1 }],
          limit: 10,
          ...(isPostcode ? { postcode } : myself.near ? { near: myself.near } : {}),
          ...(needBy ? { needBy } : {}),
        }
      : null,
  )
  return { asked, myself, needBy, setNeedBy, postcode, setPostcode }
}

type Promises = ReturnType<typeof usePromises>

/** When and how the article can be had, as a list and as points on a calendar, and whether that is in time for the day she needs it. */
export function ArticlePromises({ promises, isCompany }: { promises: Promises; isCompany: boolean }) {
  const word = useWords()
  const { asked, myself, postcode, setPostcode } = promises
  const promised = asked.answer
  const options = promised ? promisesInOrder(promised.options, myself.locationId) : []
  return (
    <section class="stack-small">
      <h2>{word('promise.title')}</h2>
      <div class="promises">
        <div class="stack-small">
          <Field
            label={word('promise.postcode')}
            name="postcode"
            value={postcode}
            onValue={setPostcode}
            inputMode="numeric"
            maxLength={5}
            autocomplete="off"
            isOptional
          />
          <NeedBy promises={promises} />
        </div>
        <div class="stack-small">
          <AskedProblem asked={asked} />
          {!asked.seenAt && <Problem problem={myself.problem} onRetry={myself.again} />}
          {!promised && !asked.problem && <Skeleton lines={5} />}
          {promised && options.length === 0 && <p class="notice">{word('promise.none')}</p>}
          {promised && options.length > 0 && (
            // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
            <ul role="list" class="list" aria-busy={asked.isBusy}>
              {options.map((option) => (
                <li key={wayKey(option)} class={`list-row${option.inTime === false ? ' is-late' : ''}`}>
                  <PromiseRow option={option} at={promised.at} hereId={myself.locationId} isCompany={isCompany} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </section>
  )
}

const hasRoom = () => matchMedia('(min-width: 48rem)').matches

/** The day by which she needs it. On a phone the calendar opens under its button, and closes when the day is chosen. */
function NeedBy({ promises }: { promises: Promises }) {
  const word = useWords()
  const language = useLanguage()
  const id = useId()
  const [isOpen, setOpen] = useState(hasRoom)
  const { asked, myself, needBy, setNeedBy } = promises
  const timeZone = myself.timeZone ?? homeTimeZone
  const now = new Date(asked.answer?.at ?? serverNow())
  const options = asked.answer ? promisesInOrder(asked.answer.options, myself.locationId) : []
  const points = options.map((option) => ({
    day: dayOfPromise(option, timeZone),
    words: promisedWords(
      { ...option, placeName: option.locationName ?? option.relayPointName },
      language,
      now,
      timeZone,
    ),
    tone: option.inTime === false ? ('late' as const) : ('good' as const),
  }))
  return (
    <div class="need-by">
      <div class="row-apart">
        <button
          type="button"
          class="button need-by-press"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="calendar" />
          <span>{word('promise.needBy')}</span>
          <span class="strong">{needBy ? dayWords(needBy, language, now, 'UTC') : '…'}</span>
        </button>
        {needBy && (
          <Button kind="quiet" name={word('promise.anyDay')} onPress={() => setNeedBy(null)}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      <div id={id} hidden={!isOpen}>
        <Calendar
          name={word('promise.needBy')}
          today={civilDateIn(now, timeZone)}
          chosen={needBy}
          onChoose={(day) => {
            setNeedBy(day)
            if (!hasRoom()) setOpen(false)
          }}
          points={points}
        />
      </div>
    </div>
  )
}

/** Not here: where it can be had soonest and how it comes home, before anything else is read. */
export function ElsewhereAtAGlance({ promises, isCompany }: { promises: Promises; isCompany: boolean }) {
  const word = useWords()
  const language = useLanguage()
  const { asked, myself } = promises
  const promised = asked.answer
  if (!promised || promised.options.length === 0) return null
  const isHere = promised.options.some(
    ({ mode, locationId }) => mode === 'takeaway' && locationId === myself.locationId,
  )
  if (isHere) return null
  return (
    <section class="glance">
      <p class="soft small">{word('promise.notHere')}</p>
      {soonestElsewhere(promised.options).map((option) => (
        <p key={wayKey(option)} class="strong">
          {promisedWords(
            { ...option, placeName: option.locationName ?? option.relayPointName },
            language,
            new Date(promised.at),
          )}
          {option.cost.minor > 0 && (
            <>
              {' · '}
              <NetMoney amount={option.cost} withoutVat={isCompany ? option.vatRatePercent : undefined} />
            </>
          )}
        </p>
      ))}
    </section>
  )
}
