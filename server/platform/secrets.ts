import sql from 'sql-template-tag'
import type { Database, Tx } from './db/database.ts'

const kept = new WeakMap<Database, Map<string, Buffer>>()

/** A key this retailer signs with. Made once and never changed, so it is read once. */
export async function secretOf(
  tx: Tx,
  name: 'order_links' | 'provider_callbacks' | 'web_push' | 'collection_codes' | 'erased_identifiers' | 'consent_links',
): Promise<Buffer> {
  const known = kept.get(tx.database) ?? new Map<string, Buffer>()
  kept.set(tx.database, known)
  const found = known.get(name)
  if (found) return found
  const { value } = await tx.one<{ value: Buffer }>(sql`select value from secrets where name = ${name}`)
  known.set(name, value)
  return value
}
