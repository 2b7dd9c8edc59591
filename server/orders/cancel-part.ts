import type { Input } from '@filrouge/contract/endpoint.ts'
import type { cancelPart as contract } from '@filrouge/contract/orders.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { cancelFulfilment, fulfilmentsOf, lockOrderToFulfil } from '../fulfilment/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { readOwned } from './read-owned.ts'

/**
 * Goods that will come later than was promised are not wanted any more: she says so on her page, with the link in her message alone if need be,
 * or the staff for her. Only what is late, and only before it leaves.
 */
export async function cancelPart(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'order'>> {
  const order = await readOwned(tx, input.id, call, input.key)
  const known = await lockOrderToFulfil(tx, order.id)
  const part = (await fulfilmentsOf(tx, order.id)).find(({ id }) => id === input.fulfilmentId)
  if (!known || !part) refuse('fulfilment_not_found')
  if (part.promised_latest <= known.promised_latest) refuse('not_late')
  const by = call.session?.kind === 'staff' ? 'staff' : 'shopper'
  await cancelFulfilment(tx, order.id, part.id, by, call)
  return order.id
}
