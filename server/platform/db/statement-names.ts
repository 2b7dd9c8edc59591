// PostgreSQL plans a named statement once a connection; the name is made from the text, so the same text has the same plan.
import { createHash } from 'node:crypto'

const names = new Map<string, string>()
const limit = 2_000

/** The name under which this text is prepared; none once there are too many texts, because servers keep each of them. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= limit) return undefined
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16)
  names.set(text, name)
  return name
}
