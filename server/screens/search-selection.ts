import { fold } from '@filrouge/kernel/text.ts'
import type { SearchIndex, Selected } from '../catalogue/public.ts'

/** The facets named in a request (`key:value`) and the category browsed, by their numbers. */
export function selectedFacets(index: SearchIndex, asked: readonly string[], category: string | undefined): Selected {
  const groups = new Map<string, Selected['groups'][number]>()
  for (const text of asked) {
    const colon = text.indexOf(':')
    const key = text.slice(0, colon)
    const value = key === 'category' ? text.slice(colon + 1) : fold(text.slice(colon + 1))
    if (colon <= 0 || value === '') continue
    const group = groups.get(key) ?? { key, facets: [], values: new Set<string>() }
    // A category chosen as a facet stands for all that lies under it, too.
    const facet = index.facetNumber(key === 'category' ? 'within' : key, value)
    if (facet !== undefined) group.facets.push(facet)
    group.values.add(value)
    groups.set(key, group)
  }
  const within = category === undefined ? undefined : index.facetNumber('within', category)
  return { groups: [...groups.values()], within, isImpossible: category !== undefined && within === undefined }
}
