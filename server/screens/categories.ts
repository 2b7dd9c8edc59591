import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Category, catalogueReference } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

/** The category tree, flat, parents before children; each with the number of products in it and below. */
export async function listCategories(
  tx: Tx,
  _input: Input<typeof contract.listCategories>,
  call: Call,
): Promise<Output<typeof contract.listCategories>> {
  const [{ categories }, counts] = await Promise.all([
    catalogueReference(tx),
    tx.rows<{ id: Id<'category'>; count: number }>(sql`
      select category_id as id, count(*) as count from products group by category_id`),
  ])
  const total = new Map<Id<'category'>, number>()
  for (const { id, count } of counts) {
    for (const above of categories.get(id)?.path ?? []) total.set(above.id, (total.get(above.id) ?? 0) + count)
  }
  const place = ({ path }: Category) =>
    path.map(({ position, code }) => `${String(position).padStart(6, '0')} ${code}`).join('/')
  const ordered = [...categories.values()].map((category) => ({ category, place: place(category) }))
  ordered.sort((one, other) => (one.place < other.place ? -1 : 1))
  return {
    items: ordered.map(({ category }) => ({
      code: category.code,
      ...(category.parentId === null ? {} : { parent: categories.get(category.parentId)?.code }),
      title: call.language === 'en' ? category.titleEn : category.titleFr,
      productCount: total.get(category.id) ?? 0,
    })),
  }
}
