import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, idOf, listOf, page, Sku } from './shapes.ts'

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
  summary: 'Receive, adjust, count, transfer at once, or say what is damaged, found or brought back',
  input: z.object({
    id: idOf('movement').optional(),
    sku: Sku,
    locationId: z.string().max(80),
    kind: z.enum(['receive', 'adjust', 'count', 'transfer', 'damage', 'found', 'return']),
    quantity: z.int().min(-1_000_000).max(1_000_000),
    toLocationId: z.string().max(80).optional(),
    reason: z.string().max(200).optional(),
    moveHolds: z.boolean().default(false),
  }),
  output: z.object({ id: idOf('movement'), sku: z.string(), items: z.array(StockLevelView) }),
  status: 201,
  refusals: ['variant_not_found', 'location_not_found', 'held', 'not_enough_stock', 'id_already_used'],
})

/** What one article has at one place; a place where it has never been is not among them. */
export const StockCell = z.object({
  locationId: idOf('location'),
  onHand: z.number(),
  reserved: z.number(),
  safety: z.number(),
  available: z.number(),
  incoming: z.number(),
})
export type StockCell = z.output<typeof StockCell>

export const StockRow = z.object({
  productId: idOf('product'),
  title: z.string(),
  brand: z.string(),
  category: z.object({ code: z.string(), title: z.string() }),
  image: z.string().optional(),
  sku: z.string(),
  options: z.record(z.string(), z.string()),
  cells: z.array(StockCell),
  /** At the retailer's own places together. */
  available: z.number(),
  /** What suppliers have promised to deliver on order. */
  atSuppliers: z.number(),
  incoming: z.number(),
  /** Ordered in the last 28 days, in every channel; at one place where one was asked for. */
  soldLately: z.number(),
  /** Days that what is available lasts at that pace; absent where nothing was sold. */
  coverDays: z.number().optional(),
})
export type StockRow = z.output<typeof StockRow>

export const listStockLevels = endpoint({
  name: 'listStockLevels',
  route: 'GET /stock/levels',
  summary: 'Articles by location, a page of products with all their variants; `locationId` keeps one place',
  input: z.object({
    query: z.string().max(200).optional(),
    category: z.string().max(80).optional(),
    locationId: z.string().max(80).optional(),
    /** `scarce`: what runs out first at the pace of the last 28 days. */
    sort: z.enum(['catalogue', 'scarce']).default('catalogue'),
    ...page,
  }),
  output: listOf(StockRow).extend({
    locations: z.array(
      z.object({ id: idOf('location'), code: z.string(), name: z.string(), kind: z.enum(['shop', 'warehouse']) }),
    ),
    /** Products found, in all pages. */
    total: z.number(),
  }),
  refusals: ['location_not_found'],
})

export const StockMovementView = z.object({
  id: z.string(),
  sku: z.string(),
  title: z.string(),
  locationId: idOf('location'),
  locationName: z.string(),
  /** A code such as `receive`; kinds may be added. */
  kind: z.string(),
  quantity: z.number(),
  /** What a count found; `quantity` is its difference to the books. */
  counted: z.number().optional(),
  /** The other end of a transfer. */
  otherLocationName: z.string().optional(),
  /** What was there after it; only where one article at one place was asked for. */
  balance: z.number().optional(),
  reason: z.string().optional(),
  actorName: z.string().optional(),
  order: z.object({ id: idOf('order'), number: z.string() }).optional(),
  at: Instant,
})
export type StockMovementView = z.output<typeof StockMovementView>

export const listStockMovements = endpoint({
  name: 'listStockMovements',
  route: 'GET /stock/movements',
  summary: 'The ledger of an article, of a place or of both, the newest first',
  input: z
    .object({ sku: Sku.optional(), locationId: z.string().max(80).optional(), ...page })
    .refine((asked) => asked.sku !== undefined || asked.locationId !== undefined, {
      error: 'give a sku or a location',
      path: ['sku'],
    }),
  output: listOf(StockMovementView),
  refusals: ['location_not_found'],
})
