import sql, { join, raw, type Sql } from 'sql-template-tag'

/** The types of columns by name, in their order; what is `jsonb` is given as values. */
export type Columns = Record<string, string>

/**
 * Rows as what stands behind `from`: they travel as a list for each column, which PostgreSQL reads in half the time it needs for the same as
 * `jsonb`. A value left out is null.
 */
export function asTable<C extends Columns>(
  name: string,
  columns: C,
  rows: readonly { readonly [K in keyof C]?: unknown }[],
): Sql {
  const lists = Object.entries(columns).map(([column, type]) => {
    const values = rows.map((row) => {
      const value = row[column] ?? null
      return type === 'jsonb' && value !== null ? JSON.stringify(value) : value
    })
    return sql`${values}::${raw(type)}[]`
  })
  return sql`unnest(${join(lists)}) ${raw(`${name}(${Object.keys(columns).join(', ')})`)}`
}
