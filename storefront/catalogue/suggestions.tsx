import { type listCategories, suggestProducts } from '@filrouge/contract/catalogue.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { fold, searchWords } from '@filrouge/kernel/text.ts'
import type { ComponentChildren } from 'preact'
import { link, type PageAnswer, type PageRequest, showPart, withQuery } from '../page.ts'
import { categoryIcon, Icon } from '../shell/icons.tsx'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'

type Suggested = Output<typeof suggestProducts>
type Category = Output<typeof listCategories>['items'][number]

const mostArticles = 6
const mostCategories = 3

/** What unfolds below the search while she types: what others ask, departments, brands, articles, and everything that is found. */
export async function suggestions(request: PageRequest): Promise<PageAnswer> {
  const query = request.query.get('q')?.trim().slice(0, 200) ?? ''
  if (query === '') return showPart(null)
  const suggested = await request.api(suggestProducts, { query, limit: mostArticles })
  const { queries, categories, brands, items } = suggested
  if (queries.length + categories.length + brands.length + items.length === 0) return showPart(null)
  return showPart(<Suggestions request={request} query={query} suggested={suggested} />)
}

/** The categories in whose name each word of the query begins a word. */
export function categoriesNamed(query: string, categories: readonly Category[]): Category[] {
  const asked = searchWords(query)
  if (asked.length === 0) return []
  const isNamed = ({ title }: Category) => {
    const words = searchWords(title)
    return asked.every((one) => words.some((word) => word.startsWith(one)))
  }
  return categories.filter((one) => one.productCount > 0 && isNamed(one)).slice(0, mostCategories)
}

interface SuggestionsProps {
  request: PageRequest
  query: string
  suggested: Suggested
}

function Suggestions({ request, query, suggested }: SuggestionsProps) {
  const { language } = request
  const { queries, categories, brands, items: articles } = suggested
  const search = (words: Record<string, string>) => link(language, withQuery('/search', words))
  return (
    <>
      {queries.map((one, index) => (
        <Option key={one} id={`suggestion-query-${index}`} address={search({ q: one })}>
          <span class="suggestion-picture">
            <Icon name="search" />
          </span>
          <span class="suggestion-text">
            <Marked text={one} query={query} />
          </span>
        </Option>
      ))}
      {brands.map(({ value, title, productCount }) => (
        <Option key={value} id={`suggestion-brand-${value}`} address={search({ q: title, facet: `brand:${value}` })}>
          <span class="suggestion-picture">
            <Icon name="article" />
          </span>
          <span class="suggestion-text">
            <Marked text={title} query={query} />
          </span>
          <span class="quiet">{say(language, 'list.count', { count: productCount })}</span>
        </Option>
      ))}
      {categories.map(({ code, title, productCount }) => (
        <Option key={code} id={`suggestion-${code}`} address={link(language, `/c/${encodeURIComponent(code)}`)}>
          <span class="suggestion-picture">
            <Icon name={categoryIcon(code)} />
          </span>
          <span class="suggestion-text">
            <Marked text={title} query={query} />
          </span>
          <span class="quiet">{say(language, 'list.count', { count: productCount })}</span>
        </Option>
      ))}
      {articles.map(({ handle, title, image, price }, index) => (
        <Option key={handle} id={`suggestion-${index}`} address={link(language, `/products/${handle}`)}>
          <span class="suggestion-picture">
            {image ? (
              <img src={image} alt="" width={48} height={48} loading="lazy" decoding="async" />
            ) : (
              <Icon name="article" />
            )}
          </span>
          <span class="suggestion-text">
            <Marked text={title} query={query} />
          </span>
          {price && <b class="suggestion-price">{sayMoney(price, language)}</b>}
        </Option>
      ))}
      <Option id="suggestion-all" address={link(language, withQuery('/search', { q: query }))}>
        <span class="suggestion-picture">
          <Icon name="search" />
        </span>
        <span class="suggestion-text">{say(language, 'search.all', { query })}</span>
      </Option>
    </>
  )
}

function Option({ id, address, children }: { id: string; address: string; children: ComponentChildren }) {
  return (
    <a id={id} class="suggestion" role="option" aria-selected="false" tabIndex={-1} href={address}>
      {children}
    </a>
  )
}

/** A title in which the rest of each word she is typing stands out: what she has typed she knows. */
function Marked({ text, query }: { text: string; query: string }) {
  const asked = searchWords(query)
  // Only where folding keeps every letter's place can a word be cut where the typed part ends.
  const parts = text.split(/([\p{L}\p{N}]+)/u).map((part) => {
    const begun = asked.find((one) => fold(part).length === part.length && fold(part).startsWith(one))
    return { part, typed: begun?.length ?? 0 }
  })
  return (
    <>
      {parts.map(({ part, typed }, index) =>
        typed > 0 ? (
          <span key={index}>
            {part.slice(0, typed)}
            {typed < part.length && <b>{part.slice(typed)}</b>}
          </span>
        ) : (
          part
        ),
      )}
    </>
  )
}
