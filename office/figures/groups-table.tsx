import type { Margin } from '@filrouge/contract/figures.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import type { Amount } from '@filrouge/ui/components/money.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { Change } from './change.tsx'
import { decimalOf, shareWords, wholeMoney } from './said.ts'
import { SaveTable } from './save-table.tsx'

/** What a period is made of along one line: channels, shops or categories. */
export interface Group {
  key?: string | undefined
  title: string
  units: number
  orders?: number | undefined
  revenue: Amount
  returned: Amount
  previous: Amount
  yearBefore: Amount
  margin?: Margin | undefined
}

const fewGroups = 8

/** Groups with their bars, the most revenue first; a press on one narrows the page to it. */
export function GroupsTable(props: {
  title: string
  file: string
  groups: readonly Group[]
  beside: 'previous' | 'yearBefore'
  nowhere: string
  onPick?: ((key: string) => void) | undefined
}) {
  const say = useWords()
  const language = useLanguage()
  const { title, groups, beside, nowhere } = props
  const [isWhole, setWhole] = useState(false)
  if (groups.length === 0) return null
  const most = Math.max(1, ...groups.flatMap(({ revenue, [beside]: other }) => [revenue.minor, other.minor]))
  const total = groups.reduce((sum, { revenue }) => sum + revenue.minor, 0)
  const hasMargin = groups.some(({ margin }) => margin)
  const shown = isWhole ? groups : groups.slice(0, fewGroups)
  const id = `figures-${props.file}`
  return (
    <section class="stack-small" aria-labelledby={id}>
      <div class="section-title">
        <h2 id={id}>{title}</h2>
        <SaveTable
          name={props.file}
          title={title}
          head={[
            title,
            say('figures.revenue'),
            say('figures.returned'),
            say('figures.units'),
            say('figures.previousTitle'),
            say('figures.yearBeforeTitle'),
            say('figures.margin'),
          ]}
          rows={groups.map((group) => [
            group.title || nowhere,
            ...[group.revenue, group.returned].map(decimalOf),
            group.units,
            ...[group.previous, group.yearBefore].map(decimalOf),
            group.margin ? decimalOf(group.margin.margin) : '',
          ])}
        />
      </div>
      <table class="groups-table">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" class="is-figure">
              {say('figures.revenue')}
            </th>
            <th scope="col" class="is-figure is-detail">
              {say('figures.share')}
            </th>
            {hasMargin && (
              <th scope="col" class="is-figure is-detail">
                {say('figures.margin')}
              </th>
            )}
            <th scope="col" class="is-figure">
              {say(beside === 'previous' ? 'figures.previousTitle' : 'figures.yearBeforeTitle')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => (
            <tr key={group.key ?? ''}>
              <th scope="row">
                {group.key !== undefined && props.onPick ? (
                  <button type="button" class="as-link" onClick={() => props.onPick?.(group.key!)}>
                    {group.title}
                  </button>
                ) : (
                  group.title || nowhere
                )}
                <GroupBar now={group.revenue.minor} before={group[beside].minor} most={most} />
              </th>
              <td class="is-figure strong">{wholeMoney(group.revenue, language)}</td>
              <td class="is-figure is-detail">
                {total > 0 && group.revenue.minor >= 0 ? shareWords(group.revenue.minor / total, language) : ''}
              </td>
              {hasMargin && (
                <td class="is-figure is-detail">{group.margin ? shareWords(group.margin.rate, language) : '–'}</td>
              )}
              <td class="is-figure">
                <Change now={group.revenue.minor} before={group[beside].minor} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < groups.length && (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {say('figures.more', { count: groups.length - shown.length })}
        </Button>
      )}
    </section>
  )
}

/** As long as its revenue, with a stroke where it was before. */
function GroupBar({ now, before, most }: { now: number; before: number; most: number }) {
  const across = (minor: number) => `${((Math.max(0, minor) / most) * 100).toFixed(1)}%`
  return (
    <svg class="bar group-bar" aria-hidden="true">
      <rect width={across(now)} height="100%" rx="3" />
      {before > 0 && <line x1={across(before)} x2={across(before)} y1="0" y2="100%" />}
    </svg>
  )
}
