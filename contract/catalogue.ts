import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, idOf, listOf, Money, Near, page } from './shapes.ts'

/** Two sizes of one square or oblong picture, under addresses that never change their content. */
export const Picture = z.object({
  /** 400 pixels wide: lists, lines, thumbnails. */
  small: z.string(),
  /** `width` pixels wide. */
  large: z.string(),
  width: z.number(),
  height: z.number(),
  /** The title, with what the picture shows of it: `Jean droit femme Léna, bleu, de dos`. */
  alt: z.string(),
})
export type Picture = z.output<typeof Picture>

/** What one of it costs whoever buys it here, where offers that anybody may have take something off it by themselves: to be shown in place of the price. */
export const OfferedPrice = z.object({
  price: Money,
  /** The lowest of the thirty days before; present only where a reduction may be announced. */
  priorPrice: Money.optional(),
  /** Of that price, in whole percent, rounded down. */
  reductionPercent: z.int().optional(),
  /** Of the offers. */
  titles: z.array(z.string()),
  until: Instant.optional(),
})
export type OfferedPrice = z.output<typeof OfferedPrice>

type Price = z.output<typeof Money>
type Priced = { price?: Price | undefined; priorPrice?: Price | undefined; offered?: OfferedPrice | undefined }

/** What is shown of a price: what is paid, and beside it what it is reduced from. */
export const shownPrice = ({ offered, price, priorPrice }: Priced) =>
  offered ? { price: offered.price, priorPrice: offered.priorPrice } : { price, priorPrice }

export const VariantView = z.object({
  id: idOf('variant'),
  sku: z.string(),
  gtin: z.string().optional(),
  title: z.string(),
  options: z.record(z.string(), z.string()),
  /** Absent: it can be found, not sold. */
  price: Money.optional(),
  /** The lowest price of the thirty days before the reduction (L112-1-1 C. conso.); present only beside a reduction. */
  priorPrice: Money.optional(),
  offered: OfferedPrice.optional(),
  /** Until when this price is known to hold: only of a reduction whose end has been set. */
  priceUntil: Instant.optional(),
  /** Of one kilogram, litre, metre, square metre or piece, where the article says how much of it it is. */
  pricePerUnit: z.object({ price: Money, per: z.enum(['kg', 'l', 'm', 'm2', 'piece']) }).optional(),
  /** What of the price pays for its end of life. */
  ecoContribution: Money.optional(),
  /** What each costs from a larger quantity on. */
  quantityPrices: z.array(z.object({ from: z.int(), price: Money })).optional(),
  /** The first that shows this variant; where a product is shown whole, not in lists. */
  picture: Picture.optional(),
})
export type VariantView = z.output<typeof VariantView>

export const ProductCard = z.object({
  id: idOf('product'),
  handle: z.string(),
  title: z.string(),
  brand: z.string(),
  category: z.object({ code: z.string(), title: z.string() }),
  /** The lowest of its variants. */
  price: Money.optional(),
  priorPrice: Money.optional(),
  offered: OfferedPrice.optional(),
  /** Within the price, on the mainland. */
  vatRatePercent: z.number(),
  rating: z.number().optional(),
  /** The small picture; absent where there is none, and the drawing of the category stands in. */
  image: z.string().optional(),
  pictureLarge: z.string().optional(),
  variants: z.array(VariantView),
})
export type ProductCard = z.output<typeof ProductCard>

export const relations = ['accessory', 'similar', 'replacement'] as const
/** `product_sheet` is made of the catalogue itself, and always there; the others are files given with the product. */
export const documentKinds = ['energy_label', 'information_sheet', 'guide', 'product_sheet'] as const

export const ProductView = ProductCard.extend({
  description: z.string(),
  /** Several angles, several colours; the first is that of the card. */
  pictures: z.array(Picture),
  /** At most eight, accessories first. */
  goesWith: z.array(ProductCard.extend({ relation: z.enum(relations) })),
  documents: z.array(z.object({ kind: z.enum(documentKinds), title: z.string(), url: z.string() })),
  breadcrumb: z.array(z.object({ code: z.string(), title: z.string() })),
  attributes: z.array(z.object({ key: z.string(), title: z.string(), value: z.string(), unit: z.string().optional() })),
  /** Who answers for the product's safety (GPSR art. 19). */
  manufacturer: z.object({ name: z.string(), postalAddress: z.string(), email: z.string() }).optional(),
  weightGrams: z.number(),
})
export type ProductView = z.output<typeof ProductView>

export const Facet = z.object({
  key: z.string(),
  title: z.string(),
  unit: z.string().optional(),
  values: z.array(z.object({ value: z.string(), title: z.string(), count: z.number(), selected: z.boolean() })),
})

