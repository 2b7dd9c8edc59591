import type * as contract from '@filrouge/contract/customers.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { consentsOf, recordConsent } from './consents.ts'

/** Gives or withdraws one consent, by the same gesture. */
export async function setConsent(
  tx: Tx,
  input: Input<typeof contract.setConsent>,
  call: Call,
): Promise<Output<typeof contract.setConsent>> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  await recordConsent(tx, { customerId, purpose: input.purpose, given: input.given, source: input.source }, call)
  return { items: await consentsOf(tx, customerId) }
}

/** What she has agreed to. */
export async function showConsents(
  tx: Tx,
  _input: Input<typeof contract.showConsents>,
  call: Call,
): Promise<Output<typeof contract.showConsents>> {
  return { items: await consentsOf(tx, call.session?.customerId ?? refuse('not_signed_in')) }
}
