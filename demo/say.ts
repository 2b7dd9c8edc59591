import type { Language } from '@filrouge/kernel/language.ts'
import { words } from '@filrouge/kernel/words.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

/** Says the demo's own words. */
export const say = words(fr, en)

/** Says them in one language. */
export const sayIn =
  (language: Language) =>
  (key: Parameters<typeof say>[1], values?: Parameters<typeof say>[2]): string =>
    say(language, key, values)

export type SayIt = ReturnType<typeof sayIn>
