import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { pictureUrl, type ReadQuery, readQuery } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

interface Row {
  handle: string
  titleFr: string
  titleEn: string
  brand: string
  picture: string | null
  amountMinor: number | null
  currency: Currency | null
}

/** Suggestions while typing: the last word may be only begun; if nothing begins so, it may be mistyped. */
export async function suggestProducts(
  tx: Tx,
  input: Input<typeof contract.suggestProducts>,
  call: Call,
): Promise<Output<typeof contract.suggestProducts>> {
  let rows = await suggested(tx, await readQuery(tx, input.query, { isTyping: true }), input.limit, call.now)
  if (rows.length === 0) rows = await suggested(tx, await readQuery(tx, input.query), input.limit, call.now)
  return {
    items: rows.map((row) => ({
      handle: row.handle,
      title: call.language === 'en' ? row.titleEn : row.titleFr,
      brand: row.brand,
      ...(row.picture === null ? {} : { image: pictureUrl(row.picture, 400) }),
      ...(row.amountMinor === null ? {} : { price: money(row.amountMinor, row.currency as Currency) }),
    })),
  }
}

// One letter begins thousands of titles: the best of so many is good enough, and found at once.
const mostRanked = 400

async function suggested(tx: Tx, query: ReadQuery, limit: number, now: Date): Promise<Row[]> {
  if (query.all === null && query.codes.length === 0) return []
  const all = query.all ?? "''"
  return tx.database.freshPlans.rows<Row>(sql`
    select p.handle, p.title_fr as "titleFr", p.title_en as "titleEn", p.brand, r.amount_minor as "amountMinor", r.currency,
      (select g.name from product_pictures g where g.product_id = p.id order by g.position limit 1) as picture
    from (
      select product_id, max(score) as score from (
        (select product_id, 100 as score from product_search where codes && ${query.codes}::text[] limit ${limit})
        union all
        select product_id, ts_rank('{0.02, 0.1, 0.6, 1}', headline, ${query.typed ?? "''"}::tsquery) from (
          select product_id, headline from product_search where headline @@ ${all}::tsquery limit ${mostRanked}::integer
        ) s
      ) u group by product_id order by score desc, product_id limit ${limit}
    ) f
    join products p on p.id = f.product_id
    left join lateral (
      select r.amount_minor, r.currency from variants v
      join prices r on r.sku = v.sku and r.price_list = 'all' and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
      where v.product_id = p.id order by r.amount_minor limit 1
    ) r on true
    order by f.score desc, p.id`)
}
