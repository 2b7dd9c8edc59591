import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

export interface ProductRelation {
  /** A handle. */
  product: string
  /** The handle of what goes with it. */
  related: string
  kind: 'accessory' | 'similar' | 'replacement'
}

/** Says what goes with products, in the order of the rows; what was said of the same products before is replaced. */
export async function relateProducts(tx: Tx, rows: readonly ProductRelation[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    delete from related_products
    where product_id in (select id from products where handle = any(${rows.map((row) => row.product)}::text[]))`)
  const written = await tx.run(sql`
    insert into related_products (product_id, related_id, kind, position)
    select p.id, r.id, w.kind, w.position
    from unnest(${rows.map((row) => row.product)}::text[], ${rows.map((row) => row.related)}::text[], ${rows.map((row) => row.kind)}::text[])
      with ordinality w(product, related, kind, position)
    join products p on p.handle = w.product join products r on r.handle = w.related`)
  if (written < rows.length) throw new Error('a relation names a product that does not exist')
}
