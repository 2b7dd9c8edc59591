import { fold } from '@filrouge/kernel/text.ts'
import type { Synonyms } from '../synonyms.ts'
import { type PriceWish, readIntent } from './intents.ts'
import { isRealWord } from './real-words.ts'
import type { SearchIndex } from './search-index.ts'
import { askedWordsOf, isPlainWord, isPolite, tellingWords, units, wordsOf } from './search-text.ts'
import { stem } from './stem.ts'
import { equivalents } from './units.ts'

/** One way in which an article may say what was asked. */
export interface Alternative {
  /** All of them must be said. */
  terms: number[]
  weight: number
  how: 'word' | 'synonym' | 'correction' | 'beginning' | 'compound' | 'quantity'
  /** In words. */
  said: string
}

/** A word that was asked for, or a run of words that means one thing. */
export interface Group {
  asked: string
  alternatives: Alternative[]
  /** What people say around what they want counts where it is said, and is never required. */
  isRequired: boolean
  /** Its words each by itself, where it is a run of several. */
  parts?: Group[]
}

/** What someone asked for, understood. */
export interface ReadQuery {
  groups: Group[]
  price?: PriceWish
  /** What an exact SKU, GTIN or reference would be, without hyphens and spaces. */
  code?: string
  /** What was really searched for, when a word was corrected. */
  corrected?: string
  /** The same for every way of asking the same: what pins and counts are kept under. */
  key: string
}

const mostBeginnings = 24
const mostBegun = 15_000
const synonymWeight = 0.85

/**
 * Understands a query: what it says of the price, its words without those that say nothing, their synonyms, what was run together or written
 * apart; a word no article says is completed or corrected. With `isTyping`, the last word may be only begun.
 */
export function readQuery(
  index: SearchIndex,
  synonyms: Synonyms,
  text: string,
  { isTyping = false, isLiteral = false } = {},
): ReadQuery {
  const { rest, price } = readIntent(text)
  const asked = tellingWords(askedWordsOf(rest))
  const groups: Group[] = []
  const shown: string[] = []
  let isCorrected = false
  for (let place = 0; place < asked.length; ) {
    const { group, length, correction } = groupAt(index, synonyms, asked, place, isTyping, isLiteral)
    isCorrected ||= correction !== undefined
    shown.push(correction ?? asked.slice(place, place + length).join(' '))
    groups.push(group)
    place += length
  }
  if (!groups.some(({ isRequired }) => isRequired)) for (const group of groups) group.isRequired = true
  const code = codeIn(text)
  return {
    groups,
    key: queryKey(text),
    ...(price ? { price } : {}),
    ...(code === undefined ? {} : { code }),
    ...(isCorrected ? { corrected: shown.join(' ') } : {}),
  }
}

/** The same for every way of asking the same. */
export function queryKey(text: string): string {
  return tellingWords(askedWordsOf(readIntent(text).rest))
    .map(stem)
    .join(' ')
}

function codeIn(text: string): string | undefined {
  const code = fold(text).replace(/[^a-z0-9]/g, '')
  return /\d/.test(code) && code.length >= 3 && code.length <= 40 ? code : undefined
}

interface Read {
  group: Group
  /** How many of the words it takes. */
  length: number
  correction?: string
}

function groupAt(
  index: SearchIndex,
  synonyms: Synonyms,
  asked: readonly string[],
  place: number,
  isTyping: boolean,
  isLiteral: boolean,
): Read {
  const word = asked[place]!
  const next = asked[place + 1]
  if (next !== undefined && units.has(next) && /^\d[\dp]*$/.test(word)) {
    return { group: quantityGroup(index, word, next), length: 2 }
  }
  for (let length = Math.min(4, asked.length - place); length > 0; length -= 1) {
    const run = asked.slice(place, place + length)
    const meant = synonyms.of(run.map(stem).join(' '))
    const joined = length === 2 ? compound(index, run) : []
    if (length > 1 && meant.length === 0 && joined.length === 0) continue
    const isBegun = isTyping && place + length === asked.length
    const own = length > 1 ? [conjunction(index, run, 'word', 1)] : wordAlternatives(index, word, isBegun)
    const others = meant.map((phrase) => conjunction(index, wordsOf(phrase), 'synonym', synonymWeight))
    const alternatives = [...own, ...joined, ...others].filter((one) => one !== undefined)
    if (alternatives.length === 0 && !isLiteral && length === 1) {
      const { found, correction } = meantBy(index, synonyms, word)
      const group = { asked: word, alternatives: found, isRequired: !isPolite(word) }
      return { group, length, ...(correction === undefined ? {} : { correction }) }
    }
    const isRequired = length > 1 || !isPolite(word)
    const group: Group = { asked: run.join(' '), alternatives: distinct(alternatives), isRequired }
    if (length === 1) return { group, length }
    const parts = run.map((_, at) => groupAt(index, synonyms, run.slice(at, at + 1), 0, false, isLiteral).group)
    return { group: { ...group, parts }, length }
  }
  throw new Error('unreachable: a run of one word is always a group')
}

/** Each set of terms once, by the first way that names it. */
const distinct = (alternatives: readonly Alternative[]): Alternative[] => {
  const known = new Set<string>()
  return alternatives.filter(({ terms }) => {
    const key = terms.join(' ')
    return !known.has(key) && known.add(key)
  })
}

