export { currentPrices } from './current-prices.ts'
export type { CurrentPrice, PriceKind } from './price.ts'
export { priceBreaches } from './price-breaches.ts'
export { type NewPrice, setPrices } from './set-prices.ts'
