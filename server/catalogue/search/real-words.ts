import { fold } from '@filrouge/kernel/text.ts'
import english from 'dictionary-en'
import french from 'dictionary-fr'
import { stem } from './stem.ts'

let known: Set<string> | undefined

/**
 * Whether a folded word is one of French or English, in one of its usual forms: a word that is right is never "corrected" into another because no
 * article happens to say it (« tente » into « tête »). From the Hunspell dictionaries; names, which begin with a capital, are left out.
 */
export function isRealWord(word: string): boolean {
  known ??= new Set([...stemsIn(french.dic), ...stemsIn(english.dic)])
  return known.has(stem(word))
}

function* stemsIn(dictionary: Uint8Array): Iterable<string> {
  for (const [word] of Buffer.from(dictionary)
    .toString()
    .matchAll(/^\p{Ll}{3,30}(?=\/|$)/gmu))
    yield stem(fold(word))
}
