import { words } from '@filrouge/kernel/words.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

/** Says the storefront's own words in the reader's language. */
export const say = words(fr, en)
