import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/search.ts'
import { placementsFor, whyFound } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { occasionOf } from '../pricing/public.ts'
import { productCards } from './product-cards.ts'
import { findMatches } from './search-matches.ts'
import { relaxedWords } from './search-products.ts'
import { boostOf, standingOf } from './search-standing.ts'

const round = (points: number) => Math.round(points * 1000) / 1000

/** What a query finds, in which order and why; what was set for it by hand. */
export async function explainSearch(
  tx: Tx,
  input: Input<typeof contract.explainSearch>,
  call: Call,
): Promise<Output<typeof contract.explainSearch>> {
  const [matches, standing] = await Promise.all([
    findMatches(tx, {
      query: input.query,
      facets: [],
      category: undefined,
      sort: 'relevance',
      limit: input.limit,
      occasion: occasionOf(call),
      now: call.now,
    }),
    standingOf(tx, call.now),
  ])
  const { index, query, ids, near, ranks, total } = matches
  const { pinned, hidden } = await placementsFor(tx, query?.key ?? '')
  const [cards, hiddenCards] = await Promise.all([
    productCards(tx, [...ids, ...near], call),
    productCards(tx, hidden, call),
  ])
  const relaxed = relaxedWords(matches)
  return {
    total,
    ...(query?.corrected === undefined ? {} : { corrected: query.corrected }),
    ...(relaxed ? { relaxed } : {}),
    ...(query?.price ? { price: query.price } : {}),
    words: (query?.groups ?? []).map(({ asked, isRequired, alternatives }) => ({
      asked,
      isRequired,
      ways: alternatives.map(({ said, how, terms }) => ({
        said,
        how,
        articles: Math.min(...terms.map((term) => index.frequency(term))),
      })),
    })),
    items: cards.map((product) => {
      const { id } = product
      const rank = ranks.get(id) ?? 0
      const words = query ? whyFound(index, query, index.numberOf(id)!) : []
      const boost = boostOf(standing, id)
      const placement = placementOf(pinned.includes(id), near.includes(id), rank)
      const said = words.reduce((sum, { points }) => sum + points, 0)
      return {
        product,
        placement,
        rank: round(rank),
        why: {
          words: words.map((word) => ({ ...word, points: round(word.points) })),
          shape: placement === 'found' ? round(Math.max(0, rank / boost - said)) : 0,
          sold: standing.sold.get(id) ?? 0,
          isMissing: standing.missing.has(id),
          boost: round(boost),
        },
      }
    }),
    hidden: hiddenCards,
  }
}

/** Above all that words can count for stands what a code named. */
const highestByWords = 1e5

function placementOf(isPinned: boolean, isNear: boolean, rank: number) {
  if (isPinned) return 'pinned' as const
  if (isNear) return 'near' as const
  return rank > highestByWords ? ('code' as const) : ('found' as const)
}
