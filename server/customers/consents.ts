import { type ConsentPurpose, type ConsentView, consentPurposes, consentWording } from '@filrouge/contract/customers.ts'
import { say } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { retailerOf } from '../platform/retailer.ts'

interface ConsentRow {
  purpose: ConsentPurpose
  given: boolean
  said_at: Date
  channel: string
  source: string
  wording_version: string
  wording: string
}

/** The sentence of a purpose, as she reads it and as the ledger keeps it. */
export const consentSentence = (purpose: ConsentPurpose, retailer: string, language: Language): string =>
  say(language, `consent.${purpose}.${consentWording}`, { retailer })

/** How a customer stands on every purpose: what she said last, with its proof; what she was never asked is a no. */
export async function consentsOf(tx: Tx, customerId: Id<'customer'>): Promise<ConsentView[]> {
  const rows = await tx.rows<ConsentRow>(sql`
    select distinct on (purpose) purpose, given, said_at, channel, source, wording_version, wording
    from consents where customer_id = ${customerId} order by purpose, id desc`)
  return consentPurposes.map((purpose) => {
    const row = rows.find((one) => one.purpose === purpose)
    return row ? viewOf(row) : { purpose, given: false }
  })
}

/** Whether she agrees, now, to one purpose. */
export async function agreesTo(tx: Tx, customerId: Id<'customer'>, purpose: ConsentPurpose): Promise<boolean> {
  const last = await tx.maybe<{ given: boolean }>(sql`
    select given from consents where customer_id = ${customerId} and purpose = ${purpose} order by id desc limit 1`)
  return last?.given === true
}

/** Writes down what she said: one row of the ledger, unless it is what she had said already. */
export async function recordConsent(
  tx: Tx,
  said: {
    customerId: Id<'customer'>
    purpose: ConsentPurpose
    given: boolean
    source: 'account' | 'order' | 'erasure' | 'link'
  },
  call: Call,
): Promise<void> {
  const { customerId, purpose, given, source } = said
  // Two presses at once are one answer: they take turns at her row.
  await tx.run(sql`select from customers where id = ${customerId} for update`)
  if ((await agreesTo(tx, customerId, purpose)) === given) return
  await writeDown(tx, { customerId, purpose, given, source }, call)
  await publish(tx, call, 'customer.consented', customerId, { customerId, purpose, given })
}

/** Writes down what a guest said about one order of hers: who has no account agrees too, and takes it back. */
export async function recordGuestConsent(
  tx: Tx,
  said: { orderId: Id<'order'>; purpose: ConsentPurpose; given: boolean },
  call: Call,
): Promise<void> {
  await writeDown(tx, { ...said, customerId: null, source: 'order' }, call)
}

async function writeDown(
  tx: Tx,
  said: {
    customerId: Id<'customer'> | null
    orderId?: Id<'order'>
    purpose: ConsentPurpose
    given: boolean
    source: 'account' | 'order' | 'erasure' | 'link'
  },
  call: Call,
): Promise<void> {
  const { customerId, orderId, purpose, given, source } = said
  const retailer = await retailerOf(tx)
  await tx.run(sql`
    insert into consents (id, customer_id, order_id, purpose, given, wording_version, wording, language, source, channel, session_id, said_at)
    values (${newId('consent')}, ${customerId}, ${orderId ?? null}, ${purpose}, ${given}, ${consentWording},
      ${consentSentence(purpose, retailer?.name ?? '', call.language)}, ${call.language}, ${source}, ${call.channel ?? 'web'},
      ${call.session?.id ?? null}, ${call.now})`)
}

const viewOf = (row: ConsentRow): ConsentView => ({
  purpose: row.purpose,
  given: row.given,
  at: row.said_at.toISOString(),
  channel: row.channel,
  source: row.source,
  wordingVersion: row.wording_version,
  wording: row.wording,
})
