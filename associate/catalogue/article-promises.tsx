import { promiseBasket } from '@filrouge/contract/promise.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { wayKey } from '@filrouge/ui/ways.ts'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { PromiseRow } from './promise-row.tsx'
import { promisesInOrder, soonestElsewhere } from './promises-in-order.ts'

/** What is promised of an article near the shop, or near her postcode, and by when she needs it. */
export function usePromises(sku: string) {
  const myself = useMyself()
  const [needBy, setNeedBy] = useState('')
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

/** When and how the article can be had, and whether that is in time for the day she needs it. */
export function ArticlePromises({ promises }: { promises: Promises }) {
  const word = useWords()
  const { asked, myself, needBy, setNeedBy, postcode, setPostcode } = promises
  const promised = asked.answer
  const options = promised ? promisesInOrder(promised.options, myself.locationId) : []
  return (
    <section class="stack-small">
      <h2>{word('promise.title')}</h2>
      <div class="two-fields">
        <Field label={word('promise.needBy')} name="needBy" type="date" value={needBy} onValue={setNeedBy} />
        <Field
          label={word('promise.postcode')}
          name="postcode"
          value={postcode}
          onValue={setPostcode}
          inputMode="numeric"
          maxLength={5}
          autocomplete="off"
        />
      </div>
      <Problem problem={asked.problem ?? myself.problem} onRetry={asked.again} />
      {!promised && !asked.problem && <Spinner />}
      {promised && options.length === 0 && <p class="notice">{word('promise.none')}</p>}
      {promised && options.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
        <ul role="list" class="list" aria-busy={asked.isBusy}>
          {options.map((option) => (
            <li key={wayKey(option)} class="list-row">
              <PromiseRow option={option} at={promised.at} hereId={myself.locationId} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Not here: where it can be had soonest and how it comes home, before anything else is read. */
export function ElsewhereAtAGlance({ promises }: { promises: Promises }) {
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
              <Money amount={option.cost} />
            </>
          )}
        </p>
      ))}
    </section>
  )
}
