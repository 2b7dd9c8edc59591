import {
  type SourcingTrial,
  type SourcingView,
  startSourcingTrial,
  type TrialSide,
} from '@filrouge/contract/sourcing.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { type Currency, formatMoney, money } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Progress } from '@filrouge/ui/components/progress.tsx'
import { dayWords } from '@filrouge/ui/dates.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { TrialShares } from './trial-shares.tsx'

/** What the draft would have changed of the orders of the last month. */
export function TrialPanel(props: {
  view: SourcingView
  names: ReadonlyMap<string, string>
  mayStart: boolean
  onSeen: (view: SourcingView) => void
}) {
  const say = useWords()
  const language = useLanguage()
  const api = useApi()
  const { view, names } = props
  const { draft, trial } = view
  const start = usePress(async () => {
    if (draft) props.onSeen(await api(startSourcingTrial, { revision: draft.revision }))
  })
  const isRunning = trial?.status === 'running'
  return (
    <div class="stack">
      <p class="soft">{say('sourcing.trial.lead')}</p>
      {isRunning && (
        <div class="stack-small" role="status">
          <Progress
            words={
              trial.total === 0
                ? say('sourcing.trial.starting')
                : say('sourcing.trial.running', { done: trial.done, total: trial.total })
            }
            done={trial.done}
            of={Math.max(1, trial.total)}
          />
          <p class="soft small">{say('sourcing.trial.goesOn')}</p>
        </div>
      )}
      {!draft && !isRunning && <p>{say('sourcing.trial.needsDraft')}</p>}
      {draft && props.mayStart && !isRunning && (
        <p>
          <Button kind={trial?.isOfDraft ? 'plain' : 'primary'} isBusy={start.isBusy} onPress={() => start.press()}>
            {say(trial?.isOfDraft ? 'sourcing.trial.again' : 'sourcing.trial.start')}
          </Button>
        </p>
      )}
      <Problem problem={start.problem} />
      {trial?.status === 'done' && (
        <section class="stack" aria-label={say('sourcing.tab.trial')}>
          <p class="small soft">
            {say('sourcing.trial.of', {
              day: dayWords(trial.askedAt, language, serverNow()),
              count: trial.before.orders,
            })}
            {draft && !trial.isOfDraft && ` · ${say('sourcing.trial.old')}`}
          </p>
          <Measures trial={trial} />
          <TrialShares trial={trial} names={names} />
          <Changes trial={trial} names={names} />
        </section>
      )}
    </div>
  )
}

/** The few figures that decide, side by side; which is the better is for the reader to say. */
function Measures({ trial }: { trial: SourcingTrial }) {
  const say = useWords()
  const language = useLanguage()
  const number = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 })
  const kilometres = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 0 })
  const served = ({ orders, unserved }: TrialSide) => Math.max(1, orders - unserved)
  const rows: [word: Parameters<typeof say>[0], of: (side: TrialSide) => string][] = [
    ['sourcing.trial.parcels', (side) => number.format(side.parcels / served(side))],
    ['sourcing.trial.kilometres', (side) => `${kilometres.format(side.kilometres / Math.max(1, side.parcels))} km`],
    [
      'sourcing.trial.carriage',
      (side) =>
        formatMoney(
          money(Math.round(side.carriage.minor / served(side)), side.carriage.currency as Currency),
          language,
        ),
    ],
    ['sourcing.trial.unserved', (side) => number.format(side.unserved)],
  ]
  return (
    <table class="trial-measures">
      <thead>
        <tr>
          <th scope="col">
            <span class="only-heard">{say('sourcing.trial.measure')}</span>
          </th>
          <th scope="col" class="is-figure">
            {say('sourcing.trial.before')}
          </th>
          <th scope="col" class="is-figure">
            {say('sourcing.trial.after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([word, of]) => (
          <tr key={word}>
            <th scope="row">{say(word)}</th>
            <td class="is-figure">{of(trial.before)}</td>
            <td class={of(trial.before) === of(trial.after) ? 'is-figure' : 'is-figure strong'}>{of(trial.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const fewChanges = 8

function Changes({ trial, names }: { trial: SourcingTrial; names: ReadonlyMap<string, string> }) {
  const say = useWords()
  const language = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? trial.changes : trial.changes.slice(0, fewChanges)
  const placesOf = (ids: readonly string[]) =>
    ids.length === 0 ? say('sourcing.trial.nowhere') : ids.map((id) => names.get(id) ?? id).join(', ')
  return (
    <section class="stack-small">
      <h3>{say('sourcing.trial.changed', { count: trial.changed })}</h3>
      {shown.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('sourcing.trial.order')}</th>
              <th scope="col">{say('sourcing.trial.before')}</th>
              <th scope="col">{say('sourcing.trial.after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((change) => (
              <tr key={change.orderId}>
                <th scope="row">
                  <Link to={`/orders/${change.orderId}`}>{change.number}</Link>
                  <span class="cell-more">{dayWords(change.placedAt, language, serverNow())}</span>
                </th>
                <td>{placesOf(change.before)}</td>
                <td class="strong">{placesOf(change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trial.changes.length > shown.length && (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {say('sourcing.trial.more', { count: trial.changes.length })}
        </Button>
      )}
    </section>
  )
}
