import { refuse } from '../http.ts'

/** What the bank will do with a card. */
export type Behaviour =
  | 'ok'
  | 'declined'
  | 'challenge' // the shopper must accept on the bank's page
  | 'timeout' // pending, authorised a little later
  | 'late_decline' // pending, declined a little later
  | 'slow' // answers after four seconds
  | 'no_answer' // does it, but hangs up instead of answering the first call, and never calls back
  | 'twice' // calls back twice with the same news

/** What may be shown of a card. */
export interface Card {
  brand: string
  last4: string
}

/** A token stands for a card and hides its number. */
export interface Token {
  behaviour: Behaviour
  card: Card
}

const visa = (behaviour: Behaviour, last4 = '4242'): Token => ({ behaviour, card: { brand: 'visa', last4 } })

/** Tokens that programs and tests use without giving a card. */
export const tokens: ReadonlyMap<string, Token> = new Map([
  ['tok_ok', visa('ok')],
  ['tok_declined', visa('declined', '0002')],
  ['tok_challenge', visa('challenge', '3155')],
  ['tok_timeout', visa('timeout')],
  ['tok_late_decline', visa('late_decline', '0002')],
  ['tok_slow', visa('slow')],
  ['tok_no_answer', visa('no_answer')],
  ['tok_twice', visa('twice')],
])

const cards: ReadonlyMap<string, Token> = new Map([
  ['4242424242424242', visa('ok')],
  ['4000000000000002', visa('declined', '0002')],
  ['4000002500003155', visa('challenge', '3155')],
  ['5555555555554444', { behaviour: 'ok', card: { brand: 'mastercard', last4: '4444' } }],
])

/** Finds what a card will do; refuses a wrong date or code, and any number that is not a test card. */
export function readCard(input: { number: string; expiry: string; cvc: string }, now: Date): Token {
  const number = input.number.replaceAll(/[\s-]/g, '')
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number))
    refuse(422, 'card_number_invalid', 'The number is not a card.')
  if (!/^\d{3,4}$/.test(input.cvc)) refuse(422, 'card_cvc_invalid', 'The code on the back is three or four digits.')
  if (hasExpired(input.expiry, now)) refuse(422, 'card_expired', 'The card has expired.')
  // a real card number has no business in a sandbox: it is neither kept nor accepted
  return cards.get(number) ?? refuse(422, 'test_cards_only', 'This is a sandbox: it takes test cards only.')
}

function hasExpired(expiry: string, now: Date): boolean {
  const [, month, year] = /^(0?[1-9]|1[0-2])\s*\/\s*(\d{2}|\d{4})$/.exec(expiry.trim()) ?? []
  if (!month || !year) refuse(422, 'card_expiry_invalid', 'The date is a month and a year, as in 09/29.')
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year)
  return Date.UTC(fullYear, Number(month), 1) <= now.getTime() // good to the end of its month
}

function passesLuhn(number: string): boolean {
  let sum = 0
  for (let index = 0; index < number.length; index++) {
    const digit = Number(number[number.length - 1 - index])
    const doubled = digit * 2
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
