import { addDays, type CivilDate } from '@filrouge/kernel/civil-date.ts'
import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import { type Money, toDecimal } from '@filrouge/kernel/money.ts'
import type { Amount } from '@filrouge/ui/components/money.tsx'

/** Figures as they are read here: amounts without their cents, days without what is said already. */

/** An amount to be compared rather than paid: « 12 346 € ». */
export function wholeMoney({ minor, currency }: Amount, language: Language): string {
  return format(language, currency, {}).format(Number(decimalOf({ minor, currency })))
}

/** An amount beside an axis: « 12 k€ ». */
export function shortMoney({ minor, currency }: Amount, language: Language): string {
  return format(language, currency, { notation: 'compact' }).format(Number(decimalOf({ minor, currency })))
}

/** An amount in a file: `12345.67`. */
export const decimalOf = (amount: Amount): string => toDecimal(amount as Money)

const format = (language: Language, currency: string, more: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(localeOf[language], { style: 'currency', currency, maximumFractionDigits: 0, ...more })

/** « 94,6 % » */
export const shareWords = (share: number, language: Language, digits = 1): string =>
  new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: digits }).format(share)

export const countWords = (count: number, language: Language): string =>
  new Intl.NumberFormat(localeOf[language]).format(count)

const dayFormat = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(localeOf[language], { timeZone: 'UTC', ...options })

/** « du 1er au 23 nov. 2026 »: what the two days have in common is said once, as the language does. */
export function spanWords({ from, to }: { from: CivilDate; to: CivilDate }, language: Language): string {
  if (from.endsWith('-01') && addDays(to, 1).endsWith('-01') && from.slice(0, 7) === to.slice(0, 7))
    return dayFormat(language, { month: 'long', year: 'numeric' }).format(new Date(from))
  const format = dayFormat(language, { day: 'numeric', month: 'short', year: 'numeric' })
  const words = from === to ? format.format(new Date(from)) : format.formatRange(new Date(from), new Date(to))
  // Thin spaces hold the line together where there is no room for it.
  return words.replaceAll('\u2009', ' ')
}

/** A piece of a period as its point is called. */
export function pieceWords(
  piece: { from: CivilDate; to: CivilDate },
  by: 'day' | 'week' | 'month',
  language: Language,
) {
  const from = new Date(piece.from)
  if (by === 'month') return dayFormat(language, { month: 'long', year: 'numeric' }).format(from)
  if (by === 'day' || piece.from === piece.to)
    return dayFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(from)
  return dayFormat(language, { day: 'numeric', month: 'long' }).formatRange(from, new Date(piece.to))
}

/** The same under its place on the axis. */
export const markWords = (day: CivilDate, by: 'day' | 'week' | 'month', language: Language): string =>
  dayFormat(language, by === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' }).format(
    new Date(day),
  )

/** By how much more or less; nothing where there is nothing to compare with. */
export function changeShare(now: number, before: number): number | undefined {
  return before > 0 ? (now - before) / before : undefined
}
