import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { idOf, Sku } from './shapes.ts'

export const touchKinds = ['visit', 'search', 'product_view', 'shop_visit', 'advice', 'scan'] as const

export const recordTouch = endpoint({
  name: 'recordTouch',
  route: 'POST /touches',
  summary: 'Someone looked, asked or walked in: one touch of her journey',
  input: z.object({
    id: idOf('touch').optional(),
    kind: z.enum(touchKinds),
    sku: Sku.optional(),
    customerId: idOf('customer').optional(),
  }),
  output: z.object({ id: idOf('touch') }),
  status: 201,
  refusals: ['customer_not_found', 'id_already_used'],
})
