import type * as contract from '@filrouge/contract/contact.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'

/** So few from one address that its owner is never flooded with acknowledgements he did not ask for. */
const messagesAtMost = 3
const withinMs = 3_600_000

/** Takes what someone writes to the retailer; it is sent on, and acknowledged, afterwards. */
export async function writeToRetailer(
  tx: Tx,
  input: Input<typeof contract.writeToRetailer>,
  call: Call,
): Promise<Output<typeof contract.writeToRetailer>> {
  const id = input.id ?? newId('contactMessage')
  const email = input.email.toLowerCase()
  // Those who write from one address wait for each other, so that the count below is true.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`contact_messages ${email}`}, 0))`)
  const written = await tx.maybe<{ id: string; received_at: Date }>(
    sql`select id, received_at from contact_messages where id = ${id}`,
  )
  if (written) return { id, receivedAt: written.received_at.toISOString() }
  const taken = await tx.run(sql`
    insert into contact_messages (id, customer_id, name, email, subject, order_number, body, language, received_at)
    select ${id}, ${call.session?.customerId ?? null}, ${input.name}, ${email}, ${input.subject}, ${input.orderNumber ?? null},
      ${input.body}, ${call.language}, ${call.now}
    where ${messagesAtMost}::integer > (
      select count(*) from contact_messages where email = ${email} and received_at > ${new Date(call.now.getTime() - withinMs)})`)
  if (taken === 0) refuse('too_many_attempts')
  await publish(tx, call, 'contact.written', id, { contactMessageId: id })
  return { id, receivedAt: call.now.toISOString() }
}
