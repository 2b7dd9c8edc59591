import type * as contract from '@filrouge/contract/customers.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { readIdentifier } from './identifiers.ts'
import { countTry, useUp } from './verify-code.ts'

/**
 * Another way of reaching her, and of signing in, once its code proves it is hers. What belongs to another account stays there: joining two
 * accounts is a gesture of its own.
 */
export async function addReach(
  platform: { db: Database },
  input: Input<typeof contract.addReach>,
  call: Call,
): Promise<Id<'customer'>> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  const identifier = readIdentifier(input)
  const { kind, value } = identifier
  const open = await platform.db.transaction((tx) => countTry(tx, identifier, call.now))
  await platform.db.transaction(async (tx) => {
    await useUp(tx, open, input.code, call.now)
    const { customer_id } = await tx.one<{ customer_id: string }>(sql`
      insert into identifiers (kind, value, customer_id, source, verified_at, created_at)
      values (${kind}, ${value}, ${customerId}, 'sign_in', ${call.now}, ${call.now})
      on conflict (kind, value) do update set verified_at = case when identifiers.customer_id = excluded.customer_id
        then coalesce(identifiers.verified_at, excluded.verified_at) else identifiers.verified_at end
      returning customer_id`)
    if (customer_id !== customerId) refuse('reach_taken')
  })
  return customerId
}

/** Forgets one of her addresses or numbers, never the last: without it she could not come back. */
export async function removeReach(
  tx: Tx,
  input: Input<typeof contract.removeReach>,
  call: Call,
): Promise<Id<'customer'>> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  await tx.run(sql`select from customers where id = ${customerId} for update`)
  await tx.run(sql`
    delete from identifiers where customer_id = ${customerId} and value = ${input.value} and kind in ('email', 'phone')`)
  const left = await tx.maybe(
    sql`select from identifiers where customer_id = ${customerId} and kind in ('email', 'phone') limit 1`,
  )
  if (!left) refuse('last_reach')
  return customerId
}
