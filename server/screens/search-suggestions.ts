import type * as contract from '@filrouge/contract/catalogue.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { findArticles, pageOf, pictureUrl, readQuery, searchIndex, synonymsOf } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { productsByCode } from './search-matches.ts'
import { boostsBy, standingOf } from './search-standing.ts'

interface Row {
  handle: string
  titleFr: string
  titleEn: string
  brand: string
  picture: string | null
  amountMinor: number | null
  currency: Currency | null
}

const everywhere = { groups: [], within: undefined, isImpossible: false }

/** Suggestions while typing: the last word may be only begun; if nothing begins so, it may be mistyped. */
export async function suggestProducts(
  tx: Tx,
  input: Input<typeof contract.suggestProducts>,
  call: Call,
): Promise<Output<typeof contract.suggestProducts>> {
  const [index, synonyms, standing] = await Promise.all([searchIndex(tx), synonymsOf(tx), standingOf(tx, call.now)])
  const query = readQuery(index, synonyms, input.query, { isTyping: true })
  const exact = query.code === undefined ? [] : await productsByCode(tx, query.code)
  const placed = {
    exact: exact.map((id) => index.numberOf(id)).filter((article) => article !== undefined),
    pinned: [],
    hidden: new Set<number>(),
  }
  const found = findArticles(index, query, everywhere, placed, boostsBy(index, standing))
  const { articles } = pageOf(index, found.articles, found.ranks, input.limit, undefined)
  const rows = await suggested(
    tx,
    articles.map((article) => index.ids[article]!),
    call.now,
  )
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

async function suggested(tx: Tx, ids: readonly Id<'product'>[], now: Date): Promise<Row[]> {
  if (ids.length === 0) return []
  return tx.rows<Row>(sql`
    select p.handle, p.title_fr as "titleFr", p.title_en as "titleEn", p.brand, r.amount_minor as "amountMinor", r.currency,
      (select g.name from product_pictures g where g.product_id = p.id order by g.position limit 1) as picture
    from unnest(${ids}::text[]) with ordinality f(id, place)
    join products p on p.id = f.id
    left join lateral (
      select r.amount_minor, r.currency from variants v
      join prices r on r.sku = v.sku and r.price_list = 'all' and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
      where v.product_id = p.id order by r.amount_minor limit 1
    ) r on true
    order by f.place`)
}
