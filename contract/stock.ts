import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, idOf, listOf, page, Sku } from './shapes.ts'

/** Where in a shop: what is said to be nowhere is in the stock room. */
export const InsidePlace = z.enum(['floor', 'stock_room', 'window'])
export type InsidePlace = z.output<typeof InsidePlace>

export const StockLevelView = z.object({
  locationId: idOf('location'),
  locationCode: z.string(),
  locationName: z.string(),
  locationKind: z.enum(['shop', 'warehouse', 'supplier']),
  onHand: z.number(),
  reserved: z.number(),
  /** Kept back from what is promised: by a safety rule, or because it is in a window. */
  safety: z.number(),
  available: z.number(),
  incoming: z.number(),
  /** What is on hand, by place inside; only where the location has places. */
  places: z.array(z.object({ kind: InsidePlace, name: z.string(), quantity: z.number() })).optional(),
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
    /** Where inside; a count then counts that place alone. Unsaid, what comes lies in the stock room and what goes leaves by `listLeavingRules`. */
    place: InsidePlace.optional(),
    toLocationId: z.string().max(80).optional(),
    toPlace: InsidePlace.optional(),
    reason: z.string().max(200).optional(),
    moveHolds: z.boolean().default(false),
  }),
  output: z.object({ id: idOf('movement'), sku: z.string(), items: z.array(StockLevelView) }),
  status: 201,
  refusals: [
    'variant_not_found',
    'location_not_found',
    'place_not_found',
    'held',
    'not_enough_stock',
    'id_already_used',
  ],
})

export const moveWithin = endpoint({
  name: 'moveWithin',
  route: 'POST /stock/moves',
  summary: 'Carry some of an article from one place of a shop to another: floor, stock room, window',
  input: z
    .object({
      id: idOf('movement').optional(),
      sku: Sku,
      locationId: z.string().max(80),
      from: InsidePlace,
      to: InsidePlace,
      quantity: z.int().min(1).max(1_000_000),
      reason: z.string().max(200).optional(),
    })
    .refine(({ from, to }) => from !== to, { error: 'same_place', path: ['to'] }),
  output: z.object({ id: idOf('movement'), sku: z.string(), items: z.array(StockLevelView) }),
  status: 201,
  refusals: ['variant_not_found', 'location_not_found', 'place_not_found', 'not_enough_stock', 'id_already_used'],
})

/** `sell`: sold; `transfer_out`: sent to another location; `other`: damaged, missing, corrected. */
export const leavingKinds = ['sell', 'transfer_out', 'other'] as const
export type LeavingKind = (typeof leavingKinds)[number]

export const LeavingRule = z.object({ kind: z.enum(leavingKinds), startsWith: z.enum(['floor', 'stock_room']) })
export type LeavingRule = z.output<typeof LeavingRule>

export const listLeavingRules = endpoint({
  name: 'listLeavingRules',
  route: 'GET /stock/leaving',
  summary: 'From where goods leave a shop first when nobody says from where; the window always comes last',
  input: z.object({}),
  output: z.object({ items: z.array(LeavingRule) }),
  refusals: [],
})

export const setLeavingRule = endpoint({
  name: 'setLeavingRule',
  route: 'PUT /stock/leaving/{kind}',
  summary: 'Let goods that are sold, sent or lost leave the floor first, or the stock room',
  input: LeavingRule,
  output: listLeavingRules.output,
  refusals: [],
})

/** How many are kept back from what is promised, of an article or a category, at one location or at all; or of everything at one. */
export const SafetyRule = z.object({
  sku: z.string().optional(),
  category: z.string().optional(),
  locationId: idOf('location').optional(),
  /** Of the article or of the category. */
  title: z.string().optional(),
  quantity: z.number(),
})

export const listSafetyRules = endpoint({
  name: 'listSafetyRules',
  route: 'GET /stock/safety',
  summary:
    'What is kept back from what is promised, the most precise rule first; and whose windows are sold at a distance',
  input: z.object({
    sku: Sku.optional(),
    category: z.string().max(80).optional(),
    locationId: z.string().max(80).optional(),
    /** Only rules of a whole category or a whole place. */
    isBroad: z.stringbool().optional(),
    ...page,
  }),
  output: listOf(SafetyRule).extend({ promisedWindows: z.array(idOf('location')) }),
  refusals: ['location_not_found'],
})

export const setSafetyRule = endpoint({
  name: 'setSafetyRule',
  route: 'PUT /stock/safety',
  summary:
    'Keep so many back; the most precise rule holds: article at a location, article, category at a location, category, location',
  input: z
    .object({
      sku: Sku.optional(),
      category: z.string().max(80).optional(),
      locationId: z.string().max(80).optional(),
      /** Null drops the rule. */
      quantity: z.int().min(0).max(100_000).nullable(),
    })
    .refine(({ sku, category, locationId }) => (sku ?? category ?? locationId) !== undefined, {
      error: 'needs_scope',
      path: ['sku'],
    })
    .refine(({ sku, category }) => sku === undefined || category === undefined, {
      error: 'needs_one_scope',
      path: ['category'],
    }),
  output: listSafetyRules.output,
  refusals: ['variant_not_found', 'category_not_found', 'location_not_found'],
})

export const promiseWindow = endpoint({
  name: 'promiseWindow',
  route: 'PUT /stock/windows/{locationId}',
  summary: 'Let what is in the window of a shop be sold at a distance, or keep it for those who come in',
  input: z.object({ locationId: z.string().max(80), isPromised: z.boolean() }),
  output: listSafetyRules.output,
  refusals: ['location_not_found'],
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
  /** Where in the shop it changed what lies there, and by how many; only where the location has places. */
  inside: z.array(z.object({ place: InsidePlace, quantity: z.number() })).optional(),
  /** The place that a count counted; the whole location where it is absent. */
  countedPlace: InsidePlace.optional(),
  /** Of a move inside a shop: from where, to where, how many; `quantity` is 0 then. */
  within: z.object({ from: InsidePlace, to: InsidePlace, quantity: z.number() }).optional(),
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
      error: 'needs_article_or_location',
      path: ['sku'],
    }),
  output: listOf(StockMovementView),
  refusals: ['location_not_found'],
})
