import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { type Category, catalogueReference, searchIndex } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

/** The category tree, flat, parents before children; each with the number of products in it and below. */
export async function listCategories(
  tx: Tx,
  _input: Input<typeof contract.listCategories>,
  call: Call,
): Promise<Output<typeof contract.listCategories>> {
  const [{ categories }, index] = await Promise.all([catalogueReference(tx), searchIndex(tx)])
  const countOf = (code: string) => {
    const facet = index.facetNumber('within', code)
    return facet === undefined ? 0 : index.facetSize(facet)
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
      productCount: countOf(category.code),
    })),
  }
}