/** All words of a phrase; nothing where an article cannot say one of them. */
function conjunction(
  index: SearchIndex,
  words: readonly string[],
  how: Alternative['how'],
  weight: number,
): Alternative | undefined {
  const terms = tellingWords(words).map((word) => index.term(word))
  if (terms.length === 0 || terms.includes(undefined)) return undefined
  return { terms: [...new Set(terms as number[])], weight, how, said: words.join(' ') }
}

function wordAlternatives(index: SearchIndex, word: string, isBegun: boolean): (Alternative | undefined)[] {
  const itself = conjunction(index, [word], 'word', 1)
  // « cat6 » is also « Cat. 6 ».
  const parts = /^([a-z]{2,})(\d+)$/.exec(word) ?? /^(\d+)([a-z]{2,})$/.exec(word)
  const apart = parts ? conjunction(index, [parts[1]!, parts[2]!], 'compound', 0.85) : undefined
  if (!isBegun) return [itself, apart]
  const begun = beginnings(index, word)
  // « de » while someone types is the begin of a word, not every article that says « de ».
  const isTooMuch = itself && begun.length > 0 && word.length < 3 && index.frequency(itself.terms[0]!) > mostBegun
  return isTooMuch ? begun : [itself, apart, ...begun]
}

/** The most frequent words that begin so; of a letter or two no more than can be weighed while someone types. */
function beginnings(index: SearchIndex, word: string): Alternative[] {
  let left = mostBegun
  return index.vocabulary
    .beginningWith(word, mostBeginnings)
    .filter(({ frequency }) => {
      left -= frequency
      return left > 0 || word.length > 3
    })
    .map(({ word: whole, term }) => ({ terms: [term], weight: 0.8, how: 'beginning', said: whole }))
}

/** Two words that are also written as one: « lave linge ». */
function compound(index: SearchIndex, run: readonly string[]): (Alternative | undefined)[] {
  const joined = run.join('')
  return run.some((word) => word.length < 2 && !/\d/.test(word)) || joined.length < 4
    ? []
    : [conjunction(index, [joined], 'compound', 0.95)].filter((one) => one !== undefined)
}

function quantityGroup(index: SearchIndex, number: string, unit: string): Group {
  const alternatives = [
    conjunction(index, [number + unit], 'word', 1),
    ...equivalents(number, unit).map((quantity) => conjunction(index, [quantity], 'quantity', 0.9)),
    // « 55 » in an attribute that names no unit: better than nothing.
    conjunction(index, [number], 'quantity', 0.3),
  ].filter((one) => one !== undefined)
  return { asked: `${number.replace('p', ',')} ${unit}`, alternatives: distinct(alternatives), isRequired: true }
}

/** What a word that no article says may have meant: the begin of one, two run together, or one mistyped. */
function meantBy(index: SearchIndex, synonyms: Synonyms, word: string): { found: Alternative[]; correction?: string } {
  const begun = word.length >= 3 ? beginnings(index, word) : []
  const apart = splits(index, word)
  if (begun.length > 0 && word.length >= 4) return { found: [...begun, ...apart] }
  if (!isPlainWord(word)) return { found: [...apart, ...begun] }
  // A word that is right may only have been written as another that sounds like it: « cannon ».
  const isRight = isRealWord(word)
  const near = index.vocabulary.near(word, 4, isRight)
  const [best] = near
  // Words as likely as the best one may have been meant as well.
  const corrections = near.filter((one) => best && one.effort <= best.effort + 0.35)
  const found = corrections.flatMap(({ word: meant, term, effort }): Alternative[] => [
    { terms: [term], weight: 0.95 - effort * 0.12, how: 'correction', said: meant },
    ...synonyms
      .of(stem(meant))
      .map((phrase) => conjunction(index, wordsOf(phrase), 'synonym', synonymWeight - effort * 0.12))
      .filter((one) => one !== undefined),
  ])
  if (isRight) return { found: distinct([...found, ...begun]), ...(best ? { correction: best.shown } : {}) }
  if (apart.length > 0 && (!best || best.effort > 0.6)) return { found: distinct([...apart, ...found, ...begun]) }
  return { found: distinct([...found, ...apart, ...begun]), ...(best ? { correction: best.shown } : {}) }
}

/** Where two words were run together, the split whose rarer half is said most. */
function splits(index: SearchIndex, word: string): Alternative[] {
  let best: { alternative: Alternative; frequency: number } | undefined
  for (let at = 2; at <= word.length - 1; at += 1) {
    const halves = [word.slice(0, at), word.slice(at)]
    if (halves.some((half) => half.length < 3 && !/\d/.test(half))) {
      // « usbc » is USB-C.
      if (!(at === word.length - 1 && index.vocabulary.frequency(halves[0]!) > 5)) continue
    }
    const frequency = Math.min(...halves.map((half) => index.vocabulary.frequency(half)))
    const alternative = frequency < 2 ? undefined : conjunction(index, halves, 'compound', 0.85)
    if (alternative && (!best || frequency > best.frequency)) best = { alternative, frequency }
  }
  return best ? [best.alternative] : []
}
