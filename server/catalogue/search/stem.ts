/**
 * One stem for a word in French or English, so that a plural, a feminine and the other language's twin meet: « bouilloires », « sportive » and
 * « sportif », « batterie » and `battery`. Light on purpose: full stemmers (Snowball) also join what shoppers keep apart.
 */

const kept = new Set(['lens', 'plus', 'sans', 'dans', 'sous', 'bois', 'mais', 'tapis'])
const shortest = 4

/** The stem of a folded word; words with digits and short words are their own. */
export function stem(word: string): string {
  if (word.length < shortest || !/^[a-z]+$/.test(word) || kept.has(word)) return word
  let one = withoutPlural(word)
  if (one.length >= 8 && one.endsWith('ing')) one = one.slice(0, -3)
  if (one.length > 5 && one.endsWith('que')) one = `${one.slice(0, -3)}c`
  while (one.length > shortest && one.endsWith('e')) one = one.slice(0, -1)
  if (one.length >= shortest && /[yi]$/.test(one)) one = `${one.slice(0, -1)}i`
  if (one.length >= shortest && one.endsWith('v')) one = `${one.slice(0, -1)}f`
  if (one.length >= shortest && /([b-df-hj-np-tv-z])\1$/.test(one)) one = one.slice(0, -1)
  return one
}

function withoutPlural(word: string): string {
  if (word.endsWith('eaux')) return word.slice(0, -1)
  if (word.length > 5 && word.endsWith('aux')) return `${word.slice(0, -2)}l`
  if (word.endsWith('ux')) return word.slice(0, -1)
  if (word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}
