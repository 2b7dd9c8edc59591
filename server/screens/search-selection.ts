import { fold } from '@filrouge/kernel/text.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** What narrows a search: values of one key widen, keys narrow. */
export interface Selected {
  groups: { key: string; facets: number[]; values: Set<string> }[]
  /** The facet of the category browsed, with all that lies under it. */
  within: number | undefined
  /** A category was named that holds nothing. */
  isImpossible: boolean
}

/** The facets named in a request (`key:value`) and the category browsed, as ids. */
export async function selectedFacets(
  tx: Tx,
  asked: readonly string[],
  category: string | undefined,
): Promise<Selected> {
  const pairs = asked.flatMap((text) => {
    const colon = text.indexOf(':')
    const key = text.slice(0, colon)
    const value = text.slice(colon + 1)
    return colon > 0 && value !== '' ? [{ key, value: key === 'category' ? value : fold(value) }] : []
  })
  if (pairs.length === 0 && category === undefined) return { groups: [], within: undefined, isImpossible: false }
  // A category chosen as a facet stands for all that lies under it, too.
  const keys = [...pairs.map(({ key }) => (key === 'category' ? 'within' : key)), 'within']
  const values = [...pairs.map(({ value }) => value), category ?? '']
  const rows = await tx.rows<{ id: number; key: string; value: string }>(sql`
    select f.id, f.key, f.value from unnest(${keys}::text[], ${values}::text[]) w(key, value)
    join facet_values f on f.key = w.key and f.value = w.value`)
  const idOf = (key: string, value: string) => rows.find((row) => row.key === key && row.value === value)?.id
  const groups = new Map<string, Selected['groups'][number]>()
  for (const { key, value } of pairs) {
    const group = groups.get(key) ?? { key, facets: [], values: new Set<string>() }
    const id = idOf(key === 'category' ? 'within' : key, value)
    if (id !== undefined) group.facets.push(id)
    group.values.add(value)
    groups.set(key, group)
  }
  const within = category === undefined ? undefined : idOf('within', category)
  return { groups: [...groups.values()], within, isImpossible: category !== undefined && within === undefined }
}
