import type * as contract from '@filrouge/contract/customers.ts'
import { consentPurposes } from '@filrouge/contract/customers.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { closeSessionsOf } from '../platform/sessions.ts'
import { recordConsent } from './consents.ts'
import { rememberErased } from './erased-identifiers.ts'

/**
 * Erases who she is (RGPD art. 17). The id stays on what the law keeps ten years (orders and their invoices, C. com. L123-22); whoever else
 * holds something of hers forgets it within the same transaction, or refuses while an order is still to be handed to her.
 */
export async function eraseMyself(
  tx: Tx,
  _input: Input<typeof contract.eraseMyself>,
  call: Call,
): Promise<Output<typeof contract.eraseMyself>> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  for (const purpose of consentPurposes)
    await recordConsent(tx, { customerId, purpose, given: false, source: 'erasure' }, call)
  await publish(tx, call, 'customer.erased', customerId, { customerId })
  await tx.run(sql`
    delete from sign_in_challenges c using identifiers i
    where i.customer_id = ${customerId} and i.kind = c.kind and i.value = c.value`)
  await rememberErased(tx, customerId, call.now)
  await tx.run(sql`delete from identifiers where customer_id = ${customerId}`)
  await tx.run(sql`delete from addresses where customer_id = ${customerId}`)
  await tx.run(sql`delete from segment_members where customer_id = ${customerId}`)
  await tx.run(sql`delete from purchases where customer_id = ${customerId}`)
  await tx.run(sql`delete from visitor_links where customer_id = ${customerId}`)
  await tx.run(sql`
    update customers set kind = 'private', name = null, folded_name = null, company_name = null, siren = null, vat_number = null, erased_at = ${call.now} where id = ${customerId}`)
  await closeSessionsOf(tx, customerId)
  return {}
}
