import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/promise.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { endLapsed } from '../stock/public.ts'
import { whatIsKnown } from './known.ts'
import { optionsOf } from './promise-options.ts'
import { readArticles } from './read-free.ts'
import { shopperPlace } from './shopper-place.ts'

/** Every way to have a whole basket together. */
export async function promiseBasket(
  tx: Tx,
  input: Input<typeof contract.promiseBasket>,
  call: Call,
): Promise<Output<typeof contract.promiseBasket>> {
  const { limit, slots, needBy, lines } = input
  const { now, language } = call
  const place = await shopperPlace(tx, input)
  const skus = lines.map((line) => line.sku)
  const [articles, known] = await Promise.all([
    readArticles(tx, lines, { ...call, postcode: input.postcode ?? call.postcode }),
    whatIsKnown(tx, { skus, now, channel: call.channel, place, limit, slotsAtMost: slots }),
  ])
  let goodsMinor = 0
  const wanted = lines.map(({ sku, quantity }) => {
    const article = articles.get(sku) ?? refuse('variant_not_found', { sku })
    goodsMinor += (article.amountMinor ?? 0) * quantity
    return { sku, quantity, weightGrams: article.weightGrams }
  })
  const free = [...articles.values()].map((article) => article.free)
  const options = optionsOf(known, { lines: wanted, place, limit, needBy, goodsMinor, now, language }, free)
  if (options.length === 0 && (await endLapsed(tx.database, skus, now))) return promiseBasket(tx, input, call)
  return { lines, at: now.toISOString(), ...(needBy && { needBy }), options }
}
