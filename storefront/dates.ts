import { addDays, type CivilDate, civilDateIn, civilTimeIn } from '@filrouge/kernel/civil-date.ts'
import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import { say } from './words.ts'

const zone = 'Europe/Paris'
const formatters = new Map<Language, Intl.DateTimeFormat>()

function formatterFor(language: Language): Intl.DateTimeFormat {
  let formatter = formatters.get(language)
  if (!formatter) {
    const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
    formatter = new Intl.DateTimeFormat(localeOf[language], { timeZone: zone, ...parts })
    formatters.set(language, formatter)
  }
  return formatter
}

type SaidDay = { text: string; weekday: string; withoutMonth: string; year: string }

// A day is called the same whoever asks, and Intl takes long to find its name.
const saidDays: Record<Language, Map<CivilDate, SaidDay>> = { fr: new Map(), en: new Map() }
const saidAtMost = 1000

function saidDay(day: CivilDate, instant: Date, language: Language): SaidDay {
  const known = saidDays[language].get(day)
  if (known) return known
  const parts = Object.fromEntries(
    formatterFor(language)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  )
  const ofMonth = language === 'fr' && parts.day === '1' ? '1er' : parts.day
  const withoutMonth = `${parts.weekday} ${ofMonth}`
  const said = {
    text: `${withoutMonth} ${parts.month}`,
    weekday: parts.weekday ?? '',
    withoutMonth,
    year: parts.year ?? '',
  }
  if (saidDays[language].size >= saidAtMost) saidDays[language].clear()
  saidDays[language].set(day, said)
  return said
}

/** A day as people say it: « mardi 24 novembre », “Tuesday 24 November”; the year is said where it is another one. */
export function sayDay(instant: string | Date, language: Language, now: Date): string {
  const date = new Date(instant)
  const day = civilDateIn(date, zone)
  const { text, year } = saidDay(day, date, language)
  return day.slice(0, 4) === civilDateIn(now, zone).slice(0, 4) ? text : `${text} ${year}`
}

/** The same, with « aujourd’hui » and « demain » for the nearest days. */
export function sayNearDay(instant: string | Date, language: Language, now: Date): string {
  const day = civilDateIn(new Date(instant), zone)
  const today = civilDateIn(now, zone)
  if (day === today) return say(language, 'date.today')
  if (day === addDays(today, 1)) return say(language, 'date.tomorrow')
  return sayDay(instant, language, now)
}

/** The same in a word where there is little room: the day of the week where it is within a week, « 9 décembre » where it is later. */
export function sayShortDay(instant: string | Date, language: Language, now: Date): string {
  const date = new Date(instant)
  const day = civilDateIn(date, zone)
  const today = civilDateIn(now, zone)
  if (day <= addDays(today, 1)) return sayNearDay(instant, language, now)
  const { text, weekday } = saidDay(day, date, language)
  return day < addDays(today, 7) ? weekday : text.slice(weekday.length + 1)
}

/** The time of an instant: « 15 h 30 », “15:30”. */
export function sayTime(instant: string | Date, language: Language): string {
  return sayClock(civilTimeIn(new Date(instant), zone), language)
}

/** A time `HH:MM` as it is written in a language. */
export function sayClock(time: string, language: Language): string {
  if (language === 'en') return time
  const [hour = '0', minute = '00'] = time.split(':')
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`
}

/** A day and its time, for what has happened. */
export function sayMoment(instant: string | Date, language: Language, now: Date): string {
  return say(language, 'date.moment', {
    day: sayNearDay(instant, language, now),
    time: sayTime(instant, language),
  })
}

/** `slots` of an option, `slot` of a basket or an order: it is had by appointment. */
type Window = { earliest: string; latest: string; slot?: unknown; slots?: unknown }

/** The appointment itself where it is known: it may have been moved since it was promised. */
function slotOf({ slot, earliest, latest }: Window): { startsAt: string; endsAt: string } {
  const { startsAt, endsAt } = (slot ?? {}) as { startsAt?: string; endsAt?: string }
  return startsAt && endsAt ? { startsAt, endsAt } : { startsAt: earliest, endsAt: latest }
}

const carrierDayMs = 11 * 3_600_000

/** By appointment; or brought home within part of one day, which is then worth saying. */
function isSlot(mode: string, { earliest, latest, slot }: Window): boolean {
  if (slot !== undefined) return true
  const isShort = Date.parse(latest) - Date.parse(earliest) < carrierDayMs
  return mode === 'home' && isShort && civilDateIn(new Date(earliest), zone) === civilDateIn(new Date(latest), zone)
}

/** When it can be had, after the words that say where: « aujourd’hui à partir de 15 h », « entre mardi 24 et jeudi 26 novembre ». */
export function sayWindow(mode: string, window: Window, language: Language, now: Date): string {
  // Until she has chosen, the first is only the first.
  if (window.slots !== undefined)
    return say(language, 'date.slotFrom', { day: sayNearDay(window.earliest, language, now) })
  if (isSlot(mode, window)) {
    const { startsAt, endsAt } = slotOf(window)
    return say(language, 'date.slot', {
      day: sayNearDay(startsAt, language, now),
      from: sayTime(startsAt, language),
      until: sayTime(endsAt, language),
    })
  }
  if (mode === 'collect' || mode === 'takeaway') {
    if (mode === 'takeaway' && new Date(window.earliest) <= now) return say(language, 'date.now')
    return say(language, 'date.from', {
      day: sayNearDay(window.earliest, language, now),
      time: sayTime(window.earliest, language),
    })
  }
  const first = civilDateIn(new Date(window.earliest), zone)
  const last = civilDateIn(new Date(window.latest), zone)
  if (first === last) return sayNearDay(window.latest, language, now)
  // « entre mercredi 25 et jeudi 26 novembre »: a month is said once.
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7) && first > addDays(civilDateIn(now, zone), 1)
  return say(language, 'date.between', {
    first: isOneMonth
      ? saidDay(first, new Date(window.earliest), language).withoutMonth
      : sayNearDay(window.earliest, language, now),
    last: sayDay(window.latest, language, now),
  })
}

/** The promise as a sentence that says the useful thing first: « Chez vous mardi 24 novembre ». */
export function sayPromise(mode: string, window: Window, language: Language, now: Date): string {
  const when = sayWindow(mode, window, language, now)
  if (mode === 'home') return say(language, 'promise.home', { when })
  if (mode === 'relay') return say(language, 'promise.relay', { when })
  if (mode === 'email') return say(language, 'promise.email', { when })
  return say(language, mode === 'takeaway' ? 'promise.takeaway' : 'promise.collect', { when })
}
