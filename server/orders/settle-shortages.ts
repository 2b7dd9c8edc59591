import type { Input } from '@filrouge/contract/endpoint.ts'
import type { settleShortages as contract } from '@filrouge/contract/orders.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { giveUpShortages, retryShortages } from '../fulfilment/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { readOwned } from './read-owned.ts'

/** Decides what becomes of goods that could be had nowhere: looked for again, or given up and not paid for. */
export async function settleShortages(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'order'>> {
  const order = await readOwned(tx, input.id, call)
  if (input.choice === 'look_again') await retryShortages(tx, order.id, call)
  else await giveUpShortages(tx, order.id, 'staff', call)
  return order.id
}
