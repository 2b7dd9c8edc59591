import type { Input } from '@filrouge/contract/endpoint.ts'
import type { downloadProductFeed as contract } from '@filrouge/contract/feeds.ts'
import { availabilityOf, deliveryDays } from '@filrouge/contract/offer-facts.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { catalogueReference } from '../../catalogue/public.ts'
import { locatePostcode, type Reference, reference } from '../../locations/public.ts'
import { retailerName } from '../../messaging/public.ts'
import type { Call } from '../../platform/call.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refuse } from '../../platform/refuse.ts'
import type { FileGiven } from '../../platform/route.ts'
import { promiseEach } from '../../promise/public.ts'
import { titleOf } from '../product-cards.ts'
import { type FeedRow, type FeedShape, feedFile, shopAddress } from './feed-file.ts'
import { feedPrice, feedPrices, type PricedArticle, pricedArticles } from './priced-articles.ts'

// Google's product data specification (support.google.com/merchants/answer/7052112), whose names other comparators read too. The last nine are
// what the shop promises, to the minute: those that do not know them pass over them.
const columns: FeedShape['columns'] = [
  ...['id', 'item_group_id', 'title', 'description', 'link', 'image_link', 'availability', 'availability_date'],
  ...['price', 'sale_price', 'sale_price_effective_date', 'brand', 'gtin', 'identifier_exists', 'condition'],
  ...['product_type', 'color', 'size'],
  {
    name: 'shipping',
    parts: [
      ...['country', 'service', 'price', 'min_handling_time', 'max_handling_time', 'min_transit_time'],
      'max_transit_time',
    ],
  },
  ...['home_earliest', 'home_latest', 'home_price', 'relay_earliest', 'relay_latest', 'relay_price'],
  ...['collect_earliest', 'collect_latest', 'collect_store_code'],
]

/** Every article with a price and what is promised of it now, as comparators read it. */
export async function downloadProductFeed(
  tx: Tx,
  asked: Input<typeof contract>,
  call: Call,
  config: Config,
): Promise<FileGiven> {
  if (asked.postcode !== undefined && !(await locatePostcode(tx, asked.postcode))) refuse('postcode_not_found')
  // A feed says what anybody would be told, whoever fetches it.
  const anyone: Call = { ...call, language: asked.language, session: null, postcode: undefined }
  const shape = { name: 'products', title: await retailerName(tx), columns }
  return feedFile(tx, shape, asked, pages(tx, asked, anyone, config), { call, config })
}

async function* pages(
  tx: Tx,
  { postcode }: Input<typeof contract>,
  call: Call,
  config: Config,
): AsyncGenerator<FeedRow[]> {
  const [{ locations }, { categoriesByCode }] = await Promise.all([reference(tx), catalogueReference(tx)])
  for await (const articles of pricedArticles(tx, call)) {
    const lines = articles.map(({ variant }) => ({ sku: variant.sku, quantity: 1 }))
    const { items } = await promiseEach(tx, { lines, limit: 1, ...(postcode ? { postcode } : {}) }, call)
    yield articles.map((article, index) => {
      const path = categoriesByCode.get(article.card.category.code)?.path ?? []
      return {
        ...articleRow(article, config, call),
        product_type: path.map((one) => titleOf(one, call.language)).join(' > '),
        ...promisedRow(items[index]!.options, locations, call.now),
      }
    })
  }
}

function articleRow(article: PricedArticle, config: Config, { language, now }: Call): FeedRow {
  const { card, variant, description } = article
  const base = shopAddress(config)
  const isOneOfMany = card.variants.length > 1
  const path = `${language === 'en' ? '/en' : ''}/products/${card.handle}`
  const { colour, size, waist } = variant.options
  return {
    id: variant.sku,
    item_group_id: isOneOfMany ? card.handle : undefined,
    title: variant.title,
    description: description || variant.title,
    link: `${base}${path}${isOneOfMany ? `?sku=${encodeURIComponent(variant.sku)}` : ''}`,
    image_link: card.pictureLarge && `${base}${card.pictureLarge}`,
    ...feedPrices(article, now),
    brand: card.brand,
    gtin: variant.gtin,
    identifier_exists: variant.gtin ? undefined : 'no',
    condition: 'new',
    color: colour,
    size: size ?? waist,
  }
}

/** What is promised of it: for machines that know these names as days and a cost, and for those who ask for more as it is. */
function promisedRow(options: readonly PromiseOption[], locations: Reference['locations'], now: Date): FeedRow {
  const [home, relay, collect] = (['home', 'relay', 'collect'] as const).map((way) =>
    options.find(({ mode }) => mode === way),
  )
  const availability = availabilityOf(options)
  const [first] = [home, relay].flatMap((option) => option?.earliest ?? []).sort()
  return {
    // What only a shop has is told by the feed of the shops.
    availability: availability === 'in_store_only' ? 'out_of_stock' : availability,
    availability_date: availability === 'backorder' ? first : undefined,
    shipping: home && shippingOf(home, now),
    home_earliest: home?.earliest,
    home_latest: home?.latest,
    home_price: home && feedPrice(home.cost),
    relay_earliest: relay?.earliest,
    relay_latest: relay?.latest,
    relay_price: relay && feedPrice(relay.cost),
    collect_earliest: collect?.earliest,
    collect_latest: collect?.latest,
    collect_store_code: collect && locations.get(collect.locationId as Id<'location'>)?.code,
  }
}

function shippingOf(home: PromiseOption, now: Date): Record<string, string> {
  const { handling, transit } = deliveryDays(home, now, 'Europe/Paris')
  return {
    country: 'FR',
    service: home.service ?? '',
    price: feedPrice(home.cost),
    min_handling_time: String(handling.fewest),
    max_handling_time: String(handling.most),
    min_transit_time: String(transit.fewest),
    max_transit_time: String(transit.most),
  }
}
