import { randomInt } from 'node:crypto'
import { completeGtin13 } from '@filrouge/kernel/gtin.ts'

/** GS1 keeps 29… for numbers of a retailer's own: cards of customers begin with 295, gift cards with 296. */
const prefixes = { customer: '295', gift: '296' } as const

/** A new number of a card: an EAN-13 that any scanner reads, and that no article bears. */
export function newCardNumber(kind: keyof typeof prefixes): string {
  const digits = Array.from({ length: 9 }, () => randomInt(10)).join('')
  return completeGtin13(prefixes[kind] + digits)
}

/** The account on which a customer's points or credit stand. */
export const accountOf = (kind: 'points' | 'store_credit', customerId: string, unit: string): string =>
  `vac_${kind}_${unit}_${customerId}`.toLowerCase()

/** What of a gift card's number is told: its end. */
export const endOfCard = (number: string): string => `…${number.slice(-4)}`

/** The account of a gift card. */
export const accountOfGiftCard = (number: string): string => `vac_gift_card_${number}`

/** The same day so many months later, or the last of its month. */
export function monthsLater(from: Date, months: number): Date {
  const then = new Date(from)
  then.setUTCMonth(then.getUTCMonth() + months)
  // The 31st of a month that has none has run over into the next.
  if (then.getUTCDate() !== from.getUTCDate()) then.setUTCDate(0)
  return then
}
