import { type ProductView, shownPrice, type VariantView } from '@filrouge/contract/catalogue.ts'
import type { LocationView } from '@filrouge/contract/locations.ts'
import { availabilityOf, deliveryDays } from '@filrouge/contract/offer-facts.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { link, type PageRequest, withQuery } from '../page.ts'
import { breadcrumbFact } from '../shell/breadcrumb.tsx'
import type { AnyMoney } from '../shell/pieces.tsx'

interface Known {
  request: PageRequest
  product: ProductView
  variant: VariantView
  found: { options: readonly PromiseOption[]; isPostcodeUnknown: boolean }
  shops: readonly LocationView[]
}

const schema = 'https://schema.org'

/** An amount as schema.org writes it: « 89.90 ». Cents are what the shop sells in. */
const decimal = ({ minor }: AnyMoney): string => `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`

/** What the page of an article says to machines: the article, its offer with delivery and returns, and where it stands in the shop. */
export function productFacts(known: Known): object[] {
  const { request, product, variant } = known
  const { publicUrl } = request.settings
  const pictures = [variant.picture?.large, ...product.pictures.map(({ large }) => large)].filter(
    (one) => one !== undefined,
  )
  const { colour, size } = variant.options
  const { price } = shownPrice(variant)
  const article = {
    '@context': schema,
    '@type': 'Product',
    name: variant.title,
    description: product.description,
    sku: variant.sku,
    ...(variant.gtin ? { gtin: variant.gtin } : {}),
    brand: { '@type': 'Brand', name: product.brand },
    category: product.category.title,
    ...(colour ? { color: colour } : {}),
    ...(size ? { size } : {}),
    ...(pictures.length > 0 ? { image: [...new Set(pictures)].map((path) => publicUrl + path) } : {}),
    ...(product.variants.length > 1 ? { isVariantOf: groupOf(known) } : {}),
    ...(price ? { offers: offerOf(known, price) } : {}),
  }
  const crumbs = [
    ...product.breadcrumb.map(({ code, title }) => ({ path: `/c/${code}`, title })),
    { path: request.path, title: product.title },
  ]
  return [article, breadcrumbFact(request, crumbs)]
}

function groupOf({ request, product }: Known): object {
  const varying = [...new Set(product.variants.flatMap(({ options }) => Object.keys(options)))]
  const known: Record<string, string> = { colour: `${schema}/color`, size: `${schema}/size` }
  return {
    '@type': 'ProductGroup',
    name: product.title,
    productGroupID: product.id,
    url: request.settings.publicUrl + link(request.language, request.path),
    variesBy: varying.map((key) => known[key] ?? key),
  }
}

function offerOf({ request, product, variant, found, shops }: Known, price: AnyMoney): object {
  const { language, settings, seller } = request
  const until = variant.offered ? variant.offered.until : variant.priceUntil
  const address = withQuery(request.path, { sku: product.variants.length > 1 ? variant.sku : undefined })
  const here = found.options.filter(({ mode }) => mode === 'takeaway')
  const stores = shops.filter(({ id }) => here.some(({ locationId }) => locationId === id))
  return {
    '@type': 'Offer',
    url: settings.publicUrl + link(language, address),
    price: decimal(price),
    priceCurrency: price.currency,
    // Only where an end has been set: a date made up would be a promise.
    ...(until ? { priceValidUntil: until } : {}),
    itemCondition: `${schema}/NewCondition`,
    ...(found.isPostcodeUnknown ? {} : { availability: `${schema}/${schemaNames[availabilityOf(found.options)]}` }),
    seller: { '@type': 'Organization', name: seller?.name ?? settings.retailerName },
    ...(stores.length > 0
      ? {
          availableAtOrFrom: stores.map((shop) => ({
            '@type': 'Store',
            name: shop.name,
            url: `${settings.publicUrl}${link(language, `/shops/${shop.code}`)}`,
          })),
        }
      : {}),
    ...shippingOf(request, found.options),
    hasMerchantReturnPolicy: returnPolicies,
  }
}

const schemaNames = {
  in_stock: 'InStock',
  in_store_only: 'InStoreOnly',
  backorder: 'BackOrder',
  out_of_stock: 'OutOfStock',
} as const

function shippingOf({ now }: PageRequest, options: readonly PromiseOption[]): object {
  const details = options
    .filter(({ mode }) => mode === 'home')
    .map((option) => {
      const { handling, transit } = deliveryDays(option, now, 'Europe/Paris')
      return {
        '@type': 'OfferShippingDetails',
        shippingRate: { '@type': 'MonetaryAmount', value: decimal(option.cost), currency: option.cost.currency },
        shippingDestination: { '@type': 'DefinedRegion', addressCountry: 'FR' },
        deliveryTime: {
          '@type': 'ShippingDeliveryTime',
          handlingTime: period(handling),
          transitTime: period(transit),
        },
      }
    })
  return details.length > 0 ? { shippingDetails: details } : {}
}

const period = ({ fewest, most }: { fewest: number; most: number }) => ({
  '@type': 'QuantitativeValue',
  minValue: fewest,
  maxValue: most,
  unitCode: 'DAY',
})

/** Fourteen days for whoever buys at a distance (L221-18 C. conso.): free in every shop, at her cost by mail. */
const returnPolicies = [
  ['ReturnInStore', 'FreeReturn'],
  ['ReturnByMail', 'ReturnFeesCustomerResponsibility'],
].map(([method, fees]) => ({
  '@type': 'MerchantReturnPolicy',
  applicableCountry: 'FR',
  returnPolicyCategory: `${schema}/MerchantReturnFiniteReturnWindow`,
  merchantReturnDays: 14,
  returnMethod: `${schema}/${method}`,
  returnFees: `${schema}/${fees}`,
}))
