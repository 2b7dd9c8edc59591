import { randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** No vowels, no 0 and O, no 1 and I: nothing to misread, no word to be ashamed of. */
const letters = '23456789BCDFGHJKLMNPQRSTVWXZ'
const lettersOfPin = 8
const derive = promisify(scrypt) as (secret: string, salt: string, length: number, options: object) => Promise<Buffer>
// Some milliseconds each: who steals the book of hashes cannot try them all.
const cost = { N: 4096, r: 8, p: 1 }

/** A new secret of a gift card. */
export const newPin = (): string =>
  Array.from({ length: lettersOfPin }, () => letters[randomInt(letters.length)]).join('')

/** The hash under which the secret of a card is kept, however it was typed. */
export const hashOfPin = (number: string, pin: string): Promise<Buffer> =>
  derive(pin.replace(/[\s-]/g, '').toUpperCase(), number, 32, cost)

/** Whether this is the secret of that card. */
export async function isPin(number: string, pin: string, hash: Buffer): Promise<boolean> {
  return timingSafeEqual(await hashOfPin(number, pin), hash)
}

/** The secret as people read it. */
export const printedPin = (pin: string): string => `${pin.slice(0, 4)}-${pin.slice(4)}`
