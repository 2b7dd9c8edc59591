import { words } from '@filrouge/kernel/words.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

/** Says the words of the shared components. */
export const say = words(fr, en)
