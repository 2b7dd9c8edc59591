import { listCategories, type ProductCard, searchProducts, shownPrice } from '@filrouge/contract/catalogue.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useRef } from 'preact/hooks'
import { Chip, Chips, SearchChip, useFilters } from '../frame/chips.tsx'
import { More } from '../frame/more.tsx'
import { useRowKeys } from '../frame/row-keys.ts'
import { RowLink } from '../frame/row-link.tsx'
import { hasRole, useSession } from '../frame/session.ts'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { useTitle } from '../frame/title.ts'
import { usePages } from '../frame/use-pages.ts'
import { useWords } from '../say.ts'
import { categoryOptions } from './category-options.ts'

const names = ['query', 'category', 'brand', 'sort'] as const
const sorts = ['price_up', 'price_down', 'newest'] as const

/** Everything the retailer offers, with what it costs now. */
export function ArticlesPage() {
  const say = useWords()
  const maySteer = hasRole(useSession(), 'merchandiser')
  const list = useRef<HTMLDivElement>(null)
  const filters = useFilters()
  const { get, set } = filters
  const [query, category, brand, sort] = names.map(get)
  const pages = usePages(searchProducts, {
    limit: 30,
    ...(query ? { query } : {}),
    ...(category ? { category } : {}),
    ...(brand ? { facet: `brand:${brand}` } : {}),
    ...(sorts.includes(sort as never) ? { sort: sort as (typeof sorts)[number] } : {}),
  })
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const brands = pages.first?.facets.find(({ key }) => key === 'brand')?.values ?? []
  useTitle(say('articles.title'))
  useRowKeys(list, pages.more)
  const products = pages.items
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say('articles.title')}</h1>
        <span class="row">
          {maySteer && (
            <Link to={`/articles/search${query ? `?query=${encodeURIComponent(query)}` : ''}`}>
              {say('searching.title')}
            </Link>
          )}
          <Link to="/articles/prices">{say('prices.title')}</Link>
        </span>
      </div>
      <Chips name={say('articles.filter')}>
        <SearchChip
          name={say('articles.find')}
          placeholder={say('stock.findPlaceholder')}
          value={query}
          onValue={(next) => set({ query: next })}
        />
        <Chip
          name={say('articles.category')}
          any={say('list.anyFeminine', { name: say('articles.category') })}
          value={category}
          options={categoryOptions(categories)}
          onValue={(next) => set({ category: next, brand: undefined })}
        />
        <Chip
          name={say('articles.brand')}
          any={say('list.anyFeminine', { name: say('articles.brand') })}
          value={brand}
          options={brands.map(({ value, title, count }) => [value, `${title} (${count})`])}
          onValue={(next) => set({ brand: next })}
        />
        <Chip
          name={say('stock.sort')}
          any={say('stock.sort.catalogue')}
          value={sort}
          options={sorts.map((one) => [one, say(`articles.sort.${one}`)])}
          onValue={(next) => set({ sort: next })}
        />
      </Chips>
      <Problem problem={pages.problem} onRetry={pages.again} />
      {!products && !pages.problem && <Skeleton lines={6} />}
      {pages.first?.corrected && <p class="soft">{say('sell.corrected', { text: pages.first.corrected })}</p>}
      {products?.length === 0 && (
        <Empty title={say('stock.noneFound')}>
          <Button onPress={() => set(Object.fromEntries(names.map((name) => [name, undefined])))}>
            {say('list.all')}
          </Button>
        </Empty>
      )}
      {products && products.length > 0 && (
        <div ref={list}>
          <ArticlesTable products={products} />
          <More
            more={pages.more}
            isBusy={pages.isBusy}
            shown={say('articles.shown', { count: products.length, total: pages.first?.total ?? 0 })}
          />
        </div>
      )}
    </div>
  )
}

function ArticlesTable({ products }: { products: readonly ProductCard[] }) {
  const say = useWords()
  return (
    <table class="articles-table">
      <caption class="only-heard">{say('articles.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('stock.article')}</th>
          <th scope="col" class="is-detail">
            {say('articles.category')}
          </th>
          <th scope="col" class="is-detail">
            {say('articles.variants')}
          </th>
          <th scope="col" class="is-figure">
            {say('articles.price')}
          </th>
        </tr>
      </thead>
      <tbody>
        {products.map((product) => (
          <tr key={product.id}>
            <th scope="row">
              <span class="heat-what">
                <Thumbnail image={product.image} />
                <span>
                  <RowLink to={`/articles/${encodeURIComponent(product.handle)}`}>{product.title}</RowLink>
                  <span class="cell-more">{product.brand}</span>
                </span>
              </span>
            </th>
            <td class="is-detail">{product.category.title}</td>
            <td class="is-detail">
              {product.variants.length > 1
                ? say('articles.variantCount', { count: product.variants.length })
                : product.variants[0]?.sku}
            </td>
            <td class="is-figure">
              {product.price ? (
                <>
                  {isSpread(product) && <span class="soft small">{say('articles.from')} </span>}
                  <Money amount={product.offered?.price ?? product.price} />
                </>
              ) : (
                <span class="soft">{say('articles.noPrice')}</span>
              )}
              {shownPrice(product).priorPrice && (
                <span class="cell-more">
                  <Money amount={shownPrice(product).priorPrice!} kind="prior" />
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isSpread = ({ variants }: ProductCard) => new Set(variants.map(({ price }) => price?.minor)).size > 1
