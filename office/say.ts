import { type WordValues, words } from '@filrouge/kernel/words.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

/** Says a sentence of the office in the reader's language. */
export const sayOffice = words(fr, en)

export type OfficeWord = Parameters<typeof sayOffice>[1]

/** The sentences of the office in the language of the page. */
export function useWords(): (key: OfficeWord, values?: WordValues) => string {
  const language = useLanguage()
  return (key, values) => sayOffice(language, key, values)
}

/** The name of a customer as it is shown everywhere: her name, else how she is reached. */
export function nameOf(customer: { name?: string; emails: string[]; phones: string[] }): string | undefined {
  return customer.name ?? customer.emails[0] ?? (customer.phones[0] && phoneWords(customer.phones[0]))
}
