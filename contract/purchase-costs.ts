import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, Money, Sku } from './shapes.ts'

export const PurchaseCostView = z.object({
  sku: z.string(),
  /** Tax excluded, in force now; absent where nobody has said it. */
  cost: Money.optional(),
  history: z.array(z.object({ amount: Money, from: Instant, setAt: Instant })),
})
export type PurchaseCostView = z.output<typeof PurchaseCostView>

export const showPurchaseCost = endpoint({
  name: 'showPurchaseCost',
  route: 'GET /purchase-costs/{sku}',
  summary: 'What one of an article costs the retailer, tax excluded, and what it cost before',
  input: z.object({ sku: Sku }),
  output: PurchaseCostView,
  refusals: ['variant_not_found'],
})

export const setPurchaseCost = endpoint({
  name: 'setPurchaseCost',
  route: 'PUT /purchase-costs/{sku}',
  summary: 'Says what one of an article costs, tax excluded, from now on or from a moment; what was said before stays',
  input: z.object({ sku: Sku, amount: Money, from: Instant.optional() }),
  output: PurchaseCostView,
  refusals: ['variant_not_found'],
})
