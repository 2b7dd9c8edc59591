import { words } from '@filrouge/kernel/words.ts'
import { en } from './words/en.ts'
import { en as buyingEn } from './words/en-buying.ts'
import { en as discoveringEn } from './words/en-discovering.ts'
import { en as legalEn } from './words/en-legal.ts'
import { fr } from './words/fr.ts'
import { fr as buyingFr } from './words/fr-buying.ts'
import { fr as discoveringFr } from './words/fr-discovering.ts'
import { fr as legalFr } from './words/fr-legal.ts'

/** Says the storefront's own words in the reader's language. */
export const say = words(
  { ...fr, ...buyingFr, ...discoveringFr, ...legalFr },
  { ...en, ...buyingEn, ...discoveringEn, ...legalEn },
)
