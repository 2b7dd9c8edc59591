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
  const { known, added } = await findOrInsert(tx, identifiers, reach, how, call)
  if (known) return { customerId: known, isNew: false }
  if (added) return { customerId: added, isNew: true }
  // Someone added her at the same moment: now she can be seen.
  const first = await findByIdentifiers(tx, identifiers)
  if (!first) throw new Error('an identifier is taken and cannot be read')
  return { customerId: first, isNew: false }
}

/** In one statement: who has one of these identifiers, or a new customer with them; neither when someone was faster by a moment. */
async function findOrInsert(
  tx: Tx,
  identifiers: Identifier[],
  person: { name?: string; language: Language },
  how: How,
  call: Call,
): Promise<{ known?: Id<'customer'>; added?: Id<'customer'> }> {
  const id = newId('customer')
  const name = person.name?.trim() || null
  const row = await tx.one<{ known: Id<'customer'> | null; named: number }>(sql`
    with wanted as (
      select * from unnest(${identifiers.map((i) => i.kind)}::text[], ${identifiers.map((i) => i.value)}::text[]) with ordinality w(kind, value, place)),
    known as (
      select i.customer_id from wanted w join identifiers i on i.kind = w.kind and i.value = w.value order by w.place limit 1),
    added as (
      insert into customers (id, name, folded_name, language, created_at)
      select ${id}, ${name}, ${name && fold(name)}, ${person.language}, ${call.now} where not exists (select from known)
      returning id),
    named as (
      insert into identifiers (kind, value, customer_id, source, created_at)
      select w.kind, w.value, a.id, ${how}, ${call.now} from wanted w, added a order by w.kind, w.value
      on conflict (kind, value) do nothing returning kind)
    select (select customer_id from known) as known, (select count(*)::integer from named) as named`)
  if (row.known) return { known: row.known }
  if (row.named < identifiers.length) {
    await takeBack(tx, id)
    return {}
  }
  await publish(tx, call, 'customer.added', id, { customerId: id, how })
  return { added: id }
}

async function takeBack(tx: Tx, id: Id<'customer'>): Promise<void> {
  await tx.run(sql`delete from identifiers where customer_id = ${id}`)
  await tx.run(sql`delete from customers where id = ${id}`)
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
  const name = person.name?.trim() || null
  tx.send(sql`
    insert into customers (id, name, folded_name, language, created_at)
    values (${id}, ${name}, ${name && fold(name)}, ${person.language}, ${call.now})`)
  const taken = await tx.run(sql`
    insert into identifiers (kind, value, customer_id, source, created_at)
    select w.kind, w.value, ${id}, ${how}, ${call.now}
    from unnest(${identifiers.map((i) => i.kind)}::text[], ${identifiers.map((i) => i.value)}::text[]) w(kind, value)
    order by w.kind, w.value
    on conflict (kind, value) do nothing`)
  if (taken < identifiers.length) {
    await takeBack(tx, id)
    return undefined
  }
  await publish(tx, call, 'customer.added', id, { customerId: id, how })
  return id
}
