import { listCategories } from '@filrouge/contract/catalogue.ts'
import { type Grain, grains, showArticleSales, showSales } from '@filrouge/contract/figures.ts'
import { listLocations } from '@filrouge/contract/locations.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { type Channel, channels } from '@filrouge/contract/sessions.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { type Asked, useAsk } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { homeTimeZone } from '@filrouge/ui/dates.ts'
import { useRef } from 'preact/hooks'
import { categoryOptions } from '../articles/category-options.ts'
import { Chip, Chips, DayChip, useFilters } from '../frame/chips.tsx'
import { useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { BestArticles } from './best-articles.tsx'
import { HeadFigures } from './figure-list.tsx'
import { GroupsTable } from './groups-table.tsx'
import { askedPeriod, periods } from './period.ts'
import { PointsTable } from './points-table.tsx'
import { type Beside, RevenuePlot } from './revenue-plot.tsx'

const besides: readonly Beside[] = ['previous', 'yearBefore']

/** « Chiffres »: what was sold, where, through which channel, of what, and what it left, beside another period. */
export function FiguresPage() {
  const say = useWords()
  const filters = useFilters()
  const { get, set } = filters
  useTitle(say('figures.title'))
  const today = civilDateIn(useNow(), homeTimeZone)
  const first = useRef<string | undefined>(undefined)
  const period = askedPeriod(get, today, first.current)
  const place = get('place')
  const filter = {
    ...{ from: period.from, to: period.to },
    ...only(
      'channel',
      channels.find((one) => one === get('channel')),
    ),
    ...only('locationId', isId('location', place) ? place : undefined),
    ...only('category', get('category')),
    ...only('currency', /^[A-Z]{3}$/.test(get('currency') ?? '') ? get('currency') : undefined),
  }
  const by = grains.find((one) => one === get('by'))
  const sales = useKept(useAsk(showSales, { ...filter, ...only('by', by) }))
  const articles = useKept(useAsk(showArticleSales, filter))
  first.current = sales.answer?.first ?? first.current
  const beside = besides.find((one) => one === get('beside')) ?? 'previous'
  const view = sales.answer
  const isEmpty = view && view.period.figures.units === 0 && view.period.figures.returns === 0
  return (
    <div class="stack figures-page">
      <header class="page-head">
        <h1>{say('figures.title')}</h1>
        <Segments
          name={say('figures.beside')}
          options={besides.map((one) => [one, say(`figures.${one}Title`)])}
          value={beside}
          onValue={(one) => set({ beside: one === 'previous' ? undefined : one })}
        />
      </header>
      <FigureChips filters={filters} period={period} sales={view} />
      <Problem problem={sales.problem} onRetry={sales.again} />
      {!view && !sales.problem && <Skeleton lines={10} />}
      {view && (
        <div class="sections" aria-busy={sales.isBusy}>
          <HeadFigures sales={view} articles={articles.answer} beside={beside} />
          {isEmpty ? (
            <Empty title={say('figures.nothing')}>
              <p class="soft">{say('figures.nothingLead')}</p>
            </Empty>
          ) : (
            <>
              <section class="stack-small" aria-labelledby="figures-over-time">
                <div class="section-title">
                  <h2 id="figures-over-time">{say('figures.overTime')}</h2>
                  <Segments
                    name={say('figures.cut')}
                    options={grains.map((one): [Grain, string] => [one, say(`figures.by.${one}`)])}
                    value={view.by}
                    onValue={(one) => set({ by: one })}
                  />
                </div>
                <RevenuePlot sales={view} beside={beside} today={today} />
                <PointsTable sales={view} beside={beside} />
              </section>
              <div class="figures-groups">
                <GroupsTable
                  title={say('figures.byChannel')}
                  file="channels"
                  groups={view.channels}
                  beside={beside}
                  nowhere=""
                  onPick={(channel) => set({ channel })}
                />
                <GroupsTable
                  title={say('figures.byPlace')}
                  file="shops"
                  groups={view.locations}
                  beside={beside}
                  nowhere={say('figures.noPlace')}
                  onPick={(place) => set({ place })}
                />
              </div>
            </>
          )}
          {!isEmpty && <Problem problem={articles.problem} onRetry={articles.again} />}
          {!isEmpty && !articles.answer && !articles.problem && <Skeleton lines={8} />}
          {!isEmpty && articles.answer && (
            <div class="figures-groups" aria-busy={articles.isBusy}>
              <GroupsTable
                title={say('figures.byCategory')}
                file="categories"
                groups={articles.answer.categories.map((one) => ({ ...one, key: one.code }))}
                beside={beside}
                nowhere={say('figures.noCategory')}
                onPick={(category) => set({ category })}
              />
              <BestArticles articles={articles.answer} />
            </div>
          )}
        </div>
      )}
    </div>
  )
}

const only = <K extends string, T>(name: K, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [key in K]?: T }

/** While another question is under way the last answer stays, so that nothing jumps. */
function useKept<T>(asked: Asked<T>): Asked<T> {
  const last = useRef<T | undefined>(undefined)
  if (asked.answer) last.current = asked.answer
  return { ...asked, answer: asked.answer ?? (asked.problem ? undefined : last.current) }
}

function Segments<T extends string>(props: {
  name: string
  options: readonly (readonly [value: T, words: string])[]
  value: T
  onValue: (value: T) => void
}) {
  return (
    <fieldset class="segments">
      <legend class="only-heard">{props.name}</legend>
      {props.options.map(([value, words]) => (
        <label key={value}>
          <input type="radio" name={props.name} checked={props.value === value} onChange={() => props.onValue(value)} />
          {words}
        </label>
      ))}
    </fieldset>
  )
}

function FigureChips(props: {
  filters: ReturnType<typeof useFilters>
  period: ReturnType<typeof askedPeriod>
  sales: { currencies: string[]; currency: string; onlyLocationId?: string | undefined } | undefined
}) {
  const say = useWords()
  const language = useLanguage()
  const { get, set } = props.filters
  const { name, from, to } = props.period
  const session = useSession()
  const isOneShop = props.sales?.onlyLocationId !== undefined
  const shops = useAsk(listLocations, isOneShop ? null : { kind: 'shop', limit: 100 }).answer?.items ?? []
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  return (
    <Chips name={say('figures.filter')}>
      <span class="chip is-chosen">
        <select
          aria-label={say('figures.period')}
          value={name}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            set(
              chosen === 'custom'
                ? { period: undefined, from, to }
                : { period: chosen === 'fourWeeks' ? undefined : chosen, from: undefined, to: undefined },
            )
          }}
        >
          {[...periods, 'custom' as const].map((one) => (
            <option key={one} value={one}>
              {say(`figures.period.${one}`)}
            </option>
          ))}
        </select>
      </span>
      {name === 'custom' && (
        <>
          <DayChip name={say('figures.from')} value={from} onValue={(day) => set({ from: day ?? from, to })} />
          <DayChip name={say('figures.to')} value={to} onValue={(day) => set({ from, to: day ?? to })} />
        </>
      )}
      <Chip
        name={say('orders.channel')}
        any={say('list.any', { name: say('orders.channel') })}
        value={get('channel')}
        options={channels.map((one: Channel) => [one, sayCode(language, `channel.${one}`)])}
        onValue={(channel) => set({ channel })}
      />
      {isOneShop ? (
        <span class="soft small">{session.locationName}</span>
      ) : (
        <Chip
          name={say('figures.shop')}
          any={say('list.any', { name: say('figures.shop') })}
          value={get('place')}
          options={shops.map((shop) => [shop.id, shop.name])}
          onValue={(place) => set({ place })}
        />
      )}
      <Chip
        name={say('figures.category')}
        any={say('list.any', { name: say('figures.category') })}
        value={get('category')}
        options={categoryOptions(categories)}
        onValue={(category) => set({ category })}
      />
      {props.sales && props.sales.currencies.length > 1 && (
        <span class="chip">
          <select
            aria-label={say('figures.currency')}
            value={props.sales.currency}
            onChange={(event) => set({ currency: event.currentTarget.value })}
          >
            {props.sales.currencies.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </span>
      )}
    </Chips>
  )
}
