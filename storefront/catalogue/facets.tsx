import type { Facet } from '@filrouge/contract/catalogue.ts'
import type { z } from 'zod'
import { link, type PageRequest } from '../page.ts'
import { withUnit } from '../shell/pieces.tsx'
import { say } from '../words.ts'

export const sorts = ['relevance', 'price_up', 'price_down', 'newest'] as const
export type Sort = (typeof sorts)[number]

interface FacetsProps {
  request: PageRequest
  facets: readonly z.output<typeof Facet>[]
  sort: Sort
  query: string | undefined
}

/** The filters as one plain form; with JavaScript it sends itself at each change. */
export function Facets({ request, facets, sort, query }: FacetsProps) {
  const { language } = request
  const postcode = request.query.get('postcode')
  const chosenCount = facets.flatMap((facet) => facet.values).filter((value) => value.selected).length
  return (
    <form class="facets" method="get" action={link(language, request.path)} data-submit-on-change>
      {query && <input type="hidden" name="q" value={query} />}
      {postcode && <input type="hidden" name="postcode" value={postcode} />}
      <div class="field">
        <label for="sort">{say(language, 'list.sort')}</label>
        <select id="sort" name="sort">
          {sorts.map((one) => (
            <option key={one} value={one} selected={one === sort}>
              {say(language, `sort.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {facets.length > 0 && (
        <details class="facet-groups" open={chosenCount > 0}>
          <summary>{say(language, 'list.filters', { count: chosenCount })}</summary>
          {facets.map((facet) => (
            <fieldset key={facet.key}>
              <legend>{facet.title}</legend>
              {facet.values.map((value) => (
                <label key={value.value} class="check">
                  <input type="checkbox" name="facet" value={`${facet.key}:${value.value}`} checked={value.selected} />
                  <span>
                    {withUnit(value.title, facet.unit)} <span class="quiet">({value.count})</span>
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
        </details>
      )}
      <button type="submit" class="button button-quiet">
        {say(language, 'list.apply')}
      </button>
    </form>
  )
}
