import sql from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
import { addSearchWords } from './index-products.ts'
import { shownWords, tellingWords, wordsOf } from './search-text.ts'

export interface SynonymGroup {
  words: string[]
}

export interface SynonymPhrase {
  group: number
  french: string
  english: string
}

const lifeMs = 5000
const keptOf = new WeakMap<Database, { phrases: SynonymPhrase[]; readAt: number }>()

/** Replaces all synonyms: each group is phrases that mean the same, in either language. */
export async function setSynonyms(tx: Tx, groups: readonly SynonymGroup[]): Promise<void> {
  const phrases = groups.flatMap(({ words }, group) =>
    words.map((text) => ({ group, phrase: tellingWords(wordsOf(text)).join(' '), text })),
  )
  await tx.run(sql`delete from synonyms`)
  await tx.run(sql`
    insert into synonyms (group_number, phrase, french, english)
    select group_number, phrase, search_stems('french_folded', phrase), search_stems('english_folded', phrase)
    from unnest(${phrases.map(({ group }) => group)}::integer[], ${phrases.map(({ phrase }) => phrase)}::text[]) w(group_number, phrase)
    on conflict do nothing`)
  // A synonym that no article says is a word all the same: it must not be corrected away.
  await addSearchWords(
    tx,
    phrases.map(({ text }) => shownWords(text)),
  )
  tx.afterCommit(() => keptOf.delete(tx.database))
}

/** All synonyms, from memory where they were read in the last five seconds. */
export async function synonymPhrases(tx: Tx): Promise<SynonymPhrase[]> {
  const kept = keptOf.get(tx.database)
  const now = performance.now()
  if (kept && now - kept.readAt < lifeMs) return kept.phrases
  if (kept) kept.readAt = now
  const phrases = await tx.rows<SynonymPhrase>(sql`
    select group_number as "group", french, english from synonyms order by group_number, phrase`)
  keptOf.set(tx.database, { phrases, readAt: now })
  return phrases
}
