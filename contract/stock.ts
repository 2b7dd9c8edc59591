import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { idOf, Sku } from './shapes.ts'

export const StockLevelView = z.object({
  locationId: idOf('location'),
  locationCode: z.string(),
  locationName: z.string(),
  locationKind: z.enum(['shop', 'warehouse', 'supplier']),
  onHand: z.number(),
  reserved: z.number(),
  safety: z.number(),
  available: z.number(),
  incoming: z.number(),
})
export type StockLevelView = z.output<typeof StockLevelView>

export const StockView = z.object({ sku: z.string(), items: z.array(StockLevelView) })

export const showStock = endpoint({
  name: 'showStock',
  route: 'GET /stock',
  summary: 'One article at every location, never paged',
  input: z.object({ sku: Sku }),
  output: StockView,
  refusals: ['variant_not_found'],
})

export const recordMovement = endpoint({
  name: 'recordMovement',
  route: 'POST /stock/movements',
  summary: 'Receive, adjust, count or transfer',
  input: z.object({
    id: idOf('movement').optional(),
    sku: Sku,
    locationId: z.string().max(80),
    kind: z.enum(['receive', 'adjust', 'count', 'transfer']),
    quantity: z.int().min(-1_000_000).max(1_000_000),
    toLocationId: z.string().max(80).optional(),
    reason: z.string().max(200).optional(),
    moveHolds: z.boolean().default(false),
  }),
  output: z.object({ id: idOf('movement'), sku: z.string(), items: z.array(StockLevelView) }),
  status: 201,
  refusals: ['variant_not_found', 'location_not_found', 'held', 'not_enough_stock', 'id_already_used'],
})
