import type { Facet } from '@filrouge/contract/catalogue.ts'
import { slug } from '@filrouge/kernel/text.ts'
import type { z } from 'zod'
import { link, type PageRequest } from '../page.ts'
import { Icon } from '../shell/icons.tsx'
import { withUnit } from '../shell/pieces.tsx'
import { say } from '../words.ts'

export const sorts = ['relevance', 'price_up', 'price_down', 'newest'] as const
export type Sort = (typeof sorts)[number]
type Facets = readonly z.output<typeof Facet>[]

/** The parts of the page that change with a filter. */
export const listParts = 'results facets-form'

const fewEnough = 6

interface FacetsProps {
  request: PageRequest
  facets: Facets
  total: number
  query: string | undefined
  /** The code of that within which she searches. */
  category?: string | undefined
}

/** The filters as one plain form: a column on a wide screen, a sheet on a phone. With JavaScript it sends itself at each change. */
export function FacetSheet({ request, facets, total, query, category }: FacetsProps) {
  const { language } = request
  return (
    <section id="facets" class="facets" popover="auto" aria-label={say(language, 'list.filtersTitle')}>
      <p class="facets-head">
        <strong>{say(language, 'list.filtersTitle')}</strong>
        <button
          type="button"
          class="icon-button"
          popovertarget="facets"
          popovertargetaction="hide"
          aria-label={say(language, 'shell.close')}
        >
          <Icon name="close" />
        </button>
      </p>
      <form
        id="facets-form"
        method="get"
        action={link(language, request.path)}
        data-submit-on-change
        data-swap={listParts}
      >
        {query && <input type="hidden" name="q" value={query} />}
        {category && <input type="hidden" name="category" value={category} />}
        {facets.map((facet) => (
          <FacetValues key={facet.key} facet={facet} />
        ))}
        <div class="facets-foot">
          <button type="submit" class="button button-wide">
            {say(language, 'list.apply')}
          </button>
          <button type="button" class="button button-wide facets-see" popovertarget="facets" popovertargetaction="hide">
            {say(language, 'list.see', { count: total })}
          </button>
        </div>
      </form>
    </section>
  )
}

function FacetValues({ facet }: { facet: Facets[number] }) {
  const chosen = facet.values.some(({ selected }) => selected)
  return (
    <details class="facet" open={chosen || facet.values.length <= fewEnough}>
      <summary>{facet.title}</summary>
      <fieldset>
        <legend class="unseen">{facet.title}</legend>
        {facet.values.map(({ value, title, count, selected }) => (
          <label key={value} class="check">
            <input
              id={`facet-${facet.key}-${slug(value)}`}
              type="checkbox"
              name="facet"
              value={`${facet.key}:${value}`}
              checked={selected}
            />
            <span>{withUnit(title, facet.unit)}</span>
            <span class="check-count">{count}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}

/** How many there are, the door to the filters on a phone, and the order; then the filters chosen, each undone by a press. */
export function ListTools({ request, facets, total, sort }: Omit<FacetsProps, 'query' | 'category'> & { sort: Sort }) {
  const { language } = request
  const chosen = facets.flatMap((facet) =>
    facet.values.filter(({ selected }) => selected).map((value) => ({ facet, value })),
  )
  return (
    <>
      <div class="list-tools">
        <p data-said>{say(language, 'list.count', { count: total })}</p>
        {facets.length > 0 && (
          <button type="button" class="button button-quiet list-filter" popovertarget="facets">
            <Icon name="filters" />
            {say(language, 'list.filters', { count: chosen.length })}
          </button>
        )}
        <label class="list-sort" for="sort">
          <span>{say(language, 'list.sort')}</span>
          <select id="sort" name="sort" form="facets-form">
            {sorts.map((one) => (
              <option key={one} value={one} selected={one === sort}>
                {say(language, `sort.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {chosen.length > 0 && (
        <ul class="chosen" aria-label={say(language, 'list.chosen')}>
          {chosen.map(({ facet, value }) => (
            <li key={`${facet.key}:${value.value}`}>
              <a
                id={`chosen-${facet.key}-${slug(value.value)}`}
                href={without(request, `${facet.key}:${value.value}`)}
                data-swap={listParts}
                aria-label={say(language, 'list.remove', {
                  name: `${facet.title} ${withUnit(value.title, facet.unit)}`,
                })}
              >
                {withUnit(value.title, facet.unit)}
                <Icon name="close" />
              </a>
            </li>
          ))}
          {chosen.length > 1 && (
            <li>
              <a class="chosen-none" href={without(request)} data-swap={listParts}>
                {say(language, 'list.removeAll')}
              </a>
            </li>
          )}
        </ul>
      )}
    </>
  )
}

/** The address of this list without one of its filters, or without any. */
export function without(request: PageRequest, facet?: string): string {
  const query = new URLSearchParams(request.query)
  query.delete('cursor')
  if (facet === undefined) query.delete('facet')
  else query.delete('facet', facet)
  const text = query.toString()
  return link(request.language, text === '' ? request.path : `${request.path}?${text}`)
}
