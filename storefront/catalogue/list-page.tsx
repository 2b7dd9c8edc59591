import { listBestSellers, listCategories, type ProductCard, searchProducts } from '@filrouge/contract/catalogue.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { currentCart } from '../carts/current-cart.ts'
import { goTo, link, type PageAnswer, type PageRequest, show, withQuery } from '../page.ts'
import { placeOf } from '../promises/places.ts'
import { type TilePromises, tilePromises } from '../promises/tile-promises.ts'
import { Breadcrumb, breadcrumbFact, type Crumb } from '../shell/breadcrumb.tsx'
import { notThere } from '../shell/fault-pages.tsx'
import { Notice } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { FacetSheet, ListTools, type Sort, sorts, without } from './facets.tsx'
import { ProductTiles } from './product-tile.tsx'
import { categoriesNamed } from './suggestions.tsx'

type Found = Output<typeof searchProducts>
type Category = Output<typeof listCategories>['items'][number]

/** What is searched for, found by typos and synonyms, in a category or in all, narrowed by facets. */
export async function searchPage(request: PageRequest): Promise<PageAnswer> {
  const query = request.query.get('q')?.trim().slice(0, 200) ?? ''
  const category = request.query.get('category')?.slice(0, 80) || undefined
  if (category === undefined) return list(request, { query })
  return query === '' ? goTo(request, `/c/${encodeURIComponent(category)}`) : list(request, { query, category })
}

/** The articles of a category. */
export async function categoryPage(request: PageRequest): Promise<PageAnswer> {
  return list(request, { category: request.params.code ?? '' })
}

interface Listed {
  request: PageRequest
  query: string | undefined
  category: Category | undefined
  categories: readonly Category[]
  found: Found
  sort: Sort
  /** What sells, for whoever found nothing. */
  instead: readonly ProductCard[]
  promises: TilePromises | undefined
}

async function list(request: PageRequest, asked: { query?: string; category?: string }): Promise<PageAnswer> {
  const sort = sorts.find((one) => one === request.query.get('sort')) ?? 'relevance'
  const facet = request.query.getAll('facet').slice(0, 30)
  const cursor = request.query.get('cursor') ?? undefined
  const here = placeOf(request, null)
  const [found, categories, cart] = await Promise.all([
    request.api(searchProducts, {
      ...here,
      query: asked.query || undefined,
      category: asked.category,
      facet,
      sort,
      cursor,
      limit: 24,
      literal: request.query.get('literal') === '1' ? 'true' : 'false',
    }),
    request.api(listCategories, {}),
    currentCart(request),
  ])
  const category = categories.items.find((one) => one.code === asked.category)
  if (asked.category !== undefined && !category)
    return asked.query ? goTo(request, withQuery('/search', { q: asked.query })) : notThere(request)
  const place = placeOf(request, cart)
  const promises = await tilePromises(request, found.items, place)
  const instead = found.total === 0 ? (await request.api(listBestSellers, { limit: 6 })).items : []
  const listed = { request, query: asked.query, category, categories: categories.items, found, sort, instead, promises }
  const isWhole = category !== undefined && !asked.query
  const title = isWhole ? category.title : asked.query || say(request.language, 'list.everything')
  const crumbs = crumbsOf(category, categories.items)
  const isNarrowed = facet.length > 0 || cursor !== undefined || sort !== 'relevance'
  return show(
    <Shell
      request={request}
      title={title}
      description={
        isWhole
          ? say(request.language, 'list.description', { category: category.title, count: found.total })
          : undefined
      }
      cart={cart}
      look="list"
      searched={asked.query}
      isPrivate={!isWhole || isNarrowed}
      picture={found.items[0]?.pictureLarge}
      facts={isWhole ? [breadcrumbFact(request, crumbs)] : []}
    >
      <Breadcrumb request={request} crumbs={isWhole ? crumbs.slice(0, -1) : crumbs} />
      <h1 data-touch={asked.query && request.hasSession ? 'search' : undefined}>
        {isWhole ? category.title : headingOf(request, asked.query ?? '', category)}
      </h1>
      {category && asked.query && (
        <p>
          <a class="plain-link" href={link(request.language, withQuery('/search', { q: asked.query }))}>
            {say(request.language, 'list.everywhere', { query: asked.query })}
          </a>
        </p>
      )}
      <Corrected {...listed} />
      <Narrower {...listed} />
      {found.items.length === 0 && facet.length === 0 ? <NothingFound {...listed} /> : <Results {...listed} />}
    </Shell>,
  )
}

