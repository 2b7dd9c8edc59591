import { fold, searchWords } from '@filrouge/kernel/text.ts'

/** Texts as they are searched: the same rules for what is written into the index and for what is asked. */

const canonicalUnits: Readonly<Record<string, string>> = { go: 'gb', to: 'tb', mo: 'mb', ko: 'kb', in: 'pouce' }
const attachedUnit =
  /(?<![\p{L}\p{N}])(\d[\dp]*)-?(go|gb|to|tb|mo|mb|ko|kb|mm|cm|ml|cl|kg|mah|wh|khz|mhz|ghz|hz|db|dpi|ppm|mpx|mp|ft|in|w|v|l|m|g|h)(?![\p{L}\p{N}])/gu
const separateUnit = /(?<![\p{L}\p{N}])(\d[\dp]*)\s+(go|mo|ko|to)(?![\p{L}\p{N}]|\s*\d)/gu

/**
 * The words of a text: those of the kernel, with numbers kept whole (`1,7` and `1.7` are one word, `10 000` too) and units beside them in one
 * spelling (`55"`, `55-inch` and `55 pouces`; `16Go` and `16 GB`).
 */
export function wordsOf(text: string): string[] {
  const prepared = fold(text.replace(/(\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))/g, '$1'))
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/(\d)[.,](?=\d)/g, '$1p')
    .replace(/(\d)\s*(?:["″”]|'')/g, '$1 pouce ')
    .replace(/(\d)[\s-]*(?:pouces?|inch(?:es)?)(?![\p{L}\p{N}])/gu, '$1 pouce ')
    .replace(attachedUnit, (_, number: string, unit: string) => `${number} ${canonicalUnits[unit] ?? unit}`)
    .replace(separateUnit, (_, number: string, unit: string) => `${number} ${canonicalUnits[unit] ?? unit}`)
  return searchWords(prepared)
}

/** The words of a text for the index: also what a hyphen separates as one word, so that `wifi` finds Wi-Fi. */
export function indexedWordsOf(text: string): string[] {
  const joined = (fold(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? []).map((word) => word.replaceAll('-', ''))
  return [...wordsOf(text), ...joined.filter((word) => word.length <= 24)]
}

/** What is asked, as words; three digits after a space belong to the number before them. */
export function askedWordsOf(text: string): string[] {
  return wordsOf(text.replace(/(?<!\d)(\d{1,3})\s(?=\d{3}(?!\d))/g, '$1')).slice(0, 12)
}

const filler = new Set(
  (
    'de du des la le les un une et ou a au aux en pour avec sur dans par que qui ce cette mon ma mes ' +
    'the of for with and or in on to by an my'
  ).split(' '),
)

/** The words that say something; all of them where none does. */
export function tellingWords(words: readonly string[]): string[] {
  const telling = words.filter((word) => !filler.has(word))
  return telling.length > 0 ? telling : [...words]
}

/** Whether a word belongs into the vocabulary: letters only, so that model numbers are never "corrected". */
export function isPlainWord(word: string): boolean {
  return /^\p{L}{3,30}$/u.test(word)
}

/** The word without any one of its letters, and itself: two words one slip apart (a letter more, less, wrong or swapped) share one. */
export function deletionsOf(word: string): string[] {
  const found = new Set([word])
  for (let index = 0; index < word.length; index += 1) found.add(word.slice(0, index) + word.slice(index + 1))
  return [...found]
}

/** How many slips lie between two words, a swap of neighbours being one (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  let before: number[] = []
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      let least = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (isSame ? 0 : 1))
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (isSwap) least = Math.min(least, before[column - 2]! + 1)
      current.push(least)
    }
    before = previous
    previous = current
  }
  return previous[other.length]!
}

/** The words of a text as people write them, by their folded form: what a correction shows. */
export function shownWords(text: string): Map<string, string> {
  const shown = new Map<string, string>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) {
    const folded = fold(word)
    if (isPlainWord(folded) && !shown.has(folded)) shown.set(folded, word)
  }
  return shown
}
