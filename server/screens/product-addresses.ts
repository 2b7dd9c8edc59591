import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import sql from 'sql-template-tag'
import { pictureUrl } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

interface Row {
  id: string
  handle: string
  titleFr: string
  titleEn: string
  updatedAt: Date
  picture: string | null
}

/** Every product by its handle, oldest first: by key, so that the last page costs what the first does. */
export async function listProductAddresses(
  tx: Tx,
  input: Input<typeof contract.listProductAddresses>,
  call: Call,
): Promise<Output<typeof contract.listProductAddresses>> {
  const { cursor, skip, limit } = input
  const [{ total }, rows] = await Promise.all([
    tx.one<{ total: number }>(sql`select count(*) as total from products`),
    tx.rows<Row>(sql`
      select p.id, p.handle, p.title_fr as "titleFr", p.title_en as "titleEn", p.updated_at as "updatedAt",
        (select g.name from product_pictures g where g.product_id = p.id order by g.position limit 1) as picture
      from (select id from products where id > ${cursor ?? ''} order by id limit ${limit} offset ${cursor === undefined ? skip : 0}) k
      join products p on p.id = k.id order by p.id`),
  ])
  return {
    items: rows.map((row) => ({
      handle: row.handle,
      title: call.language === 'en' ? row.titleEn : row.titleFr,
      updatedAt: row.updatedAt.toISOString(),
      ...(row.picture === null ? {} : { image: pictureUrl(row.picture, 1200) }),
    })),
    nextCursor: rows.length === limit ? rows.at(-1)!.id : null,
    total,
  }
}
