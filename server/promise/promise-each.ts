import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/promise.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { endLapsed } from '../stock/public.ts'
import { whatIsKnown } from './known.ts'
import { optionsOf } from './promise-options.ts'
import { readArticles } from './read-free.ts'
import { shopperPlace } from './shopper-place.ts'

/** Every way to have each of many articles on its own: for all of them one question to the database. */
export async function promiseEach(
  tx: Tx,
  input: Input<typeof contract.promiseEach>,
  call: Call,
): Promise<Output<typeof contract.promiseEach>> {
  const { lines, limit, modes, needBy } = input
  const { now, language } = call
  const place = await shopperPlace(tx, input)
  const skus = lines.map((line) => line.sku)
  const [articles, known] = await Promise.all([
    readArticles(tx, lines, { ...call, postcode: input.postcode ?? call.postcode }),
    whatIsKnown(tx, { skus, now, channel: call.channel, place, modes, limit, slotsAtMost: 1 }),
  ])
  const items = lines.map(({ sku, quantity }) => {
    const article = articles.get(sku)
    if (!article) return { sku, quantity, options: [] }
    const { weightGrams, amountMinor, free } = article
    const goodsMinor = (amountMinor ?? 0) * quantity
    const wanted = { lines: [{ sku, quantity, weightGrams }], goodsMinor }
    return {
      sku,
      quantity,
      options: optionsOf(known, { ...wanted, place, limit, modes, needBy, now, language }, [free]),
    }
  })
  const lacking = items.filter(({ sku, options }) => options.length === 0 && articles.has(sku)).map(({ sku }) => sku)
  if (lacking.length > 0 && (await endLapsed(tx.database, lacking, now))) return promiseEach(tx, input, call)
  return { at: now.toISOString(), ...(needBy && { needBy }), items }
}
