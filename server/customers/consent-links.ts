import { createHmac, timingSafeEqual } from 'node:crypto'
import type * as contract from '@filrouge/contract/customers.ts'
import { type ConsentPurpose, consentPurposes } from '@filrouge/contract/customers.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { type Id, isId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { secretOf } from '../platform/secrets.ts'
import { agreesTo, recordConsent } from './consents.ts'

/** What goes into the link of a message so that whoever holds it can say no to more of them, and do nothing else. It lasts as long as she does. */
export async function consentLink(tx: Tx, customerId: Id<'customer'>, purpose: ConsentPurpose): Promise<string> {
  const said = `${customerId}.${purpose}`
  const secret = await secretOf(tx, 'consent_links')
  return `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}`
}

/** What a link is about, and whether she still agrees to it. */
export async function showConsentLink(
  tx: Tx,
  { token }: Input<typeof contract.showConsentLink>,
  _call: Call,
): Promise<Output<typeof contract.showConsentLink>> {
  const { customerId, purpose } = await read(tx, token)
  return { purpose, given: await agreesTo(tx, customerId, purpose) }
}

/** Withdraws her consent by the link in a message; saying it twice says the same. */
export async function refuseByLink(
  tx: Tx,
  { token }: Input<typeof contract.refuseByLink>,
  call: Call,
): Promise<Output<typeof contract.refuseByLink>> {
  const { customerId, purpose } = await read(tx, token)
  await recordConsent(tx, { customerId, purpose, given: false, source: 'link' }, call)
  return { purpose, given: false }
}

async function read(tx: Tx, token: string): Promise<{ customerId: Id<'customer'>; purpose: ConsentPurpose }> {
  const [customerId = '', purpose = ''] = token.split('.')
  const known = consentPurposes.find((one) => one === purpose)
  if (!known || !isId('customer', customerId)) refuse('link_unknown')
  const [given, expected] = [Buffer.from(token), Buffer.from(await consentLink(tx, customerId, known))]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) refuse('link_unknown')
  const row = await tx.maybe(sql`select from customers where id = ${customerId}`)
  if (!row) refuse('link_unknown')
  return { customerId, purpose: known }
}
