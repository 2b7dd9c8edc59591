import type { Language } from '@filrouge/contract/shapes.ts'
import { normaliseEmail } from '@filrouge/kernel/email.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import { fold } from '@filrouge/kernel/text.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

export interface CustomerToAdd {
  name?: string
  email?: string
  phone?: string
  card?: string
  language?: Language
}

/**
 * Adds many customers at once, for loading. Whoever has an identifier that is already known is left as she is, so that loading twice changes
 * nothing. Answers the ids by the row's place; undefined where the row named nobody new.
 */
export async function addCustomers(tx: Tx, rows: CustomerToAdd[], now: Date): Promise<(Id<'customer'> | undefined)[]> {
  const said = rows.flatMap((row, place) =>
    [
      { kind: 'email', value: row.email && normaliseEmail(row.email) },
      { kind: 'phone', value: row.phone && normalisePhone(row.phone) },
      { kind: 'card', value: row.card?.replace(/\s/g, '') },
    ].flatMap(({ kind, value }) => (value ? [{ place, kind, value }] : [])),
  )
  const known = await tx.rows<{ kind: string; value: string }>(sql`
    select i.kind, i.value
    from unnest(${said.map((s) => s.kind)}::text[], ${said.map((s) => s.value)}::text[]) w(kind, value)
    join identifiers i on i.kind = w.kind and i.value = w.value`)
  const taken = new Set(known.map(({ kind, value }) => `${kind} ${value}`))
  const fresh = rows.map((row, place) => {
    const mine = said.filter((s) => s.place === place)
    if (mine.length === 0 || mine.some((s) => taken.has(`${s.kind} ${s.value}`))) return undefined
    for (const { kind, value } of mine) taken.add(`${kind} ${value}`)
    return { id: newId('customer'), row, mine }
  })
  const added = fresh.filter((customer) => customer !== undefined)
  const names = added.map(({ row }) => row.name?.trim() || null)
  await tx.run(sql`
    insert into customers (id, name, folded_name, language, created_at)
    select w.*, ${now}
    from unnest(${added.map(({ id }) => id)}::text[], ${names}::text[], ${names.map((name) => name && fold(name))}::text[],
      ${added.map(({ row }) => row.language ?? 'fr')}::text[]) w`)
  const identifiers = added.flatMap(({ id, mine }) => mine.map(({ kind, value }) => ({ id, kind, value })))
  await tx.run(sql`
    insert into identifiers (kind, value, customer_id, source, created_at)
    select w.*, 'import', ${now}
    from unnest(${identifiers.map((i) => i.kind)}::text[], ${identifiers.map((i) => i.value)}::text[],
      ${identifiers.map((i) => i.id)}::text[]) w`)
  return fresh.map((customer) => customer?.id)
}
