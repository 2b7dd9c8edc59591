// Said inside a name, never at its beginning.
const small = new Set('à au aux d de des du en et l la le les lès sous sur'.split(' '))
// What is spelt out is not read as a word: forms of companies, roads, areas, and the kinds of a post office.
const spelt = new Set(
  'LPA LPR LPRC LPRT LPRU LRPC LRPU RP RPC RPU SARL SA SAS EURL SNC RN RD ZA ZAC ZI ZC CC BP II III IV VI VII VIII IX XI XII XIV XV XVI'.split(
    ' ',
  ),
)
// Shortened words, which have no vowel and are no initials either.
const shortened = new Set(['ST', 'STE', 'STS', 'PL', 'BD', 'DR', 'MR', 'MGR'])

/**
 * A name or an address as it is read, where a register keeps it in capitals: « LA CHAPELLE ST MARTIN EN PLAINE » is « La Chapelle St Martin en
 * Plaine ». A text that has a small letter is left as somebody wrote it. Accents that the register has lost do not come back.
 */
export function readableName(text: string): string {
  if (/\p{Ll}/u.test(text) || !/\p{Lu}{2}/u.test(text)) return text
  const words = text.trim().split(/\s+/)
  return (
    words
      .map((word, place) => readableWord(word, place === 0))
      .join(' ')
      // « DE L EGLISE »: the register has lost the apostrophe too.
      .replace(/(?<=^|\s)([ld]) (?=[aeiouyhéèêàâîôû])/giu, (_, letter: string) => `${letter}’`)
  )
}

function readableWord(word: string, isFirst: boolean): string {
  if (spelt.has(word) || /\d/.test(word)) return word
  if (!/[AEIOUYÀÂÉÈÊËÎÏÔÙÛÜŒ]/u.test(word) && word.length > 1 && !shortened.has(word)) return word
  return word
    .split(/(?<=[-'’/(])/u)
    .map((part, place) => readablePart(part, isFirst && place === 0))
    .join('')
    .replace("'", '’')
}

function readablePart(part: string, isFirst: boolean): string {
  const lower = part.toLocaleLowerCase('fr')
  if (!isFirst && small.has(lower.replace(/[-'’]$/u, ''))) return lower
  return lower.replace(/\p{L}/u, (first) => first.toLocaleUpperCase('fr'))
}
