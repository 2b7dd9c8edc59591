import type { Events } from '@filrouge/contract/events.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { fold } from '@filrouge/kernel/text.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { type Identifier, readIdentifiers } from './identifiers.ts'

/** How a customer came to be known; what an identifier proves depends on it. */
export type How = Events['customer.added']['how']

export interface NewCustomer {
  email?: string
  phone?: string
  name?: string
  language: Language
}

/**
 * The customer of an e-mail address or a telephone number, added where nobody has it yet. Who is already known is answered as she is: nothing
 * is hung on her, or a stranger who knows her address could add his own telephone and sign in by it.
 */
export async function findOrAddByReach(tx: Tx, reach: NewCustomer, how: How, call: Call): Promise<Id<'customer'>> {
  return (await findOrAdd(tx, reach, how, call)).customerId
}

/** The same, telling also whether she was added. */
export async function findOrAdd(
  tx: Tx,
  reach: NewCustomer,
  how: How,
  call: Call,
): Promise<{ customerId: Id<'customer'>; isNew: boolean }> {
  const identifiers = readIdentifiers(reach)
  if (identifiers.length === 0) throw new Error('a customer is added by an e-mail address or a telephone number')
  const known = await findByIdentifiers(tx, identifiers)
  if (known) return { customerId: known, isNew: false }
  const added = await addWithIdentifiers(tx, identifiers, reach, how, call)
  if (added) return { customerId: added, isNew: true }
  // Someone added her at the same moment: now she can be seen.
  const first = await findByIdentifiers(tx, identifiers)
  if (!first) throw new Error('an identifier is taken and cannot be read')
  return { customerId: first, isNew: false }
}

async function findByIdentifiers(tx: Tx, identifiers: Identifier[]): Promise<Id<'customer'> | undefined> {
  const rows = await tx.rows<{ customer_id: Id<'customer'> }>(sql`
    select i.customer_id
    from unnest(${identifiers.map((i) => i.kind)}::text[], ${identifiers.map((i) => i.value)}::text[]) with ordinality w(kind, value, place)
    join identifiers i on i.kind = w.kind and i.value = w.value
    order by w.place limit 1`)
  return rows[0]?.customer_id
}

/** Adds a customer with her identifiers, or nothing (undefined) when one of them was taken meanwhile: the unique key decides who was first. */
export async function addWithIdentifiers(
  tx: Tx,
  identifiers: Identifier[],
  person: { name?: string; language: Language },
  how: How,
  call: Call,
): Promise<Id<'customer'> | undefined> {
  const id = newId('customer')
  await insertCustomer(tx, id, person, call.now)
  const taken = await tx.run(sql`
    insert into identifiers (kind, value, customer_id, source, created_at)
    select w.kind, w.value, ${id}, ${how}, ${call.now}
    from unnest(${identifiers.map((i) => i.kind)}::text[], ${identifiers.map((i) => i.value)}::text[]) w(kind, value)
    order by w.kind, w.value
    on conflict (kind, value) do nothing`)
  if (taken < identifiers.length) {
    await tx.run(sql`delete from identifiers where customer_id = ${id}`)
    await tx.run(sql`delete from customers where id = ${id}`)
    return undefined
  }
  await publish(tx, call, 'customer.added', id, { customerId: id, how })
  return id
}

/** Writes the row of a customer who has no identifier yet. */
export async function insertCustomer(
  tx: Tx,
  id: Id<'customer'>,
  person: { name?: string; language: Language },
  now: Date,
): Promise<void> {
  const name = person.name?.trim() || null
  await tx.run(sql`
    insert into customers (id, name, folded_name, language, created_at)
    values (${id}, ${name}, ${name && fold(name)}, ${person.language}, ${now})`)
}
