import { z } from 'zod'

/** A row of the electronics file: one article of a supplier, in English, its price in cents with tax. */
export const ElectronicsRow = z.looseObject({
  id: z.string().trim().min(1).max(40),
  title: z.string().trim().min(1).max(500),
  name: z.string().trim().optional(),
  ean: z.array(z.string().trim()).default([]),
  short_description: z.string().trim().max(20_000).nullish(),
  date_released: z.iso.datetime({ offset: true }).nullish().catch(null),
  supplier: z.string().trim().min(1).max(120),
  price: z.number().nullish(),
})
export type ElectronicsRow = z.output<typeof ElectronicsRow>

/** Reads a line; a text is the reason why it is none. */
export function readRow(text: string): ElectronicsRow | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not JSON'
  }
  if (isUnstorable(text, value)) return 'contains characters that are no text'
  const read = ElectronicsRow.safeParse(value)
  if (read.success) return read.data
  return read.error.issues.map(({ path, message }) => `${path.join('.') || 'row'}: ${message}`).join('; ')
}

// PostgreSQL keeps no NUL, and half of a character pair is no text. Both can only come escaped.
function isUnstorable(text: string, value: unknown): boolean {
  const escaped = /\\u(?:0000|d[89a-f])/i
  return escaped.test(text) && /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(JSON.stringify(value))
}
