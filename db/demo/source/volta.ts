import { brands } from './brands.ts'
import { attributes, categories } from './catalogue.ts'
import { vatNumberOf, withGtinCheckDigit, withLuhnDigit } from './check-digits.ts'
import { deliveryServices } from './delivery.ts'
import { offers, segments } from './offers.ts'
import { customerRows, staff } from './people.ts'
import { legalEntities, shops, supplierHours, suppliers, warehouses } from './places.ts'
import pictures from './pictures.json' with { type: 'json' }
import type { BilingualText, PictureSource } from './product-source.ts'
import { products, ranges } from './products.ts'
import { purchaseCostsOf } from './purchase-costs.ts'
import { slotPlans } from './slot-plans.ts'
import { relations } from './relations.ts'
import { incoming, promisedBySupplier, stockOf } from './stock-plan.ts'
import { synonyms } from './synonyms.ts'
import { ecoContributionOf, measures } from './beside-the-price.ts'
import { englishSpaces, frenchSpaces } from './typography.ts'

/** Every file of the demo retailer that is made here, by name. */
export function volta(): Record<string, string> {
  const variants = products.flatMap((product) => product.variants.map((variant) => ({ product, variant })))
  const stock = variants.flatMap(({ product, variant }) => stockOf(product, variant))
  const promised = variants.flatMap(({ product, variant }) => promisedBySupplier(product, variant))
  return {
    'legal-entities.json': json(legalEntityFile()),
    'locations.json': json(locationFile()),
    'staff.json': json(staff),
    'customers.json': json(customerFile()),
    'delivery-services.json': json(deliveryServices),
    'slot-plans.json': json(slotPlans),
    'segments.json': json(segments),
    'offers.json': json(offers),
    'categories.json': json(categoryFile()),
    'attributes.json': json(attributes),
    'products.json': json(productFile()),
    'synonyms.json': json(synonyms),
    'stock.csv': csv(
      'sku,location,on_hand,safety',
      stock.map((row) => [row.sku, row.location, row.onHand, row.safety]),
    ),
    'suppliers.csv': csv(
      'sku,supplier,quantity',
      promised.map((row) => [row.sku, row.supplier, row.quantity]),
    ),
    'purchase-costs.csv': csv(
      'sku,days_ago,amount_minor',
      variants.flatMap(({ product, variant }) => purchaseCostsOf(product, variant)),
    ),
    'relations.csv': csv(
      'product,related,kind',
      relations.map((row) => [row.product, row.related, row.kind]),
    ),
    'incoming.csv': csv(
      'sku,location,days_from_now,quantity',
      incoming.map((row) => [row.sku, row.location, row.daysFromNow, row.quantity]),
    ),
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function csv(header: string, rows: (string | number)[][]): string {
  return `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`
}

function legalEntityFile() {
  return legalEntities.map(({ code, name, sirenStart, ...said }) => {
    const siren = withLuhnDigit(sirenStart)
    return { code, name, siren, vatNumber: vatNumberOf(siren), ...said }
  })
}

function locationFile() {
  const common = { country: 'FR', timeZone: 'Europe/Paris', cutOff: '14:00' }
  return [
    ...shops.map(({ size: _, ...shop }) => ({
      ...shop,
      ...common,
      kind: 'shop',
      holidayCalendar: shop.holidayCalendar ?? 'metropole',
      openToPublic: true,
      ships: true,
      services: ['collect', 'click_and_collect', 'ship', 'returns', ...(shop.services ?? [])],
      places: ['floor', 'stock_room', 'window'],
    })),
    ...warehouses.map((warehouse) => ({
      ...warehouse,
      ...common,
      kind: 'warehouse',
      holidayCalendar: 'metropole',
      openToPublic: false,
      ships: true,
      preparationMinutes: 120,
      services: ['ship'],
      places: [],
    })),
    ...suppliers.map((supplier) => ({
      ...supplier,
      ...common,
      kind: 'supplier',
      holidayCalendar: 'metropole',
      openToPublic: false,
      ships: true,
      preparationMinutes: 120,
      preparationDays: 0,
      services: ['ship'],
      hours: supplierHours,
      places: [],
    })),
  ]
}

// Mobile numbers of the range kept for fiction: 06 39 98 00 00 to 06 39 98 99 99.
function customerFile() {
  return customerRows.map(([login, name, language, street, postcode, city, street2], index) => ({
    name,
    email: `${login}@example.com`,
    phone: `+3363998${String(1000 + index * 37).padStart(4, '0')}`,
    language,
    address: { name, street, ...(street2 ? { street2 } : {}), postcode, city, country: 'FR' },
  }))
}

function categoryFile() {
  const seen = new Map<string | null, number>()
  return categories.map((category) => {
    const position = (seen.get(category.parent) ?? 0) + 1
    seen.set(category.parent, position)
    return { ...category, position }
  })
}

function attributeValue(value: BilingualText | number | boolean) {
  return typeof value === 'object' ? { fr: frenchSpaces(value.fr), en: englishSpaces(value.en) } : value
}

// The number of an article inside the GS1 demonstration prefix 952: its range, its place there, then the variant.
function gtinOf(range: number, place: number, variant: number): string {
  return withGtinCheckDigit(
    `952${range + 1}${String(place + 1).padStart(4, '0')}${String(variant + 1).padStart(4, '0')}`,
  )
}

const drawn: Readonly<Record<string, PictureSource[]>> = pictures

function productFile() {
  return ranges.flatMap((range, rangeIndex) =>
    range.map((product, place) => ({
      handle: product.handle,
      brand: product.brand,
      category: product.category,
      titleFr: frenchSpaces(product.titleFr),
      titleEn: englishSpaces(product.titleEn),
      descriptionFr: frenchSpaces(product.descriptionFr),
      descriptionEn: englishSpaces(product.descriptionEn),
      weightGrams: product.weightGrams,
      vatRate: 20,
      attributes: Object.fromEntries(
        Object.entries(product.attributes).map(([key, value]) => [key, attributeValue(value)]),
      ),
      manufacturer: brands[product.brand],
      pictures: drawn[product.handle] ?? [],
      variants: product.variants.map(({ sku, options, ...prices }, index) => ({
        sku,
        gtin: gtinOf(rangeIndex, place, index),
        options: Object.fromEntries(
          Object.entries(options).map(([key, value]) => [
            key,
            typeof value === 'string' ? value : attributeValue(value),
          ]),
        ),
        ...(measures[sku] ? { measure: measures[sku] } : {}),
        ...(ecoContributionOf(product) > 0 ? { ecoContributionMinor: ecoContributionOf(product) } : {}),
        ...prices,
      })),
    })),
  )
}
