import { isCurrency } from '@filrouge/kernel/money.ts'
import { fold } from '@filrouge/kernel/text.ts'

/** What is wrong with a cell, as a code. */
export class Fault {
  constructor(
    readonly code: string,
    readonly detail?: string,
  ) {}
}

export type Kind = 'text' | 'amount' | 'whole' | 'number' | 'yes_no' | 'day' | 'instant' | 'list' | 'json' | 'choice'

/** A column of a format: how its cells are read, and under which names files have it. */
export interface Column<T = unknown> {
  kind: Kind
  isRequired: boolean
  /** Other names under which files have it, besides its own. */
  names: readonly string[]
  choices?: readonly string[]
  /** Never shown again: not in a report, not in a file of bad rows. */
  isSecret: boolean
  read(text: string): T | Fault
}

export type Columns = Record<string, Column>
type Read<C> = C extends { isRequired: true; read(text: string): infer T }
  ? Exclude<T, Fault>
  : C extends { read(text: string): infer T }
    ? Exclude<T, Fault> | undefined
    : never
/** A row as its columns read it. */
export type RowOf<C extends Columns> = { [K in keyof C]: Read<C[K]> }

interface More {
  names?: readonly string[]
  isSecret?: boolean
}

const column = <T>(kind: Kind, read: Column<T>['read'], more: More & { choices?: readonly string[] } = {}) => ({
  kind,
  isRequired: false as const,
  names: more.names ?? [],
  isSecret: more.isSecret ?? false,
  ...(more.choices ? { choices: more.choices } : {}),
  read,
})

/** A row without it is bad. */
export const required = <T>(one: Column<T>) => ({ ...one, isRequired: true as const })

/** Text of at most so many characters. */
export const text = (longest: number, more?: More) =>
  column('text', (cell): string | Fault => (cell.length > longest ? new Fault('too_long', `${longest}`) : cell), more)

/** One of a few codes. */
export const choice = <const T extends string>(choices: readonly T[], more?: More) =>
  column(
    'choice',
    (cell): T | Fault => {
      const plain = fold(cell).trim()
      return choices.find((one) => one === plain) ?? new Fault('unknown_value', choices.join(', '))
    },
    { ...more, choices },
  )

/** An amount as people and programs write it, kept as digits with a point: its currency is another column. */
export const amount = (more?: More) =>
  column(
    'amount',
    (cell): string | Fault => {
      const plain = plainNumber(cell.replace(/\s*(?:€|£|\$|EUR|GBP|USD)\s*/g, ''))
      return plain !== undefined && /^-?\d{1,12}(?:\.\d+)?$/.test(plain) ? plain : new Fault('not_an_amount')
    },
    more,
  )

export const whole = (least: number, most: number, more?: More) =>
  column(
    'whole',
    (cell): number | Fault => {
      const number = Number(plainNumber(cell) ?? Number.NaN)
      return Number.isInteger(number) && number >= least && number <= most
        ? number
        : new Fault('not_a_whole_number', `${least}…${most}`)
    },
    more,
  )

export const number = (least: number, most: number, more?: More) =>
  column(
    'number',
    (cell): number | Fault => {
      const value = Number(plainNumber(cell) ?? Number.NaN)
      return value >= least && value <= most ? value : new Fault('not_a_number', `${least}…${most}`)
    },
    more,
  )

// 1299.90; 1299,90; 1 299,90; 1.299,90; 1,299.90. Where a comma could be either, nothing is guessed.
function plainNumber(cell: string): string | undefined {
  const bare = cell.replace(/[\s\u00a0\u202f'’]/g, '')
  if (/^[+-]?\d+(?:[.,]\d+)?$/.test(bare)) return bare.replace(',', '.').replace('+', '')
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.')
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(bare)) return bare.replaceAll(',', '')
  return undefined
}

const yes = new Set(['yes', 'oui', 'true', 'vrai', '1', 'x', 'y', 'o'])
const no = new Set(['no', 'non', 'false', 'faux', '0', 'n', ''])

export const yesNo = (more?: More) =>
  column(
    'yes_no',
    (cell): boolean | Fault => {
      const plain = fold(cell).trim()
      return yes.has(plain) ? true : no.has(plain) ? false : new Fault('not_yes_or_no')
    },
    more,
  )

/** A civil day, as 2026-05-09 or 09/05/2026. */
export const day = (more?: More) =>
  column('day', (cell): string | Fault => civilDay(cell.trim()) ?? new Fault('not_a_day'), more)

function civilDay(cell: string): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(cell) ?? []
  const [, first, second, third] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell) ?? []
  const iso = year
    ? `${year}-${month}-${date}`
    : first
      ? `${third}-${second!.padStart(2, '0')}-${first.padStart(2, '0')}`
      : ''
  const parsed = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso) ? iso : undefined
}

/** A moment: RFC 3339, or a date and a time without a zone, which is taken to be UTC. */
export const instant = (more?: More) =>
  column('instant', (cell): Date | Fault => readInstant(cell.trim()) ?? new Fault('not_a_moment'), more)

const moment = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,6})?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/

export function readInstant(cell: string): Date | undefined {
  const [, date, time = '00:00', seconds = ':00', zone = 'Z'] = moment.exec(cell) ?? []
  if (!date || civilDay(date) === undefined) return undefined
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const at = new Date(`${date}T${time}${seconds}${offset}`)
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1900 ? undefined : at
}

/** Several texts, with | between them. */
export const list = (more?: More) =>
  column(
    'list',
    (cell): string[] | Fault => {
      const parts = cell.split('|').map((part) => part.trim())
      return parts.filter((part) => part !== '')
    },
    more,
  )

export const currency = (more?: More) =>
  column(
    'text',
    (cell) => {
      const code = cell.trim().toUpperCase()
      return isCurrency(code) ? code : new Fault('unknown_currency')
    },
    more,
  )

/** JSON that a schema takes. */
export const jsonOf = <T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  more?: More,
) =>
  column(
    'json',
    (cell): T | Fault => {
      try {
        const read = schema.safeParse(JSON.parse(cell))
        return read.success ? read.data : new Fault('not_the_json_expected')
      } catch {
        return new Fault('not_json')
      }
    },
    more,
  )
