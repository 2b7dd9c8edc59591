import { type KeptGroup, type KeptView, showPromisesKept } from '@filrouge/contract/promises-kept.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { dayWords, homeTimeZone } from '@filrouge/ui/dates.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { useFilters } from '../frame/chips.tsx'
import { hasRole, useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { DelayChart } from './delay-chart.tsx'
import { LateList } from './late-list.tsx'
import { Margins } from './margins.tsx'
import { useShare } from './use-share.ts'

const periods = ['4', '12', '26'] as const

/** What narrows the page, as the address has it. */
export function useKeptFilter() {
  const filters = useFilters()
  const now = useNow()
  const weeks = periods.find((one) => one === filters.get('weeks')) ?? '12'
  const from = addDays(civilDateIn(now, homeTimeZone), -7 * Number(weeks))
  const [mode, service, locationId] = ['mode', 'service', 'place'].map((name) => filters.get(name))
  const asked = {
    from,
    ...(mode ? { mode: mode as 'home' } : {}),
    ...(service ? { service } : {}),
    ...(locationId ? { locationId: locationId as KeptView['margins'][number]['locationId'] } : {}),
  }
  return {
    asked,
    weeks,
    set: filters.set,
    isNarrow: mode !== undefined || service !== undefined || locationId !== undefined,
  }
}

/** « Promesses tenues »: what was promised against what happened, and the days that experience adds to a carrier's word. */
export function KeptPage() {
  const say = useWords()
  const { asked: filter, weeks, set, isNarrow } = useKeptFilter()
  const asked = useAsk(showPromisesKept, filter)
  useTitle(say('kept.title'))
  const canChange = hasRole(useSession(), 'manager')
  const kept = asked.answer
  return (
    <div class="stack kept">
      <p>
        <Link to="/stock" class="back-link">
          <Icon name="back" />
          {say('stock.title')}
        </Link>
      </p>
      <header class="page-head">
        <h1>{say('kept.title')}</h1>
        <fieldset class="segments">
          <legend class="only-heard">{say('kept.period')}</legend>
          {periods.map((one) => (
            <label key={one}>
              <input type="radio" name="weeks" checked={weeks === one} onChange={() => set({ weeks: one })} />
              {say('kept.weeks', { count: Number(one) })}
            </label>
          ))}
        </fieldset>
      </header>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!kept && !asked.problem && <Skeleton lines={8} />}
      {isNarrow && (
        <p>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => set({ mode: undefined, service: undefined, place: undefined })}
          >
            {say('kept.all')}
          </button>
        </p>
      )}
      {kept && kept.count === 0 && (
        <Empty title={say('kept.nothing')}>
          <p class="soft">{say('kept.nothingLead')}</p>
        </Empty>
      )}
      {kept && kept.count > 0 && (
        <div class="sections">
          <div class="kept-head">
            <Rate kept={kept} />
            <DelayChart distribution={kept.distribution} />
          </div>
          <Weeks kept={kept} />
          <div class="kept-tables">
            <Groups
              title={say('kept.byMode')}
              groups={kept.byMode}
              target={kept.target}
              onPick={(mode) => set({ mode })}
            />
            <Groups
              title={say('kept.byService')}
              groups={kept.byService}
              target={kept.target}
              onPick={(service) => set({ service })}
            />
            <Groups
              title={say('kept.byPlace')}
              groups={kept.byLocation}
              target={kept.target}
              onPick={(place) => set({ place })}
            />
          </div>
        </div>
      )}
      {kept && <Margins kept={kept} canChange={canChange} again={asked.again} />}
      {kept && kept.count > kept.kept && <LateList filter={filter} />}
    </div>
  )
}

function Rate({ kept }: { kept: KeptView }) {
  const say = useWords()
  const share = useShare()
  const isReached = kept.kept / kept.count >= kept.target
  return (
    <section aria-label={say('kept.rate')}>
      <p class={isReached ? 'figure-large display' : 'figure-large display kept-below'}>
        {share(kept.kept, kept.count)}
      </p>
      <p>{say('kept.of', { kept: kept.kept, count: kept.count })}</p>
      <p class="soft">
        {say('kept.target', { target: share(kept.target, 1) })} ·{' '}
        {say('kept.early', { early: share(kept.early, kept.count) })}
      </p>
    </section>
  )
}

/** Week by week, against what was aimed at. */
function Weeks({ kept }: { kept: KeptView }) {
  const say = useWords()
  const share = useShare()
  const language = useLanguage()
  const now = useNow()
  if (kept.byWeek.length < 2) return null
  // From four fifths on: the whole scale would make every week look alike.
  const lowest = Math.min(0.8, ...kept.byWeek.map((week) => week.kept / week.count))
  const height = (rate: number) => `${Math.max(2, ((rate - lowest) / (1 - lowest)) * 100).toFixed(1)}%`
  const aim = `${(100 - ((kept.target - lowest) / (1 - lowest)) * 100).toFixed(1)}%`
  return (
    <section class="stack-small" aria-labelledby="weeks-title">
      <h2 id="weeks-title">{say('kept.byWeek')}</h2>
      <ol class="kept-weeks">
        {kept.byWeek.map((week) => {
          const rate = week.kept / week.count
          const words = say('kept.week', {
            day: dayWords(`${week.key}T12:00:00Z`, language, now),
            share: share(week.kept, week.count),
            count: week.count,
          })
          return (
            <li key={week.key} title={words}>
              <svg class={rate >= kept.target ? 'kept-week' : 'kept-week is-below'} role="img" aria-label={words}>
                <rect
                  x="15%"
                  y={`${(100 - Number.parseFloat(height(rate))).toFixed(1)}%`}
                  width="70%"
                  height={height(rate)}
                  rx="2"
                />
                <line class="kept-aim" x1="0" x2="100%" y1={aim} y2={aim} />
              </svg>
              <span class="soft small figures" aria-hidden="true">
                {week.key.slice(8)}/{week.key.slice(5, 7)}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

// What matters most stands first; the rest is a press away.
const fewGroups = 8

function Groups(props: { title: string; groups: readonly KeptGroup[]; target: number; onPick: (key: string) => void }) {
  const say = useWords()
  const share = useShare()
  const { title, groups, target, onPick } = props
  const [isWhole, setWhole] = useState(false)
  if (groups.length === 0) return null
  const shown = isWhole ? groups : groups.slice(0, fewGroups)
  return (
    <section class="stack-small">
      <h2>{title}</h2>
      <table class="kept-table">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" class="is-figure">
              {say('kept.promises')}
            </th>
            <th scope="col" class="is-figure">
              {say('kept.kept')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => (
            <tr key={group.key}>
              <th scope="row">
                <button type="button" class="as-link" onClick={() => onPick(group.key)}>
                  {group.title}
                </button>
              </th>
              <td class="is-figure">{group.count}</td>
              <td class={group.kept / group.count >= target ? 'is-figure strong' : 'is-figure strong kept-below'}>
                {share(group.kept, group.count)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < groups.length && (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {say('kept.more', { count: groups.length - shown.length })}
        </Button>
      )}
    </section>
  )
}