/** From the department down to this category. */
function crumbsOf(category: Category | undefined, categories: readonly Category[]): Crumb[] {
  const crumbs: Crumb[] = []
  for (let one = category; one; one = categories.find(({ code }) => code === one?.parent))
    crumbs.unshift({ path: `/c/${one.code}`, title: one.title })
  return crumbs
}

function headingOf({ language }: PageRequest, query: string, category: Category | undefined): string {
  if (query === '') return say(language, 'list.everything')
  return category
    ? say(language, 'list.headingIn', { query, category: category.title })
    : say(language, 'list.heading', { query })
}

function Results({ request, found, sort, query, category, promises }: Listed) {
  const { language } = request
  const exact = found.items.slice(0, found.items.length - found.nearCount)
  const near = found.items.slice(exact.length)
  return (
    <div class="with-facets">
      <FacetSheet
        request={request}
        facets={found.facets}
        total={found.total}
        query={query}
        category={query ? category?.code : undefined}
      />
      <div id="results" class="results">
        <ListTools request={request} facets={found.facets} total={found.total} sort={sort} />
        {found.total === 0 ? (
          <Notice tone="plain" title={say(language, 'list.nothing')}>
            <p>
              <a href={without(request)}>{say(language, 'list.withoutFilters')}</a>
            </p>
          </Notice>
        ) : (
          <ProductTiles id="tiles" request={request} products={exact} promises={promises} />
        )}
        {found.nextCursor && (
          <p class="more">
            <a class="button button-quiet" rel="next" href={nextAddress(request, found.nextCursor)} data-more="tiles">
              {say(language, 'list.more')}
            </a>
          </p>
        )}
        {near.length > 0 && (
          <section class="near-results" aria-labelledby="near-title">
            <h2 id="near-title" class="section-title">
              {say(language, 'list.near')}
            </h2>
            <ProductTiles request={request} products={near} promises={promises} />
          </section>
        )}
      </div>
    </div>
  )
}

function nextAddress(request: PageRequest, cursor: string): string {
  const query = new URLSearchParams(request.query)
  query.set('cursor', cursor)
  return link(request.language, `${request.path}?${query}`)
}

/** What was changed in what she asked, told plainly; her own words are one tap away. */
function Corrected({ request, found, query = '', category }: Listed) {
  const { language } = request
  if (found.corrected && found.corrected !== query) {
    const literally = link(language, withQuery('/search', { q: query, category: category?.code, literal: '1' }))
    return (
      <Notice tone="plain">
        <p>
          {say(language, 'list.corrected', { corrected: found.corrected })}{' '}
          <a href={literally}>{say(language, 'list.literally', { query })}</a>
        </p>
      </Notice>
    )
  }
  if (!found.relaxed) return null
  const kept = found.relaxed.kept.join(' ')
  return (
    <Notice tone="plain">
      <p>{say(language, 'list.relaxed', { query, kept })}</p>
    </Notice>
  )
}

/** Ways to narrow: the parts of a category, or the categories that a search names. */
function Narrower({ request, category, categories, query }: Listed) {
  const narrower = category
    ? categories.filter((one) => one.parent === category.code && one.productCount > 0)
    : categoriesNamed(query ?? '', categories)
  if (narrower.length === 0) return null
  return (
    <ul class="chips narrower" aria-label={say(request.language, 'list.narrower')}>
      {narrower.map((one) => (
        <li key={one.code}>
          <a
            class="chip"
            href={link(
              request.language,
              category && query ? withQuery('/search', { q: query, category: one.code }) : `/c/${one.code}`,
            )}
          >
            {one.title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** No dead end: what to try, the departments, and what others buy. */
function NothingFound({ request, categories, instead }: Listed) {
  const { language } = request
  return (
    <>
      <p class="lead">{say(language, 'list.nothing')}</p>
      <p>{say(language, 'list.nothingHelp')}</p>
      <ul class="chips">
        {categories
          .filter((one) => one.parent === undefined && one.productCount > 0)
          .map((one) => (
            <li key={one.code}>
              <a class="chip" href={link(language, `/c/${one.code}`)}>
                {one.title}
              </a>
            </li>
          ))}
      </ul>
      {instead.length > 0 && (
        <section aria-labelledby="instead-title">
          <h2 id="instead-title" class="section-title">
            {say(language, 'home.bestSellers')}
          </h2>
          <ProductTiles request={request} products={instead} isStrip />
        </section>
      )}
    </>
  )
}
