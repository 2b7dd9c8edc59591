import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { CatalogueReference, FacetPair } from '../catalogue/public.ts'
import type { Matches } from './search-matches.ts'

type Facets = Output<typeof contract.searchProducts>['facets']

interface FacetValue extends FacetPair {
  id: number
}

const mostFacets = 8
const mostValues = 12
const ownTitles = {
  category: { titleFr: 'Catégorie', titleEn: 'Category', unit: null },
  brand: { titleFr: 'Marque', titleEn: 'Brand', unit: null },
} as const

/** The facets that would narrow what was found most, each value with how many products it would leave. */
export function facetsOf(matches: Matches, reference: CatalogueReference, language: Language): Facets {
  const { index, selected } = matches
  const placeOf = new Map(selected.groups.map(({ key }, place) => [key, place + 1]))
  const byKey = new Map<string, Map<string, { value: FacetValue; count: number }>>()
  for (const { facet, misses, count } of matches.counts) {
    const value = { ...index.facetPairs[facet]!, id: facet }
    if (value.key === 'within' || (misses !== 0 && misses !== placeOf.get(value.key))) continue
    const counts = byKey.get(value.key) ?? new Map<string, { value: FacetValue; count: number }>()
    counts.set(value.value, { value, count: count + (counts.get(value.value)?.count ?? 0) })
    byKey.set(value.key, counts)
  }
  const offered = [...byKey].flatMap(([key, counts]) => {
    const named = key === 'category' || key === 'brand' ? ownTitles[key] : reference.attributes.get(key)
    if (!named) return []
    const chosen = selected.groups.find((group) => group.key === key)?.values ?? new Set<string>()
    const facet: Facets[number] = {
      key,
      title: language === 'en' ? named.titleEn : named.titleFr,
      ...(named.unit ? { unit: named.unit } : {}),
      values: shownValues([...counts.values()], chosen, language),
    }
    return [
      {
        facet,
        use: usefulness(
          key,
          [...counts.values()].map(({ count }) => count),
          matches.total,
          chosen.size > 0,
        ),
      },
    ]
  })
  return offered
    .filter(({ use }) => use > 0)
    .sort((one, other) => other.use - one.use)
    .slice(0, mostFacets)
    .map(({ facet }) => facet)
}

/** How well a facet divides what was found: known of many products, and not the same for all. What is chosen always shows. */
function usefulness(key: string, counts: readonly number[], total: number, isChosen: boolean): number {
  if (isChosen) return 10
  if (counts.length < 2 || total < 2) return 0
  if (key === 'category') return 9
  if (key === 'brand') return 8
  const known = counts.reduce((sum, count) => sum + count, 0)
  const largest = Math.max(...counts)
  const shown = [...counts].sort((one, other) => other - one).slice(0, mostValues)
  const covered = shown.reduce((sum, count) => sum + count, 0) / Math.max(known, total)
  return known < total * 0.05 ? 0 : covered * (1 - largest / Math.max(known, total) / 2)
}

function shownValues(
  counted: { value: FacetValue; count: number }[],
  chosen: ReadonlySet<string>,
  language: Language,
): Facets[number]['values'] {
  const isChosen = ({ value }: (typeof counted)[number]) => chosen.has(value.value)
  counted.sort(
    (one, other) =>
      Number(isChosen(other)) - Number(isChosen(one)) || other.count - one.count || one.value.id - other.value.id,
  )
  const shown = counted.slice(0, Math.max(mostValues, chosen.size))
  // Sizes and numbers are read in their order, names by how many products they have.
  if (shown.every(({ value }) => /^-?[\d.]+$/.test(value.value))) {
    shown.sort((one, other) => Number(one.value.value) - Number(other.value.value))
  } else shown.sort((one, other) => other.count - one.count || (one.value.titleFr < other.value.titleFr ? -1 : 1))
  return shown.map((one) => ({
    value: one.value.value,
    title: language === 'en' ? one.value.titleEn : one.value.titleFr,
    count: one.count,
    selected: isChosen(one),
  }))
}
