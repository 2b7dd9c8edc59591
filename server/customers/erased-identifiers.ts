import { createHmac } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { secretOf } from '../platform/secrets.ts'

interface Said {
  kind: string
  value: string
}

/** Remembers, as keyed hashes only, by what a person was known who asked to be forgotten. */
export async function rememberErased(tx: Tx, customerId: string, now: Date): Promise<void> {
  const said = await tx.rows<Said>(sql`select kind, value from identifiers where customer_id = ${customerId}`)
  const hashes = await hashesOf(tx, [...said, { kind: 'id', value: customerId }])
  await tx.run(sql`
    insert into erased_identifiers (hash, erased_at) select hash, ${now}::timestamptz from unnest(${hashes}::bytea[]) h(hash) on conflict do nothing`)
}

/** Which of these are of a person who asked to be forgotten. */
export async function erasedAmong(tx: Tx, said: readonly Said[]): Promise<Set<Said>> {
  if (said.length === 0 || !(await tx.maybe(sql`select 1 from erased_identifiers limit 1`))) return new Set()
  const hashes = await hashesOf(tx, said)
  const rows = await tx.rows<{ hash: Buffer }>(
    sql`select hash from erased_identifiers where hash = any(${hashes}::bytea[])`,
  )
  const found = new Set(rows.map(({ hash }) => hash.toString('hex')))
  return new Set(said.filter((_, place) => found.has(hashes[place]!.toString('hex'))))
}

async function hashesOf(tx: Tx, said: readonly Said[]): Promise<Buffer[]> {
  const key = await secretOf(tx, 'erased_identifiers')
  return said.map(({ kind, value }) => createHmac('sha256', key).update(`${kind} ${value}`).digest())
}
