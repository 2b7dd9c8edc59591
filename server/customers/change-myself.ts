import type * as contract from '@filrouge/contract/customers.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { fold } from '@filrouge/kernel/text.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

/** Her name and the language she is written to in; what is not said stays. */
export async function changeMyself(
  tx: Tx,
  input: Input<typeof contract.changeMyself>,
  call: Call,
): Promise<Id<'customer'>> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  const name = input.name || null
  await tx.run(sql`
    update customers set language = coalesce(${input.language ?? null}, language),
      name = case when ${input.name !== undefined} then ${name} else name end,
      folded_name = case when ${input.name !== undefined} then ${name && fold(name)} else folded_name end
    where id = ${customerId}`)
  return customerId
}
