export { salesBreaches } from './sales-breaches.ts'
export { settleSales } from './settle-sales.ts'
