import { randomInt } from 'node:crypto'

/** No vowels, no 0 and O, no 1 and I: nothing to misread, no word to be ashamed of. */
const letters = '23456789BCDFGHJKLMNPQRSTVWXZ'
const lettersOfCode = 10

/** What nobody guesses and everybody can type. */
export const randomCode = (): string =>
  Array.from({ length: lettersOfCode }, () => letters[randomInt(letters.length)]).join('')
