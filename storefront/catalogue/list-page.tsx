import { listCategories, searchProducts } from '@filrouge/contract/catalogue.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { currentCart } from '../carts/current-cart.ts'
import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { Notice } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { Facets, sorts } from './facets.tsx'
import { ProductTiles } from './product-tile.tsx'

type Found = Output<typeof searchProducts>
type Category = Output<typeof listCategories>['items'][number]

/** What is searched for, found by typos and synonyms, narrowed by facets. */
export async function searchPage(request: PageRequest): Promise<PageAnswer> {
  const query = request.query.get('q')?.trim().slice(0, 200) ?? ''
  return list(request, { query })
}

/** The articles of a category. */
export async function categoryPage(request: PageRequest): Promise<PageAnswer> {
  return list(request, { category: request.params.code ?? '' })
}

async function list(request: PageRequest, asked: { query?: string; category?: string }): Promise<PageAnswer> {
  const sort = sorts.find((one) => one === request.query.get('sort')) ?? 'relevance'
  const facet = request.query.getAll('facet').slice(0, 30)
  const cursor = request.query.get('cursor') ?? undefined
  const [found, categories, cart] = await Promise.all([
    request.api(searchProducts, {
      query: asked.query || undefined,
      category: asked.category,
      facet,
      sort,
      cursor,
      limit: 24,
    }),
    request.api(listCategories, {}),
    currentCart(request),
  ])
  const category = categories.items.find((one) => one.code === asked.category)
  if (asked.category !== undefined && !category) return notThere(request)
  const title = category?.title ?? (asked.query || say(request.language, 'list.everything'))
  return show(
    <Shell request={request} title={title} cart={cart} searched={asked.query} isPrivate={!category}>
      <Breadcrumb request={request} category={category} categories={categories.items} />
      <h1 data-touch={asked.query && request.hasSession ? 'search' : undefined}>
        {category ? category.title : headingOf(request, asked.query ?? '')}
      </h1>
      <Corrected request={request} found={found} query={asked.query} />
      <Children request={request} category={category} categories={categories.items} />
      {found.total === 0 ? (
        <NothingFound request={request} categories={categories.items} isNarrowed={facet.length > 0} />
      ) : (
        <div class="with-facets">
          <Facets request={request} facets={found.facets} sort={sort} query={asked.query} />
          <div>
            <p class="quiet" role="status">
              {say(request.language, 'list.count', { count: found.total })}
            </p>
            <ProductTiles request={request} products={found.items} />
            {found.nextCursor && (
              <p class="more">
                <a class="button button-quiet" rel="next" href={nextAddress(request, found.nextCursor)}>
                  {say(request.language, 'list.more')}
                </a>
              </p>
            )}
          </div>
        </div>
      )}
    </Shell>,
  )
}

function headingOf({ language }: PageRequest, query: string): string {
  return query === '' ? say(language, 'list.everything') : say(language, 'list.heading', { query })
}

function nextAddress(request: PageRequest, cursor: string): string {
  const query = new URLSearchParams(request.query)
  query.set('cursor', cursor)
  return link(request.language, `${request.path}?${query}`)
}

function Corrected({ request, found, query }: { request: PageRequest; found: Found; query?: string | undefined }) {
  if (!found.corrected || found.corrected === query) return null
  return (
    <Notice tone="plain">
      <p>{say(request.language, 'list.corrected', { corrected: found.corrected, query: query ?? '' })}</p>
    </Notice>
  )
}

interface CategoriesProps {
  request: PageRequest
  category: Category | undefined
  categories: readonly Category[]
}

function Breadcrumb({ request, category, categories }: CategoriesProps) {
  const { language } = request
  const parent = categories.find((one) => one.code === category?.parent)
  return (
    <nav class="breadcrumb" aria-label={say(language, 'shell.breadcrumb')}>
      <a href={link(language, '/')}>{say(language, 'shell.home')}</a>
      {parent && <a href={link(language, `/c/${parent.code}`)}>{parent.title}</a>}
    </nav>
  )
}

function Children({ request, category, categories }: CategoriesProps) {
  const children = category ? categories.filter((one) => one.parent === category.code && one.productCount > 0) : []
  if (children.length === 0) return null
  return (
    <ul class="chips" aria-label={say(request.language, 'list.narrower')}>
      {children.map((child) => (
        <li key={child.code}>
          <a class="chip" href={link(request.language, `/c/${child.code}`)}>
            {child.title}
          </a>
        </li>
      ))}
    </ul>
  )
}

interface NothingProps {
  request: PageRequest
  categories: readonly Category[]
  isNarrowed: boolean
}

function NothingFound({ request, categories, isNarrowed }: NothingProps) {
  const { language } = request
  const query = new URLSearchParams(request.query)
  query.delete('facet')
  query.delete('cursor')
  return (
    <section>
      <Notice tone="plain" title={say(language, 'list.nothing')}>
        <p>{say(language, 'list.nothingHelp')}</p>
        {isNarrowed && (
          <p>
            <a href={link(language, `${request.path}?${query}`)}>{say(language, 'list.withoutFilters')}</a>
          </p>
        )}
      </Notice>
      <h2>{say(language, 'home.categories')}</h2>
      <ul class="chips">
        {categories
          .filter((one) => one.parent === undefined)
          .map((one) => (
            <li key={one.code}>
              <a class="chip" href={link(language, `/c/${one.code}`)}>
                {one.title}
              </a>
            </li>
          ))}
      </ul>
    </section>
  )
}
