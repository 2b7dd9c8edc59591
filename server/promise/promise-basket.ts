import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/promise.ts'
import { locatePostcode, placeOf } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import type { Place } from './promise.ts'
import { optionsOf } from './promise-options.ts'
import { readArticles } from './read-free.ts'

/** Every way to have a whole basket together. */
export async function promiseBasket(
  tx: Tx,
  input: Input<typeof contract.promiseBasket>,
  call: Call,
): Promise<Output<typeof contract.promiseBasket>> {
  const { limit, needBy, lines } = input
  const { now, language } = call
  const place = await shopperPlace(tx, input)
  const { facts, free } = await readArticles(tx, [...new Set(lines.map((line) => line.sku))], now)
  let goodsMinor = 0
  const wanted = lines.map(({ sku, quantity }) => {
    const article = facts.get(sku) ?? refuse('variant_not_found', { sku })
    goodsMinor += (article.amountMinor ?? 0) * quantity
    return { sku, quantity, weightGrams: article.weightGrams }
  })
  const options = await optionsOf(tx, { lines: wanted, place, limit, needBy, goodsMinor, now, language }, free)
  return { lines, at: now.toISOString(), ...(needBy && { needBy }), options }
}

async function shopperPlace(tx: Tx, input: { near?: string; postcode?: string }): Promise<Place | undefined> {
  const postcode = input.postcode?.trim()
  if (postcode !== undefined && !(await locatePostcode(tx, postcode))) refuse('postcode_not_found')
  const point = await placeOf(tx, input)
  return point && { latitude: point.latitude, longitude: point.longitude, ...(postcode && { postcode }) }
}
