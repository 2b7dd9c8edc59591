import {
  listRepricingLines,
  type RepricingLine,
  type RepricingView,
  repricingFlags,
} from '@filrouge/contract/repricings.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { type Money as Amount, formatMoney } from '@filrouge/kernel/money.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { useEffect } from 'preact/hooks'
import { Chip, Chips, useFilters } from '../frame/chips.tsx'
import { More } from '../frame/more.tsx'
import { RowLink } from '../frame/row-link.tsx'
import { usePages } from '../frame/use-pages.ts'
import { useWords } from '../say.ts'
import { percentWords } from './amount-words.ts'

/** What becomes of each price; only those of one kind where that is asked. */
export function RepricingLines({ one }: { one: RepricingView }) {
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
