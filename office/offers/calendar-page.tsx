import type { ProblemError } from '@filrouge/client/client.ts'
import { listPriceChanges, type PriceChange } from '@filrouge/contract/pricing.ts'
import { listOffers, type OfferView } from '@filrouge/contract/promotions.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useRef } from 'preact/hooks'
import { useFilters } from '../frame/chips.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { barIn, daysOf, monthAfter, pastDays, type Span } from './months.ts'
import { toneOfState } from './offer-head.tsx'
import { OffersMenu } from './offers-menu.tsx'

const zone = 'Europe/Paris'

/** A month of offers: each a bar over its days, those that overlap one above the other; the price changes planned for it beside. */
export function CalendarPage() {
  const say = useWords()
  const language = useLanguage()
  const list = useRef<HTMLDivElement>(null)
  const { get, set } = useFilters()
  const today = civilDateIn(useNow(), zone)
  const month = /^\d{4}-\d{2}$/.test(get('month') ?? '') ? (get('month') as string) : today.slice(0, 7)
  const asked = useAsk(listOffers, {})
  const planned = useAsk(listPriceChanges, { when: 'planned', limit: 100 })
  const changes = (planned.answer?.items ?? []).filter(
    ({ from }) => civilDateIn(new Date(from), zone).slice(0, 7) === month,
  )
  const rows = (asked.answer?.items ?? []).flatMap((offer) => {
    const bar = barIn(month, spanOf(offer))
    return bar ? [{ offer, bar }] : []
  })
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15`),
  )
  useTitle(say('calendar.title'))
  useRowKeys(list)
  const go = (to: string) => set({ month: to === today.slice(0, 7) ? undefined : to })
  return (
    <div class="stack">
      <h1>{say('calendar.title')}</h1>
      <OffersMenu />
      <div class="month-head">
        <Button name={say('calendar.before')} onPress={() => go(monthAfter(month, -1))}>
          <Icon name="before" />
        </Button>
        <h2 class="month-name" aria-live="polite">
          {name}
        </h2>
        <Button name={say('calendar.after')} onPress={() => go(monthAfter(month, 1))}>
          <Icon name="after" />
        </Button>
        {month !== today.slice(0, 7) && (
          <Button kind="quiet" onPress={() => go(today.slice(0, 7))}>
            {say('calendar.today')}
          </Button>
        )}
      </div>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!asked.answer && !asked.problem && <Skeleton lines={6} />}
      <div class={changes.length > 0 ? 'two-columns' : undefined}>
        <div ref={list}>
          {asked.answer && rows.length === 0 && <p class="soft">{say('calendar.none')}</p>}
          {rows.length > 0 && (
            <table class="month">
              <caption class="only-heard">{name}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('calendar.offer')}</th>
                  <th scope="col" class="month-days">
                    <span class="only-heard">{say('calendar.days')}</span>
                    <Days month={month} today={today} />
                    <span class="month-numbers" aria-hidden="true">
                      {[1, 8, 15, 22, 29].map((day) => (
                        <span key={day}>{day <= daysOf(month) ? day : ''}</span>
                      ))}
                    </span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ offer, bar }) => (
                  <tr key={offer.id}>
                    <th scope="row">
                      <RowLink to={`/offers/${offer.id}`}>{language === 'en' ? offer.titleEn : offer.titleFr}</RowLink>
                      {offer.state !== 'running' && (
                        <Badge tone={toneOfState[offer.state]}>{say(`offers.state.${offer.state}`)}</Badge>
                      )}
                    </th>
                    <td class="month-bar">
                      <Bar month={month} bar={bar} today={today} state={offer.state} />
                      <span class="cell-more">
                        <DateWords at={offer.startsAt} as="day" /> →{' '}
                        {offer.endsAt ? <DateWords at={offer.endsAt} as="day" /> : say('calendar.open')}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
        <PlannedPrices changes={changes} problem={planned.problem} onRetry={planned.again} />
      </div>
    </div>
  )
}

const spanOf = ({ startsAt, endsAt }: OfferView): Span => ({
  from: civilDateIn(new Date(startsAt), zone),
  // What ends at midnight is over with the day before.
  to: endsAt === undefined ? undefined : civilDateIn(new Date(new Date(endsAt).getTime() - 1), zone),
})

/** The days of the month, a tick for each week. */
function Days({ month, today }: { month: string; today: string }) {
  const days = daysOf(month)
  return (
    <svg class="month-axis" viewBox={`0 0 ${days * 10} 16`} preserveAspectRatio="none" aria-hidden="true">
      {Array.from({ length: days }, (_, day) => (
        <rect
          key={day}
          class={`${month}-${String(day + 1).padStart(2, '0')}` === today ? 'month-today' : 'month-tick'}
          x={day * 10}
          y={day % 7 === 0 ? 4 : 10}
          width={1}
          height={day % 7 === 0 ? 12 : 6}
        />
      ))}
    </svg>
  )
}

/** Its days as a thread: solid where they have been, a stitch for each to come. */
function Bar(props: { month: string; bar: ReturnType<typeof barIn> & object; today: string; state: string }) {
  const { month, bar, today, state } = props
  const days = daysOf(month)
  const past = pastDays(month, today)
  const lastPast = Math.min(bar.last, past)
  const ahead = Array.from({ length: days }, (_, day) => day + 1).filter(
    (day) => day >= bar.first && day <= bar.last && day > past,
  )
  return (
    <svg class={`month-line is-${state}`} viewBox={`0 0 ${days * 10} 24`} preserveAspectRatio="none" aria-hidden="true">
      {lastPast >= bar.first && (
        <rect class="month-offer" x={(bar.first - 1) * 10} y={8} width={(lastPast - bar.first + 1) * 10} height={8} />
      )}
      {ahead.map((day) => (
        <rect key={day} class="month-offer" x={(day - 1) * 10 + 2} y={8} width={6} height={8} />
      ))}
      {today.startsWith(month) && (
        <rect class="month-today" x={(Number(today.slice(8)) - 0.5) * 10} y={0} width={1} height={24} />
      )}
    </svg>
  )
}

function PlannedPrices(props: {
  changes: readonly PriceChange[]
  problem: ProblemError | undefined
  onRetry: () => unknown
}) {
  const say = useWords()
  const { changes, problem, onRetry } = props
  if (problem) return <Problem problem={problem} onRetry={onRetry} />
  if (changes.length === 0) return <p class="soft month-prices">{say('calendar.noPrices')}</p>
  return (
    <section class="stack-small" aria-labelledby="planned-title">
      <h2 id="planned-title">{say('calendar.prices')}</h2>
      <ul class="member-list">
        {changes.map((change) => (
          <li key={change.id} class="home-row">
            <Link to={`/articles/${change.productHandle}`}>{change.title}</Link>
            <span class="strong">
              <Money amount={change.amount} />
            </span>
            <span class="cell-more">
              <DateWords at={change.from} as="day" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
