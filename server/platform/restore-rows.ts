import sql, { join, raw } from 'sql-template-tag'
import { json, type Tx } from './db/database.ts'

/**
 * Writes rows as another database of Filrouge had them, by the folder that owns the table. What is there already stays as it is, or is made the
 * same where `replacing`. Answers for each row whether it was news.
 */
export async function restoreRows(
  tx: Tx,
  table: string,
  key: readonly string[],
  rows: readonly Record<string, unknown>[],
  options: { replacing?: boolean } = {},
): Promise<boolean[]> {
  const [first] = rows
  if (!first) return []
  const columns = Object.keys(first)
  const names = (of: readonly string[]) => raw(of.map((name) => `"${name}"`).join(', '))
  const others = columns.filter((name) => !key.includes(name))
  const conflict = options.replacing
    ? sql`do update set ${join(
        others.map((name) => raw(`"${name}" = excluded."${name}"`)),
        ', ',
      )}`
    : sql`do nothing`
  const written = await tx.rows<{ place: number; is_new: boolean }>(sql`
    with given as (
      select n.nth_given, r.* from jsonb_array_elements(${json(rows)}::jsonb) with ordinality n(value, nth_given)
      cross join lateral jsonb_populate_record(null::${raw(table)}, n.value) r
    ), written as (
      insert into ${raw(table)} (${names(columns)}) select ${names(columns)} from given order by nth_given
      on conflict (${names(key)}) ${conflict} returning ${names(key)}, (xmax = 0) as is_new
    )
    select g.nth_given::integer as place, w.is_new from given g join written w using (${names(key)})`)
  const news = new Set(written.filter((row) => row.is_new).map(({ place }) => place))
  return rows.map((_, place) => news.has(place + 1))
}
