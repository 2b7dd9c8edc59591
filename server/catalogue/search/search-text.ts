import { fold, searchWords } from '@filrouge/kernel/text.ts'

/** Texts as they are searched: the same rules for what is written into the index and for what is asked. */

const unitSpellings: Readonly<Record<string, string>> = {
  go: 'gb|gigas?|gigaoctets?|gigabytes?|gigs?',
  to: 'tb|teraoctets?|terabytes?',
  mo: 'mb|megaoctets?|megabytes?',
  ko: 'kb',
  pouce: 'in|inch|inches|pouces?',
  w: 'watts?',
  v: 'volts?',
  l: 'litres?|liters?',
  kg: 'kilos?|kilogrammes?|kilograms?|kgs',
  g: 'grammes?|grams?|gr',
  m: 'metres?|meters?|mtr',
  cm: 'centimetres?|centimeters?',
  mm: 'millimetres?|millimeters?',
  mp: 'mpx|mpix|mpixels?|megapixels?|mega pixels?',
  ft: 'feet|foot|pieds?',
  hz: 'hertz',
  ml: '',
  cl: '',
  mg: '',
  mah: '',
  wh: '',
  khz: '',
  mhz: '',
  ghz: '',
  db: '',
  dpi: 'ppp',
  ppm: '',
  kw: '',
  va: '',
  kva: '',
  h: 'heures?|hours?',
  mbit: '',
  gbit: '',
}
const canonical: Readonly<Record<string, string>> = { go: 'gb', to: 'tb', mo: 'mb', ko: 'kb' }

/** The units that follow a number, as they are written here. */
export const units: ReadonlySet<string> = new Set(Object.keys(unitSpellings).map((unit) => canonical[unit] ?? unit))

const spellings = Object.entries(unitSpellings).map(
  ([unit, others]) =>
    [canonical[unit] ?? unit, new RegExp(`^(?:${unit}${others === '' ? '' : `|${others}`})$`)] as const,
)
const unitNamed = new Map<string, string | undefined>()

function unitOf(text: string): string | undefined {
  if (text.length > 14) return undefined
  if (!unitNamed.has(text)) {
    if (unitNamed.size > 5000) unitNamed.clear()
    unitNamed.set(text, spellings.find(([, pattern]) => pattern.test(text))?.[0])
  }
  return unitNamed.get(text)
}

const afterNumber = /(?<![\p{L}\p{N}])(\d[\dp]*)([\s-]*)([a-z]+)(?![\p{L}\p{N}])/gu

/**
 * The words of a text: those of the kernel, with numbers kept whole (`1,7` and `1.7` are one word, `10 000` too) and units beside them in one
 * spelling (`55"`, `55-inch` and `55 pouces`; `16Go` and `16 GB`; `2.00 m` and `2 mètres`; `160x200` and `160 × 200`).
 */
export function wordsOf(text: string): string[] {
  const folded = fold(text.replace(/(\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))/g, '$1'))
  if (!/\d/.test(folded)) return searchWords(folded)
  const prepared = folded
    .replace(/(?<![a-z]|\d[a-z])(\d+)\s*[x×*]\s*(?=\d)/g, '$1 ')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/(\d)[.,](?=\d)/g, '$1p')
    .replace(/(\dp\d*?)0+(?!\d)/g, (_, kept: string) => kept.replace(/p$/, ''))
    .replace(/(\d)\s*(?:["″”]|'')/g, '$1 pouce ')
    .replace(afterNumber, (all, number: string, between: string, word: string, at: number, whole: string) => {
      const unit = unitOf(word)
      // « 4 to 20 », « 3 in 1 »: in English these are no units unless written onto the number.
      const isEnglish =
        between !== '' && (word === 'in' || (word === 'to' && /^\s*\d/.test(whole.slice(at + all.length))))
      return unit === undefined || isEnglish ? all : `${number} ${unit}`
    })
  return searchWords(prepared)
}

/** A number and its unit as one word: `16gb`. */
export function quantitiesIn(words: readonly string[]): string[] {
  const found: string[] = []
  for (let place = 1; place < words.length; place += 1) {
    if (units.has(words[place]!) && /^\d[\dp]*$/.test(words[place - 1]!)) found.push(words[place - 1]! + words[place]!)
  }
  return found
}

/** The words of a text for the index: also what a hyphen separates as one word, so that `wifi` finds Wi-Fi, and numbers with their units. */
export function indexedWordsOf(text: string): string[] {
  const words = wordsOf(text)
  const joined = (fold(text).match(/[\p{L}\p{N}]+(?:[-./][\p{L}\p{N}]+)+/gu) ?? []).map((word) =>
    word.replace(/[-./]/g, ''),
  )
  return [...words, ...joined.filter((word) => word.length <= 24), ...quantitiesIn(words)]
}

const mostAsked = 12
const longestWord = 40

/** What is asked, as words; three digits after a space belong to the number before them. */
export function askedWordsOf(text: string): string[] {
  return wordsOf(text.slice(0, 300).replace(/(?<!\d)(\d{1,3})\s(?=\d{3}(?!\d))/g, '$1'))
    .slice(0, mostAsked)
    .map((word) => word.slice(0, longestWord))
}

const filler = new Set(
  (
    'de du des la le les un une et ou a au aux en pour avec sur dans par que qui ce cet cette ces mon ma mes ton ta tes vos nos ' +
    'je tu il elle on nous vous y est sont the of for with and or in on to by an my your i is are it me'
  ).split(' '),
)

// What people say around what they want: where an article says it too, it counts; it is never required.
const polite = new Set(
  (
    'cherche cherchons recherche chercher voudrais voudrait veux veut aimerais souhaite besoin avez auriez vendez trouver trouve choisir choix ' +
    'acheter achat commander bonjour bonsoir salut merci svp quel quelle quels quelles comment meilleur meilleure meilleurs meilleures top ' +
    'bon bonne bons bonnes conseil avis comparatif prix promo promotion solde soldes livraison magasin taille pointure couleur marque modele ' +
    'reference ref best buy looking want need find what which where good great nice price deal deals sale shop online size colour color brand ' +
    'model please hello some any cherchez vendre modele type sorte'
  ).split(' '),
)

/** Whether a word need not be said by what is found. */
export const isPolite = (word: string): boolean => polite.has(word)

/** The words that say something; all of them where none does. */
export function tellingWords(words: readonly string[]): string[] {
  const telling = words.filter((word) => !filler.has(word))
  return telling.length > 0 ? telling : [...words]
}

/** Whether a word belongs into the vocabulary: letters only, so that model numbers are never "corrected". */
export function isPlainWord(word: string): boolean {
  return /^\p{L}{3,30}$/u.test(word)
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
