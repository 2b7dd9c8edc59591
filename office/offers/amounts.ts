import { type Currency, fromDecimal } from '@filrouge/kernel/money.ts'

/** Amounts as people type them: spaces, a comma, a currency sign. */
export const minorOf = (typed: string, currency: string): number | undefined =>
  fromDecimal(typed.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.'), currency as Currency)?.minor

/** An amount as it is put into a field. */
export const typedAmount = (minor: number): string => (minor / 100).toFixed(2).replace('.', ',')
