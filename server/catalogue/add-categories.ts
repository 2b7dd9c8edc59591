import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { referenceChanged } from './reference.ts'

export interface CategoryToAdd {
  code: string
  /** The code of the category above. */
  parent?: string | null
  titleFr: string
  titleEn: string
  position: number
}

export interface AttributeToAdd {
  key: string
  titleFr: string
  titleEn: string
  unit?: string | null
  facet: boolean
}

/** Adds categories, or changes those whose code is known; the order of the rows does not matter. */
export async function addCategories(tx: Tx, rows: readonly CategoryToAdd[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into categories (id, code, title_fr, title_en, position)
    select * from unnest(${rows.map(() => newId('category'))}::text[], ${rows.map((row) => row.code)}::text[],
      ${rows.map((row) => row.titleFr)}::text[], ${rows.map((row) => row.titleEn)}::text[], ${rows.map((row) => row.position)}::integer[])
    on conflict (code) do update
    set title_fr = excluded.title_fr, title_en = excluded.title_en, position = excluded.position`)
  const linked = await tx.run(sql`
    update categories c set parent_id = (select id from categories where code = w.parent)
    from unnest(${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.parent ?? null)}::text[]) w(code, parent)
    where c.code = w.code and (w.parent is null or exists (select from categories where code = w.parent))`)
  if (linked < rows.length) throw new Error('a category names a parent that does not exist')
  referenceChanged(tx)
}

/** Adds attributes, or changes those whose key is known. */
export async function addAttributes(tx: Tx, rows: readonly AttributeToAdd[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into attributes (key, title_fr, title_en, unit, is_facet)
    select * from unnest(${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.titleFr)}::text[], ${rows.map((row) => row.titleEn)}::text[],
      ${rows.map((row) => row.unit ?? null)}::text[], ${rows.map((row) => row.facet)}::boolean[])
    on conflict (key) do update
    set title_fr = excluded.title_fr, title_en = excluded.title_en, unit = excluded.unit, is_facet = excluded.is_facet`)
  referenceChanged(tx)
}
