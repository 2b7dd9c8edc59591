import { normaliseGtin } from '@filrouge/kernel/gtin.ts'
import { fold } from '@filrouge/kernel/text.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { askedWordsOf, deletionsOf, isPlainWord, slipsBetween, tellingWords } from './search-text.ts'
import { type SynonymPhrase, synonymPhrases } from './set-synonyms.ts'

/** What someone asked for, understood: as PostgreSQL's tsquery texts, to be cast. */
export interface ReadQuery {
  /** Every word, each with its synonyms; null where nothing was said. */
  all: string | null
  /** Any of the words as they were typed, for ranking: a synonym counts less than the word itself. */
  typed: string | null
  /** One for each word with its synonyms, for when no product says them all. */
  words: string[]
  /** What an exact SKU, GTIN or reference would be. */
  codes: string[]
  /** What was really searched for, when a word was corrected. */
  corrected?: string
}

interface Word {
  word: string
  french: string
  english: string
  isKnown: boolean
  /** What shows when it was corrected. */
  shown?: string
  isPrefix?: boolean
}

/**
 * Understands a query: folds it, leaves out words that say nothing, corrects a word that no article says by the nearest that one does, and adds
 * synonyms. With `isTyping`, the last word may be only begun.
 */
export async function readQuery(tx: Tx, text: string, { isTyping = false } = {}): Promise<ReadQuery> {
  const codes = codesIn(text)
  const asked = tellingWords(askedWordsOf(text))
  if (asked.length === 0) return { all: null, typed: null, words: [], codes }
  const [found, phrases] = await Promise.all([knownWords(tx, asked, codes), synonymPhrases(tx)])
  const words = await Promise.all(
    found.map((word, place) => {
      const isLast = place === found.length - 1
      if (isTyping && isLast) return { ...word, isPrefix: true }
      return word.isKnown || !isPlainWord(word.word) ? word : correctedWord(tx, word)
    }),
  )
  const groups = withSynonyms(words, phrases)
  const isCorrected = words.some(({ shown }) => shown !== undefined)
  return {
    all: groups.join(' & '),
    typed: words.map(lexemesOf).join(' | '),
    words: groups,
    codes,
    ...(isCorrected ? { corrected: words.map(({ word, shown }) => shown ?? word).join(' ') } : {}),
  }
}

// A SKU typed with spaces is still that SKU.
function codesIn(text: string): string[] {
  const folded = fold(text).trim()
  const gtin = normaliseGtin(text.trim())
  return [...new Set([folded, folded.replace(/\s+/g, '-'), ...(gtin ? [gtin] : [])])].filter((code) => code !== '')
}

async function knownWords(tx: Tx, words: readonly string[], codes: readonly string[]): Promise<Word[]> {
  return tx.rows<Word>(sql`
    select w.word, w.french, w.english,
      exists (select from search_words s where s.french = w.french) or exists (select from search_words s where s.english = w.english)
        or exists (select from product_search where codes && ${codes}::text[]) as "isKnown"
    from (
      select place, word, search_stems('french_folded', word) as french, search_stems('english_folded', word) as english
      from unnest(${words}::text[]) with ordinality u(word, place)
    ) w order by place`)
}

/** How many slips are forgiven in a word of this length. */
const forgiven = (length: number) => (length < 4 ? 0 : length < 7 ? 1 : length < 10 ? 2 : 3)

async function correctedWord(tx: Tx, asked: Word): Promise<Word> {
  const { word } = asked
  const candidates = await tx.rows<Word & { shown: string; frequency: number; begins: boolean }>(sql`
    (select word, shown, french, english, frequency, true as begins from search_words
     where word like ${`${word}%`} order by frequency desc limit 1)
    union all
    (select word, shown, french, english, frequency, false from search_words
     where deletions && ${deletionsOf(word)}::text[] order by frequency desc limit 40)
    union all
    (select word, shown, french, english, frequency, false from search_words
     where word % ${word} order by similarity(word, ${word}) desc, frequency desc limit 20)`)
  if (candidates.some(({ begins }) => begins)) return { ...asked, isPrefix: true }
  let best: { candidate: (typeof candidates)[number]; score: number } | undefined
  for (const candidate of candidates) {
    const slips = slipsBetween(word, candidate.word)
    if (slips > forgiven(word.length)) continue
    // People seldom mistype the first letter; a word said often is meant more often.
    const score = slips + (candidate.word[0] === word[0] ? 0 : 0.7) - Math.log10(1 + candidate.frequency) / 8
    if (!best || score < best.score) best = { candidate, score }
  }
  if (!best) return asked
  const { word: meant, shown, french, english } = best.candidate
  return { word: meant, french, english, isKnown: true, shown }
}

const quoted = (lexeme: string) => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

function lexemesOf({ word, french, english, isPrefix }: Word): string {
  const lexemes = new Set([quoted(french), quoted(english), ...(isPrefix ? [`${quoted(word)}:*`] : [])])
  return `(${[...lexemes].join(' | ')})`
}

const phraseText = (stems: string) => `(${stems.split(' ').map(quoted).join(' & ')})`

/** A tsquery text for each word, or for each run of words that is a phrase with synonyms; the longest run first. */
function withSynonyms(words: readonly Word[], phrases: readonly SynonymPhrase[]): string[] {
  const groups: string[] = []
  for (let start = 0; start < words.length; ) {
    let length = Math.min(4, words.length - start)
    let alternatives: string[] = []
    for (; length > 0; length -= 1) {
      alternatives = synonymsOf(words.slice(start, start + length), phrases)
      if (alternatives.length > 0) break
    }
    const run = words.slice(start, start + Math.max(1, length))
    const itself = run.map(lexemesOf).join(' & ')
    groups.push(
      alternatives.length === 0
        ? itself
        : `(${[run.length > 1 ? `(${itself})` : itself, ...alternatives].join(' | ')})`,
    )
    start += run.length
  }
  return groups
}

function synonymsOf(run: readonly Word[], phrases: readonly SynonymPhrase[]): string[] {
  const french = run.map((word) => word.french).join(' ')
  const english = run.map((word) => word.english).join(' ')
  const named = new Set(phrases.filter((p) => p.french === french || p.english === english).map(({ group }) => group))
  if (named.size === 0) return []
  const others = phrases.filter(({ group }) => named.has(group))
  return [...new Set(others.flatMap((phrase) => [phraseText(phrase.french), phraseText(phrase.english)]))]
}
