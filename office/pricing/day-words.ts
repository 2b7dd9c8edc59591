import type { Language } from '@filrouge/contract/shapes.ts'
import { localeOf } from '@filrouge/kernel/language.ts'

/** A day with its year, as people write it. */
export const dayWords = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'medium', timeZone: 'Europe/Paris' }).format(new Date(at))
