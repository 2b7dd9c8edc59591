import type { Language } from '@filrouge/contract/shapes.ts'
import { formatMoney, type Money } from '@filrouge/kernel/money.ts'

const sign = (value: number) => (value < 0 ? '−' : value > 0 ? '+' : '')

/** An amount with its sign, as in « +8,00 € »: what is dearer or cheaper. */
export const signedMoney = ({ minor, currency }: { minor: number; currency: string }, language: Language): string =>
  sign(minor) + formatMoney({ minor: Math.abs(minor), currency } as Money, language)

/** A percentage with a true minus. */
export const percentWords = (percent: number): string => `${percent < 0 ? '−' : ''}${Math.abs(percent)}\u202f%`
