import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import sql from 'sql-template-tag'
import type { CatalogueReference } from '../catalogue/public.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import type { Matches } from './search-matches.ts'
import type { Selected } from './search-selection.ts'

type Facets = Output<typeof contract.searchProducts>['facets']

interface FacetValue {
  id: number
  key: string
  value: string
  titleFr: string
  titleEn: string
}

// A value never changes once it is written; only those never met are asked for.
const knownOf = new WeakMap<Database, Map<number, FacetValue>>()

const mostFacets = 8
const mostValues = 12
const ownTitles = {
  category: { titleFr: 'Catégorie', titleEn: 'Category', unit: null },
  brand: { titleFr: 'Marque', titleEn: 'Brand', unit: null },
} as const

/** The facets that would narrow what was found most, each value with how many products it would leave. */
export async function facetsOf(
  tx: Tx,
  matches: Matches,
  selected: Selected,
  reference: CatalogueReference,
  language: Language,
): Promise<Facets> {
  const placeOf = new Map(selected.groups.map(({ key }, place) => [key, place + 1]))
  const values = await facetValues(
    tx,
    matches.counts.map(({ facet }) => facet),
  )
  const byKey = new Map<string, Map<string, { value: FacetValue; count: number }>>()
  for (const { facet, misses, count } of matches.counts) {
    const value = values.get(facet)
    if (!value || value.key === 'within' || (misses !== 0 && misses !== placeOf.get(value.key))) continue
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

async function facetValues(tx: Tx, ids: readonly number[]): Promise<Map<number, FacetValue>> {
  let known = knownOf.get(tx.database)
  if (!known) {
    known = new Map()
    knownOf.set(tx.database, known)
  }
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length > 0) {
    const rows = await tx.database.freshPlans.rows<FacetValue>(sql`
      select id, key, value, title_fr as "titleFr", title_en as "titleEn" from facet_values where id = any(${[...new Set(missing)]}::integer[])`)
    for (const row of rows) known.set(row.id, row)
  }
  return known
}