export const searchProducts = endpoint({
  name: 'searchProducts',
  route: 'GET /products',
  summary: 'Search and browse; forgives accents, typos, plurals and word order',
  input: z.object({
    query: z.string().max(200).optional(),
    category: z.string().max(80).optional(),
    /** `key:value`, repeated; values of one key widen, keys narrow. */
    facet: z
      .union([z.string().max(200), z.array(z.string().max(200)).max(30)])
      .optional()
      .transform((f) => (f === undefined ? [] : Array.isArray(f) ? f : [f])),
    sort: z.enum(['relevance', 'price_up', 'price_down', 'newest']).default('relevance'),
    /** Where she is: what lies in the shops near her comes a little before what says it as well. */
    near: Near.optional(),
    postcode: z.string().max(12).optional(),
    /** `true`: the words as they were typed, nothing corrected. */
    literal: z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true'),
    ...page,
  }),
  output: listOf(ProductCard).extend({
    facets: z.array(Facet),
    /** How many say everything that was asked for. */
    total: z.number(),
    /** The last so many of the items say only most of it: they follow where few say all, and are not counted. */
    nearCount: z.number(),
    /** What was really searched for, when a word was corrected. */
    corrected: z.string().optional(),
    /** Where no article says every word: those that what was found does say, and those it does not. */
    relaxed: z.object({ kept: z.array(z.string()), dropped: z.array(z.string()) }).optional(),
  }),
})

export const suggestProducts = endpoint({
  name: 'suggestProducts',
  route: 'GET /suggestions',
  summary: 'Instant suggestions while typing: what others ask, departments, brands and articles; forgives typos',
  input: z.object({ query: z.string().min(1).max(200), limit: z.coerce.number().int().min(1).max(20).default(8) }),
  output: z.object({
    /** What shoppers have asked for often and found, that begins so. */
    queries: z.array(z.string()),
    categories: z.array(z.object({ code: z.string(), title: z.string(), productCount: z.number() })),
    /** `value` is that of the facet `brand`. */
    brands: z.array(z.object({ value: z.string(), title: z.string(), productCount: z.number() })),
    items: z.array(
      z.object({
        handle: z.string(),
        title: z.string(),
        brand: z.string(),
        image: z.string().optional(),
        price: Money.optional(),
      }),
    ),
  }),
})

export const showProduct = endpoint({
  name: 'showProduct',
  route: 'GET /products/{id}',
  summary: 'A product by id or handle',
  input: z.object({ id: z.string().max(200) }),
  output: ProductView,
  refusals: ['product_not_found'],
})

export const showVariant = endpoint({
  name: 'showVariant',
  route: 'GET /variants/{code}',
  summary: 'A variant by SKU or GTIN (8, 12, 13 or 14 digits), with its product: what a scan asks',
  input: z.object({
    code: z.string().max(80),
    /** At whose prices; another than oneself for staff only. */
    customerId: z.string().max(80).optional(),
  }),
  output: VariantView.extend({ product: ProductView }),
  refusals: ['variant_not_found'],
})

export const listCategories = endpoint({
  name: 'listCategories',
  route: 'GET /categories',
  summary: 'The category tree, flat, in order',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({ code: z.string(), parent: z.string().optional(), title: z.string(), productCount: z.number() }),
    ),
  }),
})

export const listBestSellers = endpoint({
  name: 'listBestSellers',
  route: 'GET /best-sellers',
  summary: 'What was ordered most of late, in every channel; the most ordered first',
  input: z.object({
    days: z.coerce.number().int().min(1).max(365).default(30),
    category: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(24).default(8),
  }),
  output: z.object({ items: z.array(ProductCard) }),
})

export const listArticlesAt = endpoint({
  name: 'listArticlesAt',
  route: 'GET /locations/{id}/articles',
  summary: 'What lies in a shop now and can be taken away, the newest first',
  input: z.object({ id: z.string().max(80), ...page }),
  output: listOf(ProductCard),
  refusals: ['location_not_found'],
})

export const listProductAddresses = endpoint({
  name: 'listProductAddresses',
  route: 'GET /product-addresses',
  summary: 'Every product by its handle, for a map of the site: oldest first, in pages of thousands',
  input: z.object({
    /** How many to pass over before the first; then `cursor` goes on from there. */
    skip: z.coerce.number().int().min(0).max(10_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(5000).default(1000),
    cursor: z.string().max(80).optional(),
  }),
  output: listOf(
    z.object({ handle: z.string(), title: z.string(), updatedAt: Instant, image: z.string().optional() }),
  ).extend({ total: z.number() }),
})
