import type { ProductCard } from '@filrouge/contract/catalogue.ts'
import { type PromiseOption, promiseEach } from '@filrouge/contract/promise.ts'
import { type PageRequest, problemIn } from '../page.ts'
import { isPlaced, type Place } from './places.ts'
import { shopsNear } from './ways.ts'

/** By product: how the variant that its page opens with can be had. */
export type TilePromises = ReadonlyMap<string, readonly PromiseOption[]>

const linesAtMost = 100

/** How the articles of a list come to her place, all in one question; none where no place is known, or one that does not exist. */
export async function tilePromises(
  request: PageRequest,
  products: readonly ProductCard[],
  place: Place,
): Promise<TilePromises | undefined> {
  const asked = products.filter(({ variants }) => variants[0]?.price).slice(0, linesAtMost)
  if (!isPlaced(place) || asked.length === 0) return undefined
  const lines = asked.map(({ variants }) => ({ sku: variants[0]!.sku }))
  try {
    const { items } = await request.api(promiseEach, { lines, modes: ['collect', 'home'], limit: shopsNear, ...place })
    return new Map(asked.map(({ id }, index) => [id, items[index]?.options ?? []]))
  } catch (error) {
    const code = problemIn(error)?.code
    if (code === 'postcode_not_found' || code === 'invalid_input') return undefined
    throw error
  }
}
