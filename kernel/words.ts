import { IntlMessageFormat } from 'intl-messageformat'
import { type Language, localeOf } from './language.ts'

export type WordValues = Readonly<Record<string, string | number | bigint | boolean | Date | null | undefined>>

type Catalogue = Readonly<Record<string, string>>

/** Says a message of a catalogue in a language, its values filled in. */
export type Say<Key extends string> = (language: Language, key: Key, values?: WordValues) => string

function checked(catalogue: Catalogue): Catalogue {
  for (const [key, message] of Object.entries(catalogue)) {
    // In ICU messages a straight apostrophe before a brace starts a quotation: « d'{name} » would print « d{name} ».
    if (/'[{}]/.test(message)) throw new Error(`the message ${key} needs a typographic apostrophe (’) before its brace`)
  }
  return catalogue
}

/**
 * Words in French and English: two plain records from key to ICU message. Keys come from the French record and the
 * English one must have exactly the same. Messages give text, never markup; a date is formatted by the caller, who
 * knows the time zone.
 */
export function words<const French extends Catalogue, const English extends Record<keyof French, string>>(
  french: French,
  english: English & Record<Exclude<keyof English, keyof French>, never>,
): Say<keyof French & string> {
  const catalogues: Record<Language, Catalogue> = { fr: checked(french), en: checked(english as Catalogue) }
  const compiled: Record<Language, Map<string, IntlMessageFormat | string>> = { fr: new Map(), en: new Map() }
  return (language, key, values) => {
    let message = compiled[language].get(key)
    if (message === undefined) {
      const source = catalogues[language][key]
      if (source === undefined) throw new Error(`there are no words for ${key}`)
      message = /[{']/.test(source)
        ? new IntlMessageFormat(source, localeOf[language], undefined, { ignoreTag: true })
        : source
      compiled[language].set(key, message)
    }
    return typeof message === 'string' ? message : String(message.format(values))
  }
}
