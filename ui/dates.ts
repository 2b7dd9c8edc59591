import { type CivilDate, civilDateIn, daysBetween } from '@filrouge/kernel/civil-date.ts'
import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import { say } from './say.ts'

/** The zone dates are told in where the place they are about names none. */
export const homeTimeZone = 'Europe/Paris'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + timeZone + JSON.stringify(options)
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(localeOf[language], { timeZone, ...options })
  formatters.set(key, known)
  return known
}

/** A day as people say it: « mardi 1er décembre », “Tuesday 1 December”; the year only where it is not this one. */
export function dayWords(instant: string, language: Language, now: Date, timeZone = homeTimeZone): string {
  const at = new Date(instant)
  const isThisYear = civilDateIn(at, timeZone).slice(0, 4) === civilDateIn(now, timeZone).slice(0, 4)
  const text = formatter(language, timeZone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(at)
  return language === 'fr' ? text.replace(/ 1 /, ' 1er ') : text
}

/** The same without its month, which follows: « mardi 1er ». */
export function dayOfMonthWords(instant: string, language: Language, timeZone = homeTimeZone): string {
  const text = formatter(language, timeZone, { weekday: 'long', day: 'numeric' }).formatToParts(new Date(instant))
  const part = (type: string) => text.find((one) => one.type === type)?.value ?? ''
  const day = language === 'fr' && part('day') === '1' ? '1er' : part('day')
  return `${part('weekday')} ${day}`
}

/** A time of day: « 15 h 30 », “15:30”. */
export function timeWords(instant: string, language: Language, timeZone = homeTimeZone): string {
  const text = formatter(language, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  )
  if (language !== 'fr') return text
  const [hour, minute] = text.split(':')
  return `${Number(hour)}\u00A0h${minute === '00' ? '' : `\u00A0${minute}`}`
}

/** The day as it is near to now: « aujourd’hui », « demain », else « mardi 12 mai ». */
export function nearDayWords(instant: string, language: Language, now: Date, timeZone = homeTimeZone): string {
  const days = daysBetween(civilDateIn(now, timeZone), civilDateIn(new Date(instant), timeZone))
  if (days === 0) return say(language, 'date.today')
  if (days === 1) return say(language, 'date.tomorrow')
  return dayWords(instant, language, now, timeZone)
}

/** A day and its time: « demain à 15 h 30 », « mardi 12 mai à 9 h ». */
export function momentWords(instant: string, language: Language, now: Date, timeZone = homeTimeZone): string {
  return say(language, 'date.moment', {
    day: nearDayWords(instant, language, now, timeZone),
    time: timeWords(instant, language, timeZone),
  })
}

/** A moment that is read again later, so without « demain »: « mardi 12 mai à 15 h 30 ». */
export function datedWords(instant: string, language: Language, now: Date, timeZone = homeTimeZone): string {
  return say(language, 'date.moment', {
    day: dayWords(instant, language, now, timeZone),
    time: timeWords(instant, language, timeZone),
  })
}

/** A civil day in words, its year said: « mercredi 23 décembre 2026 ». */
export function civilDayWords(day: CivilDate, language: Language): string {
  const text = formatter(language, 'UTC', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(day),
  )
  return language === 'fr' ? text.replace(/ 1 /, ' 1er ') : text
}
