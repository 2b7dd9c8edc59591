import { words } from '@filrouge/kernel/words.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

/** Says what our messages say, in the reader's language. */
export const say = words(fr, en)
