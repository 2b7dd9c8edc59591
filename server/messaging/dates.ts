import { type Language, localeOf } from '@filrouge/kernel/language.ts'

// Messages are read in France, wherever the server stands.
const timeZone = 'Europe/Paris'

const days: Record<Language, Intl.DateTimeFormat> = { fr: dayFormat('fr'), en: dayFormat('en') }
const times = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', hour12: false, timeZone })

function dayFormat(language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf[language], { weekday: 'long', day: 'numeric', month: 'long', timeZone })
}

/** « samedi 9 mai », “Saturday 9 May”: the day as it is said in France at that instant. */
export function dayInWords(instant: Date, language: Language): string {
  const parts = days[language].formatToParts(instant)
  const part = (type: string) => parts.find((p) => p.type === type)!.value
  // The first of a month is said « 1er ».
  const day = language === 'fr' && part('day') === '1' ? '1er' : part('day')
  return `${part('weekday')} ${day}\u00a0${part('month')}`
}

/** « 9 mai 2028 », “9 May 2028”: a day further away than a year. */
export function fullDayInWords(instant: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(instant)
}

/** « 14 h 30 », « 9 h », “14:30”. */
export function timeInWords(instant: Date, language: Language): string {
  const parts = times.formatToParts(instant)
  const hour = parts.find((p) => p.type === 'hour')!.value
  const minute = parts.find((p) => p.type === 'minute')!.value
  if (language === 'en') return `${hour.padStart(2, '0')}:${minute}`
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`
}
