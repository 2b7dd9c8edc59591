import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import { homeTimeZone, timeWords } from '@filrouge/ui/dates.ts'

const formats = new Map<Language, Intl.DateTimeFormat>()

/** A day as a column of a table has room for: « lun. 14 déc. ». */
export function shortDayWords(instant: string, language: Language): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(localeOf[language], {
      timeZone: homeTimeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    })
  formats.set(language, format)
  return format.format(new Date(instant))
}

/** A moment of the past, its day without its name: « 14 déc., 15 h 30 ». */
export function shortMomentWords(instant: string, language: Language): string {
  const day = new Intl.DateTimeFormat(localeOf[language], { timeZone: homeTimeZone, day: 'numeric', month: 'short' })
  return `${day.format(new Date(instant))}, ${timeWords(instant, language)}`
}
