import type { Format, Row } from '../formats/format.ts'
import type { Mapping } from '../formats/mapping.ts'

/** The cells of a row by our names; as they stand where the format has no columns of its own. */
export function cellsOf(format: Format, mapping: Mapping, fields: Record<string, unknown>): Row['cells'] {
  if (!format.columns) return fields
  const cells: Row['cells'] = {}
  for (const name in mapping) cells[name] = fields[mapping[name]!]
  return cells
}

/** A row as it may be kept and shown again: without what is secret. */
export function withoutSecrets(
  format: Format,
  mapping: Mapping,
  fields: Record<string, unknown>,
): Record<string, unknown> {
  const secrets = Object.entries(format.columns ?? {}).filter(([name, { isSecret }]) => isSecret && mapping[name])
  return secrets.length === 0
    ? fields
    : { ...fields, ...Object.fromEntries(secrets.map(([name]) => [mapping[name], ''])) }
}
