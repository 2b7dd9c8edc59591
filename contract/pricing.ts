import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, Money, Reason, Sku } from './shapes.ts'

export const PriceView = z.object({
  sku: z.string(),
  unitPrice: Money,
  priorPrice: Money.optional(),
  reductionPercent: z.number().optional(),
  why: z.array(Reason),
  history: z.array(
    z.object({ amount: Money, kind: z.enum(['regular', 'promotion']), from: Instant, to: Instant.nullable() }),
  ),
})
export type PriceView = z.output<typeof PriceView>

export const showPrice = endpoint({
  name: 'showPrice',
  route: 'GET /prices/{sku}',
  summary: 'The price of an article, why, and what it was before',
  input: z.object({
    sku: Sku,
    locationId: z.string().max(80).optional(),
    customerId: z.string().max(80).optional(),
    at: Instant.optional(),
  }),
  output: PriceView,
  refusals: ['variant_not_found', 'not_priced'],
})

export const setPrice = endpoint({
  name: 'setPrice',
  route: 'PUT /prices/{sku}',
  summary: 'Gives an article a new price from now on; the old one stays in the history',
  input: z.object({
    sku: Sku,
    amount: Money,
    kind: z.enum(['regular', 'promotion']).default('regular'),
    operation: z.string().max(80).optional(),
  }),
  output: PriceView,
  refusals: ['variant_not_found'],
})
