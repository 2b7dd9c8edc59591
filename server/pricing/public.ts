export {
  besideNow,
  type CurrentPrice,
  type OfferedPriceOf,
  offeredView,
  type PriceKind,
  type PriceRow,
  pastOf,
} from './price.ts'
export { priceBreaches } from './price-breaches.ts'
export {
  askedFor,
  hasPriceLists,
  type ListsFor,
  listsFor,
  occasionOf,
  type PriceOccasion,
  priceAudience,
} from './price-lists.ts'
export { type Priced, pricesBy, pricesFor, type QuantityPrice, quantityPricesBy } from './prices-for.ts'
export { type PurchaseCost, purchaseCosts } from './purchase-costs.ts'
export { registerRepricings } from './repricing/jobs.ts'
export { restorePriceLists, restorePrices } from './restore.ts'
export { type NewPrice, setPrices } from './set-prices.ts'
export { type NewPurchaseCost, setPurchaseCosts } from './set-purchase-costs.ts'
