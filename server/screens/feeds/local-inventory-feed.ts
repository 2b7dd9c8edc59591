import type { Input } from '@filrouge/contract/endpoint.ts'
import { type downloadLocalInventoryFeed as contract, quantityAtMost } from '@filrouge/contract/feeds.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { civilDateIn, daysBetween } from '@filrouge/kernel/civil-date.ts'
import { type Location, reference, requireLocation } from '../../locations/public.ts'
import { retailerName } from '../../messaging/public.ts'
import type { Call } from '../../platform/call.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { FileGiven } from '../../platform/route.ts'
import { promiseEach } from '../../promise/public.ts'
import { levelsOf } from '../../stock/public.ts'
import { type FeedRow, type FeedShape, feedFile } from './feed-file.ts'
import { feedPrices, type PricedArticle, pricedArticles } from './priced-articles.ts'

// Google's local inventory specification (support.google.com/merchants/answer/14819809). The last two are the promise itself, to the minute.
const columns: FeedShape['columns'] = [
  ...['store_code', 'id', 'availability', 'quantity', 'price', 'sale_price', 'sale_price_effective_date'],
  ...['pickup_method', 'pickup_sla', 'collect_earliest', 'collect_latest'],
]

/** What each shop has, and when it can be collected there: from its own shelves, or brought there first. */
export async function downloadLocalInventoryFeed(
  tx: Tx,
  asked: Input<typeof contract>,
  call: Call,
  config: Config,
): Promise<FileGiven> {
  const known = await reference(tx)
  const one = asked.locationId === undefined ? undefined : requireLocation(known, asked.locationId)
  const all = [...known.locations.values()].filter(({ kind, openToPublic }) => kind === 'shop' && openToPublic)
  const shops = one ? all.filter((shop) => shop === one) : all
  const anyone: Call = { ...call, language: asked.language, session: null, postcode: undefined }
  const shape = { name: 'local-inventory', title: await retailerName(tx), columns }
  return feedFile(tx, shape, asked, pages(tx, shops, anyone), { call, config })
}

async function* pages(tx: Tx, shops: readonly Location[], call: Call): AsyncGenerator<FeedRow[]> {
  for await (const articles of pricedArticles(tx, call)) {
    const skus = articles.map(({ variant }) => variant.sku)
    const [{ items }, levels] = await Promise.all([
      promiseEach(
        tx,
        { lines: skus.map((sku) => ({ sku, quantity: 1 })), modes: ['takeaway', 'collect'], ...inOf(shops) },
        call,
      ),
      levelsOf(tx, skus),
    ])
    const available = new Map(levels.map((level) => [`${level.sku} ${level.locationId}`, level.available]))
    yield articles.flatMap((article, index) => {
      const ways = new Map(items[index]!.options.map((option) => [`${option.mode} ${option.locationId}`, option]))
      return shops.flatMap((shop) => {
        const collect = ways.get(`collect ${shop.id}`)
        const isThere = ways.has(`takeaway ${shop.id}`)
        if (!isThere && !collect) return []
        const quantity = isThere ? (available.get(`${article.variant.sku} ${shop.id}`) ?? 0) : 0
        return [shopRow(article, shop, quantity, collect, call.now)]
      })
    })
  }
}

/** One shop is asked about as whoever stands in it would; of many, each is told. */
function inOf(shops: readonly Location[]): { limit: number; near?: string } {
  const [shop] = shops
  return shops.length === 1 && shop
    ? { limit: 1, near: `${shop.latitude},${shop.longitude}` }
    : { limit: Math.max(1, shops.length) }
}

function shopRow(
  article: PricedArticle,
  shop: Location,
  quantity: number,
  collect: PromiseOption | undefined,
  now: Date,
): FeedRow {
  return {
    store_code: shop.code,
    id: article.variant.sku,
    availability: quantity === 0 ? 'out_of_stock' : quantity === 1 ? 'limited_availability' : 'in_stock',
    quantity: String(Math.min(quantity, quantityAtMost)),
    ...feedPrices(article, now),
    pickup_method: collect
      ? collect.sources.every(({ locationId }) => locationId === shop.id)
        ? 'buy'
        : 'ship to store'
      : 'not supported',
    pickup_sla:
      collect &&
      slaOf(daysBetween(civilDateIn(now, shop.timeZone), civilDateIn(new Date(collect.latest), shop.timeZone))),
    collect_earliest: collect?.earliest,
    collect_latest: collect?.latest,
  }
}

function slaOf(days: number): string {
  if (days <= 0) return 'same day'
  if (days === 1) return 'next day'
  return days <= 7 ? `${days}-day` : 'multi-week'
}
