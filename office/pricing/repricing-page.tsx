import {
  applyRepricing,
  dropRepricing,
  type RepricingView,
  showRepricing,
  undoRepricing,
} from '@filrouge/contract/repricings.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { formatMoney } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Progress } from '@filrouge/ui/components/progress.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useCallback } from 'preact/hooks'
import { PageProblem } from '../frame/page-problem.tsx'
import { useTitle } from '../frame/title.ts'
import { useEvery } from '../frame/use-every.ts'
import { useWords } from '../say.ts'
import { signedMoney } from './amount-words.ts'
import { RepricingLines } from './repricing-lines.tsx'
import { toneOfRepricing } from './repricings-page.tsx'

const running = new Set<RepricingView['status']>(['computing', 'applying', 'undoing'])

/** A change of many prices: what it would do, its progress, what came of it, and the way back. */
export function RepricingPage({ id }: { id: string }) {
  const say = useWords()
  const asked = useAsk(showRepricing, { id: id as Id<'repricing'> })
  const one = asked.answer
  const isRunning = one !== undefined && running.has(one.status)
  const look = useCallback(() => {
    if (isRunning) asked.again()
  }, [isRunning, asked.again])
  useEvery(1000, look)
  useTitle(one?.title)
  return (
    <div class="stack">
      <p>
        <Link to="/articles/prices/many" class="back-link">
          <Icon name="back" />
          {say('many.title')}
        </Link>
      </p>
      {!one && asked.problem && <PageProblem problem={asked.problem} onRetry={asked.again} />}
      {!one && !asked.problem && <Skeleton lines={8} />}
      {one && <Shown one={one} onChanged={asked.again} />}
    </div>
  )
}

function Shown({ one, onChanged }: { one: RepricingView; onChanged: () => void }) {
  const say = useWords()
  const isRunning = running.has(one.status)
  return (
    <>
      <header class="stack-small">
        <div class="page-head">
          <h1>{one.title}</h1>
          <Badge tone={toneOfRepricing[one.status]}>{say(`many.status.${one.status}`)}</Badge>
        </div>
        <WhatItIs one={one} />
      </header>
      {isRunning && (
        <section class="stack-small" aria-live="polite">
          <Progress
            words={say(`many.progress.${one.status as 'computing'}`, { done: one.done, total: one.total })}
            done={one.done}
            of={Math.max(1, one.total)}
          />
          <p class="soft small">{say('many.goesOn')}</p>
        </section>
      )}
      {one.status !== 'computing' && <Figures one={one} />}
      <Notices one={one} />
      <Actions one={one} onChanged={onChanged} />
      {one.status !== 'computing' && <RepricingLines one={one} />}
    </>
  )
}

function WhatItIs({ one }: { one: RepricingView }) {
  const say = useWords()
  const language = useLanguage()
  const { step } = one.change
  const signed = new Intl.NumberFormat(localeOf[language], { signDisplay: 'exceptZero', maximumFractionDigits: 2 })
  const how =
    step.kind === 'percent'
      ? `${signed.format(step.percent).replace('-', '−')}\u202f%`
      : step.kind === 'amount'
        ? signedMoney({ minor: step.amountMinor, currency: 'EUR' }, language)
        : `= ${formatMoney({ minor: step.amountMinor, currency: 'EUR' }, language)}`
  return (
    <p class="soft">
      {[how, say(`prices.kind.${one.kind}`), one.list === 'all' ? undefined : one.listTitle, one.operation]
        .filter(Boolean)
        .join(' · ')}
      {one.startsAt && (
        <>
          {' · '}
          <DateWords at={one.startsAt} as="moment" />
          {one.endsAt && (
            <>
              {' → '}
              <DateWords at={one.endsAt} as="moment" />
            </>
          )}
        </>
      )}
      {one.setBy && ` · ${one.setBy}`}
    </p>
  )
}

function Figures({ one }: { one: RepricingView }) {
  const say = useWords()
  const language = useLanguage()
  const { counts, marginPercent } = one
  const number = (value: number) => value.toLocaleString(localeOf[language])
  const figures = [
    [say('many.articles'), number(counts.articles), ''],
    [say('many.cheaper'), number(counts.flags.cheaper ?? 0), ''],
    [say('many.dearer'), number(counts.flags.dearer ?? 0), ''],
    ...(marginPercent ? [[say('many.marginNow'), say('many.marginWords', marginPercent), say('many.marginLead')]] : []),
  ] as const
  return (
    <dl class="many-figures">
      {figures.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {more && <span class="cell-more">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Notices({ one }: { one: RepricingView }) {
  const say = useWords()
  const { counts } = one
  const loss = counts.flags.below_cost ?? 0
  return (
    <>
      {loss > 0 && (
        <p class="notice">
          <span>
            {say('many.loss', { count: loss })} {say(`many.loss.${one.belowCost}`)}
          </span>
        </p>
      )}
      {counts.changedSince > 0 && <p class="notice">{say('many.changedSince', { count: counts.changedSince })}</p>}
      {counts.kept > 0 && <p class="notice">{say('many.kept', { count: counts.kept })}</p>}
    </>
  )
}

function Actions({ one, onChanged }: { one: RepricingView; onChanged: () => void }) {
  const say = useWords()
  const api = useApi()
  const act = (endpoint: typeof applyRepricing | typeof dropRepricing | typeof undoRepricing) => async () => {
    await api(endpoint, { id: one.id })
    onChanged()
  }
  const apply = usePress(act(applyRepricing))
  const drop = usePress(act(dropRepricing))
  const undo = usePress(act(undoRepricing))
  const { counts } = one
  const count = counts.articles - counts.leftOut - counts.same
  if (!one.can.apply && !one.can.drop && !one.can.undo) return null
  return (
    <div class="stack-small">
      <Problem problem={apply.problem ?? drop.problem ?? undo.problem} />
      {one.can.apply && count === 0 && <p class="strong">{say('many.nothing')}</p>}
      <p class="row">
        {one.can.apply && count > 0 && (
          <Button kind="primary" onPress={apply.press} isBusy={apply.isBusy}>
            {say(one.startsAt ? 'many.plan' : 'many.apply', { count })}
          </Button>
        )}
        {one.can.drop && (
          <Button onPress={drop.press} isBusy={drop.isBusy}>
            {say('many.drop')}
          </Button>
        )}
        {one.can.undo && (
          <Button onPress={undo.press} isBusy={undo.isBusy}>
            {say('many.undo')}
          </Button>
        )}
      </p>
      {one.can.undo && <p class="soft small">{say('many.undoLead')}</p>}
    </div>
  )
}
