import { listCategories } from '@filrouge/contract/catalogue.ts'
import { listLocations } from '@filrouge/contract/locations.ts'
import { listStockLevels } from '@filrouge/contract/stock.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useRef } from 'preact/hooks'
import { categoryOptions } from '../articles/category-options.ts'
import { Chip, Chips, SearchChip, useFilters } from '../frame/chips.tsx'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { hasRole, useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { usePages } from '../frame/use-pages.ts'
import { useWords } from '../say.ts'
import { HeatKey, HeatTable } from './heat-table.tsx'
import { PlaceTable } from './place-table.tsx'

const names = ['query', 'category', 'place', 'sort'] as const

/** All articles at all places as one table, or all that one place has. */
export function StockPage() {
  const say = useWords()
  const list = useRef<HTMLDivElement>(null)
  const filters = useFilters()
  const session = useSession()
  const [query, category, place, sort] = names.map(filters.get)
  const pages = usePages(listStockLevels, {
    limit: 25,
    ...(query ? { query } : {}),
    ...(category ? { category } : {}),
    ...(place ? { locationId: place } : {}),
    ...(sort === 'scarce' ? { sort } : {}),
  })
  useTitle(say('stock.title'))
  useRowKeys(list, pages.more)
  const rows = pages.items
  const clear = () => filters.set({ query: undefined, category: undefined, place: undefined, sort: undefined })
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say('stock.title')}</h1>
        <nav class="row" aria-label={say('stock.title')}>
          <Link to="/stock/keeping">{say('keeping.title')}</Link>
          <Link to="/stock/slots">{say('slots.title')}</Link>
          <Link to="/stock/sourcing">{say('sourcing.title')}</Link>
          {hasRole(session, 'manager', 'adviser', 'marketer', 'merchandiser') && (
            <Link to="/stock/promises">{say('kept.title')}</Link>
          )}
          <Link to={place ? `/stock/movements?place=${encodeURIComponent(place)}` : '/stock/movements'}>
            {say('ledger.title')}
          </Link>
        </nav>
      </div>
      <StockChips filters={filters} />
      <Problem problem={pages.problem} onRetry={pages.again} />
      {!rows && !pages.problem && <Skeleton lines={6} />}
      {rows?.length === 0 && (
        <Empty title={say('stock.noneFound')}>
          <Button onPress={clear}>{say('list.all')}</Button>
        </Empty>
      )}
      {rows && rows.length > 0 && pages.first && (
        <div ref={list} class="stack-small">
          {place ? (
            <PlaceTable rows={rows} place={pages.first.locations[0]} />
          ) : (
            <>
              <HeatKey />
              <HeatTable rows={rows} locations={pages.first.locations} />
            </>
          )}
          <More more={pages.more} isBusy={pages.isBusy} shown={say('stock.shown', { count: rows.length })} />
        </div>
      )}
    </div>
  )
}

function StockChips({ filters: { get, set } }: { filters: ReturnType<typeof useFilters> }) {
  const say = useWords()
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const places = useAsk(listLocations, { limit: 100 }).answer?.items ?? []
  return (
    <Chips name={say('stock.filter')}>
      <SearchChip
        name={say('stock.find')}
        placeholder={say('stock.findPlaceholder')}
        value={get('query')}
        onValue={(query) => set({ query })}
      />
      <Chip
        name={say('articles.category')}
        any={say('list.anyFeminine', { name: say('articles.category') })}
        value={get('category')}
        options={categoryOptions(categories)}
        onValue={(category) => set({ category })}
      />
      <Chip
        name={say('stock.location')}
        any={say('list.any', { name: say('stock.location') })}
        value={get('place')}
        options={places.filter(({ kind }) => kind !== 'supplier').map(({ code, name }) => [code, name])}
        onValue={(place) => set({ place })}
      />
      <Chip
        name={say('stock.sort')}
        any={say('stock.sort.catalogue')}
        value={get('query') ? undefined : get('sort')}
        options={[['scarce', say('stock.sort.scarce')]]}
        onValue={(sort) => set({ sort, ...(sort ? { query: undefined } : {}) })}
      />
    </Chips>
  )
}
