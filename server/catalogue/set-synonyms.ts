import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { synonymsChanged } from './synonyms.ts'

/** Phrases that mean the same, in either language; with `found`, whoever says `words` also finds those, and not the other way round. */
export interface SynonymsToSet {
  words: string[]
  found?: string[]
}

/** Replaces the synonyms of an origin. The same again changes nothing. */
export async function setSynonyms(tx: Tx, groups: readonly SynonymsToSet[], origin = 'own'): Promise<void> {
  const values = groups.map(({ words, found = words }, position) => ({
    id: `${origin}-${position}`,
    position,
    said: words,
    found,
  }))
  const written = await tx.run(sql`
    insert into synonym_groups (id, origin, position, said, found)
    select r.id, ${origin}, r.position, r.said, r.found
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) r(id text, position integer, said text[], found text[])
    on conflict (id) do update set position = excluded.position, said = excluded.said, found = excluded.found
    where synonym_groups.origin = excluded.origin and (synonym_groups.said, synonym_groups.found) is distinct from (excluded.said, excluded.found)`)
  const removed = await tx.run(sql`
    delete from synonym_groups where origin = ${origin} and id <> all(${values.map(({ id }) => id)}::text[])`)
  if (written + removed > 0) synonymsChanged(tx)
}
