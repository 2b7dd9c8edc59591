import { type Language, localeOf } from './language.ts'

/** How many decimal digits each currency has (ISO 4217, not the shorter habits of CLDR). */
export const currencyExponents = {
  EUR: 2,
  AED: 2,
  AUD: 2,
  BGN: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  DZD: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  MAD: 2,
  MXN: 2,
  NOK: 2,
  NZD: 2,
  OMR: 3,
  PLN: 2,
  RON: 2,
  RSD: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TND: 3,
  TRY: 2,
  TWD: 2,
  UAH: 2,
  USD: 2,
  VND: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  ZAR: 2,
} as const

export type Currency = keyof typeof currencyExponents

/** An amount in the smallest unit of its currency; always a safe integer. */
export type Money = { readonly minor: number; readonly currency: Currency }

/** Whether a text is the code of a currency Filrouge knows. */
export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(currencyExponents, text)
}

/** An amount of money from its minor units (cents); a fraction or an unsafe integer is a bug and throws. */
export function money(minor: number, currency: Currency = 'EUR'): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not a whole number of minor units`)
  // A negative zero would print as « -0,00 € » and differ from zero in a deep comparison.
  return { minor: minor === 0 ? 0 : minor, currency }
}

function inOneCurrency(one: Money, other: Money): void {
  if (one.currency !== other.currency) throw new TypeError(`cannot mix ${one.currency} and ${other.currency}`)
}

/** The sum of two amounts of one currency. */
export function add(one: Money, other: Money): Money {
  inOneCurrency(one, other)
  return money(one.minor + other.minor, one.currency)
}

/** The first amount less the second, in one currency. */
export function subtract(one: Money, other: Money): Money {
  inOneCurrency(one, other)
  return money(one.minor - other.minor, one.currency)
}

/** An amount taken a whole number of times; shares and percentages belong to the rules, which round. */
export function times(amount: Money, count: number): Money {
  if (!Number.isSafeInteger(count)) throw new RangeError(`${count} is not a whole number of times`)
  return money(amount.minor * count, amount.currency)
}

/** The sum of any number of amounts of one currency; zero of that currency where there are none. */
export function sum(amounts: Iterable<Money>, currency: Currency = 'EUR'): Money {
  let total = money(0, currency)
  for (const amount of amounts) total = add(total, amount)
  return total
}

/** Negative, zero or positive as the first amount is less than, equal to or more than the second. */
export function compare(one: Money, other: Money): number {
  inOneCurrency(one, other)
  return one.minor - other.minor
}

/** Whether two amounts are the same, currency included. */
export function same(one: Money, other: Money): boolean {
  return one.minor === other.minor && one.currency === other.currency
}

/** Whether an amount is nothing. */
export function isZero(amount: Money): boolean {
  return amount.minor === 0
}

/** The amount as a plain decimal with a point, as files and protocols want it: `1299.00`. */
export function toDecimal(amount: Money): string {
  const exponent = currencyExponents[amount.currency]
  const digits = String(Math.abs(amount.minor)).padStart(exponent + 1, '0')
  const sign = amount.minor < 0 ? '-' : ''
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** Reads `1299`, `1299.9` or `1299,90` exactly; undefined where it is no amount or has more digits than the currency. */
export function fromDecimal(text: string, currency: Currency = 'EUR'): Money | undefined {
  const match = /^([+-]?)(\d+)(?:[.,](\d+))?$/.exec(text.trim())
  if (!match) return undefined
  const exponent = currencyExponents[currency]
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > exponent) return undefined
  const minor = Number(match[2] + fraction.padEnd(exponent, '0'))
  if (!Number.isSafeInteger(minor)) return undefined
  return money(match[1] === '-' ? -minor : minor, currency)
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatterFor(language: Language, currency: Currency): Intl.NumberFormat {
  const key = language + currency
  let formatter = formatters.get(key)
  if (!formatter) {
    const exponent = currencyExponents[currency]
    formatter = new Intl.NumberFormat(localeOf[language], {
      style: 'currency',
      currency,
      minimumFractionDigits: exponent,
      maximumFractionDigits: exponent,
    })
    formatters.set(key, formatter)
  }
  return formatter
}

/** The amount as people read it: « 1 299,00 € » in French (narrow and plain no-break spaces), `€1,299.00` in English. */
export function formatMoney(amount: Money, language: Language): string {
  // Given as a decimal text, so that no binary fraction comes in on the way.
  return formatterFor(language, amount.currency).format(toDecimal(amount) as Intl.StringNumericLiteral)
}
