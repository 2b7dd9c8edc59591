import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/promise.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { promiseBasket } from './promise-basket.ts'

/** Every way to have some of one article. */
export async function promiseArticle(
  tx: Tx,
  input: Input<typeof contract.promiseArticle>,
  call: Call,
): Promise<Output<typeof contract.promiseArticle>> {
  const { sku, quantity } = input
  const answer = await promiseBasket(tx, { ...input, lines: [{ sku, quantity }] }, call)
  return { sku, quantity, ...answer }
}
