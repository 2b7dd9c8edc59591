import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { catalogueReference, countSearch, type Place } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'
import { occasionOf } from '../pricing/public.ts'
import { productCards } from './product-cards.ts'
import { facetsOf } from './search-facets.ts'
import { findMatches, type Matches } from './search-matches.ts'

/** Searches and browses: exact codes first, then by relevance; where no product says every word, those that say most of them, and it is told. */
export async function searchProducts(
  tx: Tx,
  input: Input<typeof contract.searchProducts>,
  call: Call,
): Promise<Output<typeof contract.searchProducts>> {
  const [matches, reference] = await Promise.all([
    findMatches(tx, {
      query: input.query,
      facets: input.facet,
      category: input.category,
      sort: input.sort,
      limit: input.limit,
      after: placeOf(input.cursor),
      isLiteral: input.literal,
      place: { near: input.near, postcode: input.postcode },
      occasion: occasionOf(call),
      now: call.now,
    }),
    catalogueReference(tx),
  ])
  const { query, next, total } = matches
  const items = await productCards(tx, [...matches.ids, ...matches.near], call)
  const isShopper = call.session?.kind === 'visitor' || call.session?.kind === 'customer'
  if (input.query && input.cursor === undefined && input.facet.length === 0 && isShopper) {
    const isEmpty = total === 0
    countSearch(tx.database, { query: input.query, language: call.language, isEmpty, now: call.now })
  }
  const relaxed = relaxedWords(matches)
  return {
    items,
    facets: facetsOf(matches, reference, call.language),
    total,
    nearCount: matches.near.length,
    ...(query?.corrected === undefined || total === 0 ? {} : { corrected: query.corrected }),
    ...(relaxed ? { relaxed } : {}),
    nextCursor: next ? `${next.key}_${next.id}` : null,
  }
}

/** The words that what was found says and those it does not, where it does not say all. */
export function relaxedWords({ query, kept, total }: Matches): { kept: string[]; dropped: string[] } | undefined {
  if (!kept || !query || total === 0) return undefined
  const dropped = query.groups.flatMap((group) => group.parts ?? [group]).filter((group) => group.isRequired)
  const asked = kept.map((group) => group.asked)
  return { kept: asked, dropped: dropped.map((group) => group.asked).filter((word) => !asked.join(' ').includes(word)) }
}

function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [key = '', ...rest] = cursor.split('_')
  const id = rest.join('_')
  if (!/^-?\d{1,16}(\.\d{1,6})?$/.test(key) || !isId('product', id)) {
    invalid('#/cursor', 'unknown_cursor')
  }
  return { key: Number(key), id }
}
