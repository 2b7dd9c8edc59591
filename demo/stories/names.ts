import { say as sayToAssociate } from '@filrouge/associate/say.ts'
import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import type { Say, WordValues } from '@filrouge/kernel/words.ts'
import { sayOffice } from '@filrouge/office/say.ts'
import { say as sayInShop } from '@filrouge/storefront/words.ts'
import { say as sayInPieces } from '@filrouge/ui/say.ts'

type KeyOf<S> = S extends Say<infer Key> ? Key : never
type NameOf<S> = (key: KeyOf<S>, values?: WordValues) => string

/** How things are called on the screens of the two apps, in the language that is told. */
export interface Names {
  shop: NameOf<typeof sayInShop>
  associate: NameOf<typeof sayToAssociate>
  office: NameOf<typeof sayOffice>
  /** What the pieces that apps share are called. */
  pieces: NameOf<typeof sayInPieces>
  /** A way of having the goods, as all apps call it. */
  mode: (key: `mode.${DeliveryMode}`) => string
}

/** The names that things have on the apps' screens, from the apps' own words: a button that is renamed keeps its place in the story. */
export function namesIn(language: Language): Names {
  return {
    shop: (key, values) => exactly(sayInShop(language, key, values ?? anything)),
    associate: (key, values) => exactly(sayToAssociate(language, key, values ?? anything)),
    office: (key, values) => exactly(sayOffice(language, key, values ?? anything)),
    pieces: (key, values) => exactly(sayInPieces(language, key, values ?? anything)),
    mode: (key) => sayCode(language, key),
  }
}

const filledIn = '\uE000'
/** Where no values are given, whatever a message fills in is left open. */
const anything = new Proxy<WordValues>({}, { get: () => filledIn, has: () => true })

/** Exactly these words, but for what is filled in: a regular expression, as all of these are. */
export const exactly = (text: string): string => `^${holding(text).replaceAll(filledIn, '.+')}$`

/** Words that begin so. */
export const startingWith = (pattern: string): string => pattern.replace(/\$$/, '')

/** Words with these somewhere in them. */
export const holding = (text: string): string => [...text].map(escaped).join('')

// Whatever kind of space is written, one space is read.
const escaped = (character: string) => (/\s/.test(character) ? ' ' : character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'))
