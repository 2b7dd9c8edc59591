import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A telephone number in E.164 (`+33612345678`), read as dialled from a country; undefined where it cannot be one. */
export function normalisePhone(text: string, country: CountryCode = 'FR'): string | undefined {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
  // An extension cannot be kept in E.164, and dropping it would ring someone else.
  return number?.isValid() && !number.ext ? number.number : undefined
}

/** A number in E.164 as people of its country write it: « 06 12 34 56 78 », abroad with its country code. */
export function formatPhone(number: string, country: CountryCode = 'FR'): string {
  const parsed = parsePhoneNumberFromString(number)
  if (!parsed) return number
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational()
}
