import type { Company } from '@filrouge/contract/companies.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { normaliseEmail } from '@filrouge/kernel/email.ts'
import { type Id, idAt } from '@filrouge/kernel/ids.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import { fold } from '@filrouge/kernel/text.ts'
import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import { addAddresses, type NewAddress } from './add-addresses.ts'
import { erasedAmong } from './erased-identifiers.ts'

/** A customer as another system knows her. */
export interface PastCustomer {
  /** Hers in a retailer that is moving here: she keeps it. */
  id?: Id<'customer'>
  /** What she is called there: `shopify:1234`. */
  external?: string
  kind?: 'private' | 'company'
  /** For whom she buys: then she is no private person. */
  company?: Company
  name?: string
  email?: string
  phone?: string
  card?: string
  /** Further ones. */
  identifiers?: readonly { kind: 'email' | 'phone' | 'card' | 'external'; value: string }[]
  language?: Language
  createdAt?: Date
  addresses?: readonly Omit<NewAddress, 'customerId'>[]
  /** She asked to be forgotten before she came here: only her id does. */
  erasedAt?: Date
}

/** What became of a row: who she is, undefined where it names nobody or someone who asked to be forgotten. */
export interface EnteredCustomer {
  id?: Id<'customer'>
  isNew?: boolean
}

/** Enters customers of another system, many at once; answers who each row is. */
export async function recordCustomers(
  tx: Tx,
  rows: readonly PastCustomer[],
  now: Date,
): Promise<(Id<'customer'> | undefined)[]> {
  return (await enterCustomers(tx, rows, now)).map(({ id }) => id)
}

/**
 * Enters customers of another system, many at once; answers who each row is and whether she is new here. Whoever is known by one of her
 * identifiers (what she is called there first, then e-mail, telephone, card) is left as she is, so that entering twice changes nothing.
 */
export async function enterCustomers(tx: Tx, rows: readonly PastCustomer[], now: Date): Promise<EnteredCustomer[]> {
  const said = rows.map(identifiersOf)
  const known = await whoHas(tx, said.flat())
  const ids = rows.flatMap(({ id }) => (id ? [id] : []))
  const there = await tx.rows<{ id: Id<'customer'>; isErased: boolean }>(sql`
    select id, erased_at is not null as "isErased" from customers where id = any(${ids}::text[])`)
  const gone = new Set(there.filter(({ isErased }) => isErased).map(({ id }) => id))
  for (const { id } of there) known.set(keyOf({ kind: 'id', value: id }), id)
  const unknown = said.flat().filter((one) => !known.has(keyOf(one)))
  const erased = await erasedAmong(tx, unknown)
  const added: { id: Id<'customer'>; row: PastCustomer }[] = []
  const identifiers: { id: Id<'customer'>; kind: string; value: string }[] = []
  const who = rows.map((row, place): EnteredCustomer => {
    const mine = said[place]!
    if (mine.length === 0) return {}
    const hers = mine.map(keyOf).find((key) => known.has(key))
    const isErased = row.id !== undefined && gone.has(row.id) && !row.erasedAt
    // An order kept for its invoice names her by her id, and by nothing else.
    if (isErased && mine.length === 1) return { id: row.id! }
    if (isErased || (hers === undefined && mine.some((one) => erased.has(one)))) return {}
    const id = hers === undefined ? (row.id ?? idAt('customer', row.createdAt ?? now)) : known.get(hers)!
    if (hers === undefined) added.push({ id, row })
    // On someone who was known, nothing is hung but what the other system calls her.
    for (const identifier of mine.filter(({ kind }) => hers === undefined || kind === 'external')) {
      if (known.has(keyOf(identifier))) continue
      known.set(keyOf(identifier), id)
      if (identifier.kind === 'id') continue
      identifiers.push({ id, ...identifier })
    }
    return { id, isNew: hers === undefined }
  })
  const people = added.map(({ id, row }) => ({ ...row, id, name: row.name?.trim() || null, at: row.createdAt ?? now }))
  await tx.run(sql`
    insert into customers (id, kind, name, company_name, siren, vat_number, folded_name, language, created_at, erased_at)
    select id, coalesce(kind, 'private'), name, company->>'name', company->>'siren', company->>'vatNumber', folded, coalesce(language, 'fr'), at, "erasedAt"
    from jsonb_to_recordset(${json(people.map((person) => ({ ...person, folded: person.name && fold(person.name) })))}::jsonb)
      p(id text, kind text, name text, company jsonb, folded text, language text, at timestamptz, "erasedAt" timestamptz)`)
  await tx.run(sql`
    insert into identifiers (kind, value, customer_id, source, created_at)
    select kind, value, id, 'import', ${now}::timestamptz from jsonb_to_recordset(${json(identifiers)}::jsonb) i(id text, kind text, value text)
    order by kind, value on conflict (kind, value) do nothing`)
  const addresses = added.flatMap(({ id, row }) => (row.addresses ?? []).map((one) => ({ ...one, customerId: id })))
  if (addresses.length > 0) await addAddresses(tx, addresses, now)
  return who
}

interface Said {
  kind: string
  value: string
}

const keyOf = ({ kind, value }: Said) => `${kind} ${value}`

function identifiersOf(row: PastCustomer): Said[] {
  const own = row.id ? [{ kind: 'id', value: row.id }] : []
  if (row.erasedAt) return own
  const further = row.identifiers ?? []
  return [
    ...own,
    { kind: 'external', value: row.external?.trim() },
    { kind: 'email', value: row.email && normaliseEmail(row.email) },
    { kind: 'phone', value: row.phone && normalisePhone(row.phone) },
    { kind: 'card', value: row.card?.replace(/\s/g, '') },
    ...further,
  ].flatMap(({ kind, value }) => (value ? [{ kind, value }] : []))
}

async function whoHas(tx: Tx, said: readonly Said[]): Promise<Map<string, Id<'customer'>>> {
  const rows = await tx.rows<Said & { customer_id: Id<'customer'> }>(sql`
    select i.kind, i.value, i.customer_id
    from unnest(${said.map(({ kind }) => kind)}::text[], ${said.map(({ value }) => value)}::text[]) w(kind, value)
    join identifiers i on i.kind = w.kind and i.value = w.value`)
  return new Map(rows.map((row) => [keyOf(row), row.customer_id]))
}
