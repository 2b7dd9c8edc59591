import sql from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
import { addSearchWords } from './index-products.ts'
import { shownWords, tellingWords, wordsOf } from './search-text.ts'

export interface SynonymGroup {
  words: string[]
}

export interface SynonymPhrase {
  /** Which group of which origin. */
  group: string
  french: string
  english: string
}

const lifeMs = 5000
const keptOf = new WeakMap<Database, { phrases: SynonymPhrase[]; readAt: number }>()

/** Replaces the synonyms of an origin: each group is phrases that mean the same, in either language. The same again changes nothing. */
export async function setSynonyms(tx: Tx, groups: readonly SynonymGroup[], origin = 'own'): Promise<void> {
  const said = groups.flatMap(({ words }, group) =>
    words.map((text) => ({ group, phrase: tellingWords(wordsOf(text)).join(' '), text })),
  )
  const distinct = new Map(said.map((one) => [`${one.group} ${one.phrase}`, one]))
  const before = await tx.rows<{ group: number; phrase: string }>(sql`
    select group_number as "group", phrase from synonyms where origin = ${origin}`)
  const isSame =
    before.length === distinct.size && before.every(({ group, phrase }) => distinct.has(`${group} ${phrase}`))
  if (isSame) return
  const phrases = [...distinct.values()]
  await tx.run(sql`delete from synonyms where origin = ${origin}`)
  await tx.run(sql`
    insert into synonyms (origin, group_number, phrase, french, english)
    select ${origin}, group_number, phrase, search_stems('french_folded', phrase), search_stems('english_folded', phrase)
    from unnest(${phrases.map(({ group }) => group)}::integer[], ${phrases.map(({ phrase }) => phrase)}::text[]) w(group_number, phrase)`)
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
    select origin || group_number as "group", french, english from synonyms order by origin, group_number, phrase`)
  keptOf.set(tx.database, { phrases, readAt: now })
  return phrases
}
