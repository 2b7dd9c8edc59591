import sql from 'sql-template-tag'
import { restorePriceLists, restorePrices } from '../../../pricing/public.ts'
import { choice, instant, list, required, text, whole } from '../column.ts'
import { keptFile } from './kept-file.ts'

/** For whom and where prices differ on purpose. */
export const priceLists = keptFile({
  name: 'price-lists',
  roles: ['merchandiser'],
  columns: {
    code: required(text(40)),
    title_fr: required(text(200)),
    title_en: required(text(200)),
    place: required(whole(-1_000_000_000, 2_147_483_647)),
    channels: list(),
    location_ids: list(),
    postcodes: list(),
    segments: list(),
    reason: text(2000),
    starts_at: required(instant()),
    ends_at: instant(),
    set_by: text(60),
    set_at: required(instant()),
  },
  query: sql`
    select code, title_fr, title_en, place, channels, location_ids, postcodes, segments, reason, starts_at, ends_at, set_by, set_at
    from price_lists where code <> 'all' order by code collate "C"`,
  restore: restorePriceLists,
})

/** Prices of these lists, and those from a quantity on; what one costs everybody is the file of prices. */
export const listPrices = keptFile({
  name: 'list-prices',
  roles: ['merchandiser'],
  columns: {
    id: required(text(60)),
    sku: required(text(80)),
    price_list: required(text(40)),
    minimum_quantity: required(whole(1, 1_000_000)),
    amount_minor: required(whole(0, 1_000_000_000_000)),
    currency: required(text(3)),
    kind: required(choice(['regular', 'promotion'])),
    operation: text(80),
    starts_at: required(instant()),
    ends_at: instant(),
    set_by: text(60),
  },
  names: { sku: ['variants', 'sku'], price_list: ['price_lists', 'code'] },
  query: sql`
    select id, sku, price_list, minimum_quantity, amount_minor, currency, kind, operation, starts_at, ends_at, set_by
    from prices where price_list <> 'all' or minimum_quantity > 1 order by id collate "C"`,
  restore: restorePrices,
})
