import type { DeliveryMode } from '@filrouge/contract/promise.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { dayWords, homeTimeZone, momentWords, nearDayWords } from './dates.ts'
import { say } from './say.ts'

/** What can be had, how and when, as far as a sentence needs it: an option, a basket's delivery or an order's. */
export interface Promised {
  mode: DeliveryMode
  /** Name of the shop or the relay point. */
  placeName?: string | undefined
  earliest: string
  latest: string
}

/**
 * The promise as one sentence, the useful thing first: « À domicile mardi 12 mai au plus tard », « À retirer à Rivoli aujourd’hui à partir de
 * 15 h 30 ». The same sentence for the shopper, the associate and the adviser.
 */
export function promisedWords(promised: Promised, language: Language, now: Date, timeZone = homeTimeZone): string {
  const place = promised.placeName
  if (promised.mode === 'takeaway') {
    return place ? say(language, 'promised.takeaway', { place }) : say(language, 'promised.takeawayHere')
  }
  if (promised.mode === 'collect') {
    const from = momentWords(promised.earliest, language, now, timeZone)
    return place ? say(language, 'promised.collect', { place, from }) : say(language, 'promised.collectHere', { from })
  }
  const by = nearDayWords(promised.latest, language, now, timeZone)
  if (promised.mode === 'home') return say(language, 'promised.home', { by })
  return place ? say(language, 'promised.relay', { place, by }) : say(language, 'promised.relayHere', { by })
}

/** The promise of an order, read again days later, so always with its date: « Chez vous au plus tard mardi 12 mai ». */
export function orderedWords(promised: Promised, language: Language, now: Date, timeZone = homeTimeZone): string {
  const place = promised.placeName ?? ''
  if (promised.mode === 'takeaway') {
    return place ? say(language, 'ordered.takeaway', { place }) : say(language, 'ordered.takeawayHere')
  }
  if (promised.mode === 'collect') {
    const from = say(language, 'date.from', { day: dayWords(promised.earliest, language, now, timeZone) })
    return place ? say(language, 'ordered.collect', { place, from }) : say(language, 'ordered.collectHere', { from })
  }
  const by = dayWords(promised.latest, language, now, timeZone)
  if (promised.mode === 'home') return say(language, 'promised.home', { by })
  return place ? say(language, 'promised.relay', { place, by }) : say(language, 'promised.relayHere', { by })
}
