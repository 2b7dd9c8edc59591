/** The languages Filrouge speaks. */
export const languages = ['fr', 'en'] as const

export type Language = (typeof languages)[number]

/** The locale whose conventions (numbers, money, dates) a language follows here: Europe, day before month. */
export const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' }

/** Whether a text names a language Filrouge speaks. */
export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}
