import type * as contract from '@filrouge/contract/customers.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { findOrAdd } from './find-or-add-customer.ts'

/** A customer met in the shop or on the telephone; who is already known is answered (200) as she is. */
export async function addCustomer(
  tx: Tx,
  input: Input<typeof contract.addCustomer>,
  call: Call,
): Promise<Id<'customer'>> {
  const { customerId, isNew } = await findOrAdd(tx, input, 'staff', call)
  if (!isNew) call.answerStatus = 200
  return customerId
}
