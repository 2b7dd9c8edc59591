import type * as contract from '@filrouge/contract/customers.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

/** Changes an address of her book; the one proposed first is one at most. Orders keep the address they were placed with. */
export async function changeAddress(
  tx: Tx,
  input: Input<typeof contract.changeAddress>,
  call: Call,
): Promise<Output<typeof contract.changeAddress>> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  const { id, name = null, street, street2 = null, postcode, city, country, isDefault } = input
  // Those who choose another default at once take turns, so that one remains.
  await tx.run(sql`select from customers where id = ${customerId} for update`)
  if (isDefault)
    await tx.run(
      sql`update addresses set is_default = false where customer_id = ${customerId} and is_default and id <> ${id}`,
    )
  const changed = await tx.run(sql`
    update addresses set name = ${name}, street = ${street}, street2 = ${street2}, postcode = ${postcode}, city = ${city},
      country = ${country}, is_default = ${isDefault}
    where id = ${id} and customer_id = ${customerId}`)
  if (changed === 0) refuse('not_found')
  return input
}

/** Takes an address out of her book; taken out already, nothing is left to do. */
export async function removeAddress(
  tx: Tx,
  input: Input<typeof contract.removeAddress>,
  call: Call,
): Promise<Output<typeof contract.removeAddress>> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  await tx.run(sql`delete from addresses where id = ${input.id} and customer_id = ${customerId}`)
  return {}
}
