import { words } from '@filrouge/kernel/words.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

/** Says the words of the page that shows every component. */
export const say = words(fr, en)

export type GalleryWord = keyof typeof fr
