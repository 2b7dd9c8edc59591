import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { catalogueReference, readQuery } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'
import { productCards } from './product-cards.ts'
import { facetsOf } from './search-facets.ts'
import { findMatches, type Matches } from './search-matches.ts'
import { type Selected, selectedFacets } from './search-selection.ts'

/** Searches and browses: exact codes first, then by relevance; where no product says every word, those that say most of them. */
export async function searchProducts(
  tx: Tx,
  input: Input<typeof contract.searchProducts>,
  call: Call,
): Promise<Output<typeof contract.searchProducts>> {
  const offset = offsetOf(input.cursor)
  const [query, selected, reference] = await Promise.all([
    input.query?.trim() ? readQuery(tx, input.query) : undefined,
    selectedFacets(tx, input.facet, input.category),
    catalogueReference(tx),
  ])
  const said = query && (query.all !== null || query.codes.length > 0)
  const wanted = {
    query: said ? query : undefined,
    selected,
    sort: input.sort,
    limit: input.limit,
    offset,
    now: call.now,
  }
  let matches = input.query && !said ? nothing : await findMatches(tx, wanted)
  if (query && query.words.length > 1 && matches.total === 0 && isPlain(selected)) {
    matches = await findMatches(tx, { ...wanted, isLoose: true })
  }
  const [items, facets] = await Promise.all([
    productCards(tx, matches.ids, call),
    facetsOf(tx, matches, selected, reference, call.language),
  ])
  return {
    items,
    facets,
    total: matches.total,
    ...(query?.corrected === undefined ? {} : { corrected: query.corrected }),
    nextCursor:
      offset + items.length < matches.total && items.length === input.limit ? String(offset + input.limit) : null,
  }
}

const nothing: Matches = { ids: [], total: 0, counts: [] }

// What narrows was chosen among what was found: finding nothing then is the answer, not a reason to look wider.
const isPlain = (selected: Selected) => selected.groups.length === 0

const furthest = 10_000

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const offset = /^\d{1,5}$/.test(cursor) ? Number(cursor) : Number.NaN
  if (!(offset <= furthest)) invalid('#/cursor', 'unknown_cursor', 'not a cursor of this list')
  return offset
}
