import { type FiguresToday, showFiguresToday } from '@filrouge/contract/activity.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { dayWords } from '@filrouge/ui/dates.ts'
import { useState } from 'preact/hooks'
import { useAgainWhenBack } from '../frame/connection.tsx'
import { useSession } from '../frame/session.ts'
import { useEvery } from '../frame/use-every.ts'
import { useWords } from '../say.ts'
import { changePercent } from './takings.ts'
import { TakingsLine } from './takings-line.tsx'

const refreshMs = 30_000

/** How the day goes beside the same day last week: of the whole retailer, or of the shop of who is at the desk. */
export function TodayFigures({ byChannel = false }: { byChannel?: boolean }) {
  const say = useWords()
  const language = useLanguage()
  const { locationId, locationName } = useSession()
  const [isMine, setMine] = useState(false)
  const asked = useAsk(showFiguresToday, isMine && isId('location', locationId) ? { locationId } : {})
  useAgainWhenBack(asked.again)
  useEvery(refreshMs, asked.again)
  const figures = asked.answer
  const now = useNow()
  return (
    <section class="figures-today" aria-labelledby="figures-title">
      <div class="section-title">
        <h2 id="figures-title">
          {figures ? say('home.takingsOf', { day: dayWords(figures.asOf, language, now) }) : say('home.takings')}
        </h2>
        {locationId && (
          <fieldset class="segments">
            <legend class="only-heard">{say('home.whose')}</legend>
            {[false, true].map((mine) => (
              <label key={String(mine)}>
                <input type="radio" name="whose" checked={isMine === mine} onChange={() => setMine(mine)} />
                {mine ? locationName : say('home.everywhere')}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      {!figures && (asked.problem ? <Problem problem={asked.problem} onRetry={asked.again} /> : <Skeleton lines={6} />)}
      {figures && (
        <>
          <div class="figures-head">
            <p class="figure-large display">
              <Money amount={figures.takings} />
            </p>
            <p>
              <Change now={figures.takings.minor} before={figures.lastWeek.takingsSoFar.minor} />{' '}
              <span class="soft">
                <Money amount={figures.lastWeek.takingsSoFar} /> {say('home.against')}
              </span>
              <span class="cell-more">
                {say('home.orders', { count: figures.orders })} ·{' '}
                {say('home.ordersThen', { count: figures.lastWeek.ordersSoFar })}
                {figures.cancelled > 0 && ` · ${say('home.cancelled', { count: figures.cancelled })}`}
              </span>
            </p>
          </div>
          {figures.orders + figures.lastWeek.orders > 0 ? (
            <TakingsLine figures={figures} />
          ) : (
            <p class="soft">{say('home.noTakings')}</p>
          )}
          {byChannel && <ByChannel figures={figures} />}
        </>
      )}
    </section>
  )
}

function Change({ now, before }: { now: number; before: number }) {
  const language = useLanguage()
  const change = changePercent(now, before)
  if (change === undefined) return null
  const words = new Intl.NumberFormat(localeOf[language], { style: 'percent', signDisplay: 'always' }).format(
    change / 100,
  )
  return <span class={change < 0 ? 'change is-less' : 'change is-more'}>{words}</span>
}

/** Each channel's part of the day, beside its own of last week. */
function ByChannel({ figures }: { figures: FiguresToday }) {
  const say = useWords()
  const language = useLanguage()
  if (figures.channels.length === 0) return null
  const most = Math.max(
    ...figures.channels.map((one) => Math.max(one.takings.minor, one.lastWeekTakingsSoFar.minor)),
    1,
  )
  return (
    <table class="channels-table">
      <caption class="only-heard">{say('home.byChannel')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('orders.channel')}</th>
          <td class="channels-bar" />
          <th scope="col" class="is-figure">
            {say('home.takings')}
          </th>
          <th scope="col" class="is-figure is-detail">
            {say('home.ordersTitle')}
          </th>
          <th scope="col" class="is-figure">
            {say('home.againstTitle')}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.channels.map((one) => (
          <tr key={one.channel}>
            <th scope="row">{sayCode(language, `channel.${one.channel}`)}</th>
            <td class="channels-bar">
              <svg class="bar" aria-hidden="true">
                <rect width={`${((one.takings.minor / most) * 100).toFixed(1)}%`} height="100%" rx="3" />
              </svg>
            </td>
            <td class="is-figure">
              <Money amount={one.takings} />
            </td>
            <td class="is-figure is-detail">{one.orders}</td>
            <td class="is-figure">
              <Change now={one.takings.minor} before={one.lastWeekTakingsSoFar.minor} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
