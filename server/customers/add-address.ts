import type * as contract from '@filrouge/contract/customers.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

/** Adds an address to the signed-in customer's book; the same address again is the one she has. */
export async function addAddress(
  tx: Tx,
  input: Input<typeof contract.addAddress>,
  call: Call,
): Promise<Output<typeof contract.addAddress>> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  const { name = null, street, street2 = null, postcode, city, country } = input
  const known = await tx.maybe<{ id: Output<typeof contract.addAddress>['id'] }>(sql`
    select id from addresses
    where customer_id = ${customerId} and name is not distinct from ${name} and street = ${street}
      and street2 is not distinct from ${street2} and postcode = ${postcode} and city = ${city} and country = ${country}
    order by id limit 1`)
  if (known) {
    call.answerStatus = 200
    return { ...input, id: known.id }
  }
  const id = newId('address')
  await tx.run(sql`
    insert into addresses (id, customer_id, name, street, street2, postcode, city, country, created_at)
    values (${id}, ${customerId}, ${name}, ${street}, ${street2}, ${postcode}, ${city}, ${country}, ${call.now})`)
  return { ...input, id }
}
