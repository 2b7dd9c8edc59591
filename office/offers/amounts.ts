import { civilDateIn, civilTimeIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import { type Currency, fromDecimal } from '@filrouge/kernel/money.ts'

/** Amounts as people type them: spaces, a comma, a currency sign. */
export const minorOf = (typed: string, currency: string): number | undefined =>
  fromDecimal(typed.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.'), currency as Currency)?.minor

/** An amount as it is put into a field. */
export const typedAmount = (minor: number): string => (minor / 100).toFixed(2).replace('.', ',')

const zone = 'Europe/Paris'

/** The moment that a field of date and time says, in the time of the shops. */
export function momentOf(text: string): Date | undefined {
  const [date, time] = text.split('T')
  return date && time ? instantOf(date, time.slice(0, 5), zone) : undefined
}

/** A moment as a field of date and time holds it, in the time of the shops. */
export const localOf = (instant: string): string => {
  const at = new Date(instant)
  return `${civilDateIn(at, zone)}T${civilTimeIn(at, zone)}`
}
