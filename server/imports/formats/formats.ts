import type { Export } from '../exporting/export.ts'
import { electronics } from './electronics.ts'
import type { Format } from './format.ts'
import { googleProducts } from './google-products.ts'
import { gtins } from './gtins.ts'
import { onlineRetail } from './online-retail.ts'
import { attributes, categories, products } from './plain/catalogue.ts'
import { creditNotes } from './plain/credit-notes.ts'
import { customers } from './plain/customers.ts'
import { balances, programmes } from './plain/loyalty.ts'
import { couponBatches, coupons, offerBalances, offers, offerUses, offerVersions } from './plain/offers.ts'
import { orders } from './plain/orders.ts'
import { consents, contactMessages, messages, segmentMembers, segments, touches } from './plain/people.ts'
import { companies, deliveryServices, locations, postcodes, relayPoints, retailer, staff } from './plain/places.ts'
import { listPrices, priceLists } from './plain/price-lists.ts'
import { prices, stock } from './plain/prices-and-stock.ts'
import {
  carrierProducts,
  carriers,
  deliveries,
  deliveryLines,
  leavingRules,
  marginSettings,
  margins,
  promisedWindows,
  safetyRules,
  slotDays,
  slotPlans,
  slotWindows,
  sourcing,
  waiting,
} from './plain/promising.ts'
import { purchaseCostFile } from './plain/purchase-costs.ts'
import { placements, relations, searches, synonyms } from './plain/steering.ts'
import { shopifyCustomers, shopifyOrders, shopifyProducts } from './shopify.ts'

/** Our own files, in the order in which an empty retailer takes them. */
const plain = [
  ...[retailer, companies, locations, staff, deliveryServices, relayPoints, postcodes],
  ...[slotPlans, slotWindows, slotDays, sourcing, marginSettings, margins, waiting, carriers, carrierProducts],
  ...[categories, attributes, products, relations, synonyms, placements, searches, prices, purchaseCostFile],
  ...[safetyRules, leavingRules, stock, promisedWindows, deliveries, deliveryLines],
  ...[
    priceLists,
    listPrices,
    customers,
    segments,
    segmentMembers,
    offers,
    offerVersions,
    couponBatches,
    coupons,
    orders,
    creditNotes,
  ],
  ...[programmes, balances, offerUses, offerBalances, consents, touches, messages, contactMessages],
] as unknown as readonly { format: Format; export: Export }[]

/** Every kind of file that can be brought in. */
export const formats: readonly Format[] = [
  ...plain.map(({ format }) => format),
  ...([
    shopifyProducts,
    shopifyCustomers,
    shopifyOrders,
    googleProducts,
    electronics,
    gtins,
    onlineRetail,
  ] as unknown as readonly Format[]),
]

/** Everything that can be taken out. */
export const exportsByName: ReadonlyMap<string, Export> = new Map(plain.map((one) => [one.export.what, one.export]))

/** The format of this name. */
export const formatNamed = (name: string): Format | undefined => formats.find((format) => format.name === name)
