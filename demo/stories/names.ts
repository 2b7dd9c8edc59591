import { en as associateEnglish } from '@filrouge/associate/words/en.ts'
import { fr as associateFrench } from '@filrouge/associate/words/fr.ts'
import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { type WordValues, words } from '@filrouge/kernel/words.ts'
import { en as shopEnglish } from '@filrouge/storefront/words/en.ts'
import { fr as shopFrench } from '@filrouge/storefront/words/fr.ts'

export type ShopKey = keyof typeof shopFrench
export type AssociateKey = keyof typeof associateFrench

/** How things are called on the screens of the two apps, in the language that is told. */
export interface Names {
  shop: (key: ShopKey, values?: WordValues) => string
  associate: (key: AssociateKey, values?: WordValues) => string
  /** A way of having the goods, as all apps call it. */
  mode: (key: `mode.${DeliveryMode}`) => string
}

const sayInShop = words(shopFrench, shopEnglish)
const sayToAssociate = words(associateFrench, associateEnglish)

/** The names that things have on the apps' screens, from the apps' own words: a button that is renamed keeps its place in the story. */
export function namesIn(language: Language): Names {
  const [shop, associate] =
    language === 'fr' ? [shopFrench, associateFrench] : ([shopEnglish, associateEnglish] as const)
  return {
    shop: (key, values) => (values ? exactly(sayInShop(language, key, values)) : patternOf(shop[key])),
    associate: (key, values) => (values ? exactly(sayToAssociate(language, key, values)) : patternOf(associate[key])),
    mode: (key) => sayCode(language, key),
  }
}

/** A regular expression for what a message may read like: what it fills in is left open. */
export function patternOf(message: string): string {
  return `^${openPatternOf(message)}$`
}

function openPatternOf(message: string): string {
  let pattern = ''
  let depth = 0
  for (const character of message) {
    if (character === '{' && depth++ === 0) pattern += '.+'
    if (depth === 0) pattern += escaped(character)
    if (character === '}') depth--
  }
  return pattern
}

/** Exactly these words. */
export const exactly = (text: string): string => `^${[...text].map(escaped).join('')}$`

/** Words that begin so. */
export const startingWith = (pattern: string): string => pattern.replace(/\$$/, '')

/** Words with these somewhere in them. */
export const holding = (text: string): string => [...text].map(escaped).join('')

// Whatever kind of space is written, one space is read.
const escaped = (character: string) => (/\s/.test(character) ? ' ' : character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'))
