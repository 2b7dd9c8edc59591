import {
  applyRepricing,
  dropRepricing,
  listRepricingLines,
  type RepricingLine,
  type RepricingView,
  repricingFlags,
  showRepricing,
  undoRepricing,
} from '@filrouge/contract/repricings.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { type Money as Amount, formatMoney } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Progress } from '@filrouge/ui/components/progress.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useCallback, useEffect } from 'preact/hooks'
import { Chip, Chips, useFilters } from '../frame/chips.tsx'
import { More } from '../frame/more.tsx'
import { PageProblem } from '../frame/page-problem.tsx'
import { RowLink } from '../frame/row-link.tsx'
import { useTitle } from '../frame/title.ts'
import { useEvery } from '../frame/use-every.ts'
import { usePages } from '../frame/use-pages.ts'
import { useWords } from '../say.ts'
import { percentWords, signedMoney } from './amount-words.ts'
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
      {one.status !== 'computing' && <Lines one={one} />}
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

function Lines({ one }: { one: RepricingView }) {
  const say = useWords()
  const language = useLanguage()
  const { get, set } = useFilters()
  const flag = repricingFlags.find((name) => name === get('flag'))
  const pages = usePages(listRepricingLines, { id: one.id, limit: 50, ...(flag ? { flag } : {}) })
  useEffect(pages.again, [one.status])
  const options = repricingFlags.filter((name) => (one.counts.flags[name] ?? 0) > 0)
  const number = (value: number) => value.toLocaleString(localeOf[language])
  return (
    <section class="stack-small" aria-label={say('many.articles')}>
      <Chips name={say('many.show')}>
        <Chip
          name={say('many.show')}
          any={say('many.all')}
          value={flag}
          options={options.map((name) => [name, `${say(`many.flag.${name}`)} (${number(one.counts.flags[name]!)})`])}
          onValue={(next) => set({ flag: next })}
        />
      </Chips>
      <Problem problem={pages.problem} onRetry={pages.again} />
      {!pages.items && !pages.problem && <Skeleton lines={8} />}
      {pages.items?.length === 0 && <p class="soft">{say('many.noLines')}</p>}
      {pages.items && pages.items.length > 0 && (
        <table class="repricing-lines">
          <caption class="only-heard">{say('many.articles')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('stock.article')}</th>
              <th scope="col" class="is-figure is-detail">
                {say('many.before')}
              </th>
              <th scope="col" class="is-figure">
                {say('many.after')}
              </th>
              <th scope="col" class="is-figure">
                {say('many.marginColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {pages.items.map((line) => (
              <Line key={line.sku} line={line} />
            ))}
          </tbody>
        </table>
      )}
      <More more={pages.more} isBusy={pages.isBusy} shown="" />
    </section>
  )
}

function Line({ line }: { line: RepricingLine }) {
  const say = useWords()
  const language = useLanguage()
  const { priorPrice, reductionPercent } = line
  const isLoss = line.flags.includes('below_cost')
  const isThin = line.flags.includes('below_margin')
  const standing = line.status === 'waiting' ? undefined : say(`many.line.${line.status}`)
  return (
    <tr class={line.status === 'left_out' ? 'is-over' : ''}>
      <th scope="row">
        <RowLink to={`/articles/${line.productHandle}?sku=${encodeURIComponent(line.sku)}`}>{line.title}</RowLink>
        <span class="cell-more">{[line.sku, standing].filter(Boolean).join(' · ')}</span>
      </th>
      <td class="is-figure is-detail soft">
        <Money amount={line.before} />
      </td>
      <td class="is-figure strong">
        <Money amount={line.after} />
        {priorPrice && reductionPercent !== undefined && (
          <span class="cell-more">
            {say('many.struck', { amount: formatMoney(priorPrice as Amount, language), percent: reductionPercent })}
          </span>
        )}
      </td>
      <td class="is-figure">
        {line.marginPercent === undefined ? (
          <span class="soft" title={say('prices.costUnknown')}>
            —
          </span>
        ) : isLoss || isThin ? (
          <Badge tone={isLoss ? 'bad' : 'warn'}>{percentWords(line.marginPercent)}</Badge>
        ) : (
          percentWords(line.marginPercent)
        )}
        {(isLoss || isThin) && (
          <span class="only-heard">{say(isLoss ? 'many.flag.below_cost' : 'many.flag.below_margin')}</span>
        )}
      </td>
    </tr>
  )
}
