import sql from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
import { tellingWords, wordsOf } from './search/search-text.ts'
import { stem } from './search/stem.ts'

/** A group of synonyms: whoever says one of `said` also finds `found`. */
export interface SynonymGroup {
  id: string
  origin: string
  said: string[]
  found: string[]
}

/** What else a phrase finds. */
export interface Synonyms {
  /** By the stems of a phrase. */
  of(stems: string): readonly string[]
}

const lifeMs = 2000
const keptOf = new WeakMap<Database, { synonyms: Synonyms; readAt: number }>()

/** All synonyms, from memory where they were read in the last two seconds. */
export async function synonymsOf(tx: Tx): Promise<Synonyms> {
  const kept = keptOf.get(tx.database)
  const now = performance.now()
  if (kept && now - kept.readAt < lifeMs) return kept.synonyms
  // Noted before asking, so that of many callers only one asks.
  if (kept) kept.readAt = now
  const synonyms = meanings(await synonymGroups(tx))
  keptOf.set(tx.database, { synonyms, readAt: now })
  return synonyms
}

/** After a change of synonyms: this server reads them again at once, others within two seconds. */
export function synonymsChanged(tx: Tx): void {
  tx.afterCommit(() => keptOf.delete(tx.database))
}

/** Every group, those set by hand first, the newest of them on top. */
export function synonymGroups(tx: Tx): Promise<SynonymGroup[]> {
  return tx.rows<SynonymGroup>(sql`
    select id, origin, said, found from synonym_groups order by (origin <> 'hand'), origin, position desc, id`)
}

function meanings(groups: readonly SynonymGroup[]): Synonyms {
  const found = new Map<string, string[]>()
  for (const group of groups) {
    for (const phrase of group.said) {
      const key = stemsOf(phrase)
      found.set(key, [...(found.get(key) ?? []), ...group.found])
    }
  }
  return { of: (stems) => found.get(stems) ?? [] }
}

const stemsOf = (phrase: string) => tellingWords(wordsOf(phrase)).map(stem).join(' ')
