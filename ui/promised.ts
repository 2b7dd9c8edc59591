import type { OrderMode } from '@filrouge/contract/promise.ts'
import { civilDateIn, daysBetween } from '@filrouge/kernel/civil-date.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { dayOfMonthWords, dayWords, homeTimeZone, nearDayWords, timeWords } from './dates.ts'
import { say } from './say.ts'

/** What can be had, how and when, as far as a sentence needs it: an option, a basket's delivery or an order's. */
export interface Promised {
  mode: OrderMode
  /** Name of the shop or the relay point, said after the date. */
  placeName?: string | undefined
  earliest: string
  latest: string
  /** By appointment: the slot of a basket or an order, the slots of an option. */
  slot?: unknown
  slots?: unknown
}

/**
 * The promise as one sentence, the useful thing first: « Chez vous entre demain et jeudi 26 novembre », « À retirer aujourd’hui à partir de
 * 15 h · Volta Paris Rivoli ». The same sentence for the shopper, the associate and the adviser, so that they can read it to one another.
 */
export function promisedWords(promised: Promised, language: Language, now: Date, timeZone = homeTimeZone): string {
  const when = windowWords(promised, language, now, timeZone)
  const sentence = say(language, `promised.${promised.mode}`, { when })
  return promised.placeName ? `${sentence} · ${promised.placeName}` : sentence
}

/** When it can be had: a shop says from which hour, a carrier between which days. */
function windowWords(promised: Promised, language: Language, now: Date, timeZone: string): string {
  const { mode, earliest, latest } = promised
  if (mode === 'takeaway' && Date.parse(earliest) <= now.getTime()) return say(language, 'date.now')
  // Until she has chosen, the first is only the first.
  if (promised.slots !== undefined)
    return say(language, 'slots.from', { day: nearDayWords(earliest, language, now, timeZone) })
  if (isSlot(promised, timeZone)) return slotWords(slotOf(promised), language, now, timeZone)
  const first = nearDayWords(earliest, language, now, timeZone)
  if (mode === 'takeaway' || mode === 'collect') {
    return say(language, 'date.from', { day: first, time: timeWords(earliest, language, timeZone) })
  }
  const from = civilDateIn(new Date(earliest), timeZone)
  const until = civilDateIn(new Date(latest), timeZone)
  if (from === until) return nearDayWords(latest, language, now, timeZone)
  // « entre mercredi 25 et jeudi 26 novembre »: a month is said once.
  const isOneMonth = from.slice(0, 7) === until.slice(0, 7) && daysBetween(civilDateIn(now, timeZone), from) > 1
  return say(language, 'date.between', {
    first: isOneMonth ? dayOfMonthWords(earliest, language, timeZone) : first,
    last: dayWords(latest, language, now, timeZone),
  })
}

/** The appointment itself where it is known: it may have been moved since it was promised. */
function slotOf({ slot, earliest, latest }: Promised): { startsAt: string; endsAt: string } {
  const { startsAt, endsAt } = (slot ?? {}) as { startsAt?: string; endsAt?: string }
  return startsAt && endsAt ? { startsAt, endsAt } : { startsAt: earliest, endsAt: latest }
}

const carrierDayMs = 11 * 3_600_000

/** By appointment; or brought home within part of one day, which is then worth saying. */
function isSlot({ mode, earliest, latest, slot }: Promised, timeZone: string): boolean {
  if (slot !== undefined) return true
  return (
    mode === 'home' &&
    Date.parse(latest) - Date.parse(earliest) < carrierDayMs &&
    civilDateIn(new Date(earliest), timeZone) === civilDateIn(new Date(latest), timeZone)
  )
}

/** A slot: « mercredi 25 novembre entre 8 h et 10 h ». */
export function slotWords(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  language: Language,
  now: Date,
  timeZone = homeTimeZone,
): string {
  return say(language, 'slots.between', {
    day: nearDayWords(startsAt, language, now, timeZone),
    from: timeWords(startsAt, language, timeZone),
    until: timeWords(endsAt, language, timeZone),
  })
}
