import { words } from '@filrouge/kernel/words.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

/** Says the words of the associate app. */
export const say = words(fr, en)

/** The words of the app in the page's language. */
export function useWords(): (key: keyof typeof fr, values?: Parameters<typeof say>[2]) => string {
  const language = useLanguage()
  return (key, values) => say(language, key, values)
}
