import { type OfferTrialView, startOfferTrial, watchOfferTrial } from '@filrouge/contract/offer-trials.ts'
import { listOffers, type OfferView } from '@filrouge/contract/promotions.ts'
import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, useLive, usePress } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Progress } from '@filrouge/ui/components/progress.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { useState } from 'preact/hooks'
import { useFilters } from '../frame/chips.tsx'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { OfferHead } from './offer-head.tsx'
import { TrialResult } from './trial-result.tsx'

const zone = 'Europe/Paris'

/** What an offer would have done to the orders of a period: asked here, worked out by the server, told as it goes on. */
export function TrialPage({ id = '' }: Record<string, string>) {
  const language = useLanguage()
  const asked = useAsk(listOffers, {})
  const offer = asked.answer?.items.find((one) => one.id === id)
  const title = offer ? (language === 'en' ? offer.titleEn : offer.titleFr) : ''
  useTitle(title)
  if (!asked.answer) return asked.problem ? <PageProblem problem={asked.problem} onRetry={asked.again} /> : <Spinner />
  if (!offer) return <NotFoundPage />
  return (
    <div class="stack">
      <OfferHead offer={offer} title={title} />
      <Trial offer={offer} />
    </div>
  )
}

function Trial({ offer }: { offer: OfferView }) {
  const say = useWords()
  const api = useApi()
  const { get, set } = useFilters()
  const today = civilDateIn(serverNow(), zone)
  const [from, setFrom] = useState(addDays(today, -30))
  const [to, setTo] = useState(today)
  const trialId = get('trial') as Id<'offerTrial'> | undefined
  const trial = useLive(watchOfferTrial, trialId ? { id: trialId } : null)
  const start = usePress(async () => {
    const next = newId('offerTrial')
    const { id, state: _state, uses: _uses, spent: _spent, coupons: _coupons, version: _version, ...definition } = offer
    await api(startOfferTrial, {
      ...definition,
      trialId: next,
      offerId: id,
      from: startOf(from),
      to: startOf(addDays(to, 1)),
    })
    set({ trial: next })
  })
  return (
    <>
      <p class="soft trial-lead">{say('trials.lead')}</p>
      <form
        class="trial-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (from <= to) void start.press()
        }}
      >
        <Field label={say('trials.from')} name="from" type="date" value={from} max={to} onValue={setFrom} />
        <Field label={say('trials.to')} name="to" type="date" value={to} min={from} max={today} onValue={setTo} />
        <Button type="submit" kind="primary" isBusy={start.isBusy || trial?.status === 'running'}>
          {say('trials.start')}
        </Button>
      </form>
      <Problem problem={start.problem} />
      {trialId && !trial && <Spinner />}
      {trial && <Shown trial={trial} />}
    </>
  )
}

const startOf = (day: string): string => instantOf(day, '00:00', zone)!.toISOString()

function Shown({ trial }: { trial: OfferTrialView }) {
  const say = useWords()
  return (
    <>
      {trial.status === 'running' && (
        <Progress
          words={say('trials.running', { done: trial.done, total: trial.total })}
          done={trial.done}
          of={Math.max(1, trial.total)}
        />
      )}
      {(trial.status === 'done' || trial.done > 0) && <TrialResult trial={trial} />}
    </>
  )
}
