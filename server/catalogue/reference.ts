import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
import type { Attribute, Category } from './catalogue.ts'

/** What changes rarely and is asked at every page: the category tree and the names of attributes. */
export interface CatalogueReference {
  categories: Map<Id<'category'>, Category>
  categoriesByCode: Map<string, Category>
  attributes: Map<string, Attribute>
}

const lifeMs = 5000
const keptOf = new WeakMap<Database, { reference: CatalogueReference; readAt: number }>()
// A transaction that has changed it sees its own changes, and nobody else sees them before they are committed.
const changing = new WeakSet<Tx>()

/** The category tree and the attributes, from memory where they were read in the last five seconds. */
export async function catalogueReference(tx: Tx): Promise<CatalogueReference> {
  if (changing.has(tx)) return readReference(tx)
  const kept = keptOf.get(tx.database)
  const now = performance.now()
  if (kept && now - kept.readAt < lifeMs) return kept.reference
  // Noted before asking, so that of many callers only one asks.
  if (kept) kept.readAt = now
  const reference = await readReference(tx)
  keptOf.set(tx.database, { reference, readAt: now })
  return reference
}

/** After a change of categories or attributes: this server reads them again at once, others within five seconds. */
export function referenceChanged(tx: Tx): void {
  changing.add(tx)
  tx.afterCommit(() => {
    changing.delete(tx)
    keptOf.delete(tx.database)
  })
}

async function readReference(tx: Tx): Promise<CatalogueReference> {
  const [rows, attributes] = await Promise.all([
    tx.rows<Omit<Category, 'path'>>(sql`
      select id, code, parent_id as "parentId", title_fr as "titleFr", title_en as "titleEn", position from categories`),
    tx.rows<Attribute>(sql`
      select key, title_fr as "titleFr", title_en as "titleEn", unit, is_facet as "isFacet" from attributes`),
  ])
  const categories = new Map(rows.map((row): [Id<'category'>, Category] => [row.id, { ...row, path: [] }]))
  for (const category of categories.values()) {
    for (let at: Category | undefined = category; at && !category.path.includes(at); ) {
      category.path.unshift(at)
      at = at.parentId === null ? undefined : categories.get(at.parentId)
    }
  }
  return {
    categories,
    categoriesByCode: new Map([...categories.values()].map((category) => [category.code, category])),
    attributes: new Map(attributes.map((attribute) => [attribute.key, attribute])),
  }
}
