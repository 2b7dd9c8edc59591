import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DeliveryMode } from './promise.ts'
import { Channel } from './sessions.ts'
import { CivilDay, Instant, idOf, Money, Quantity, Sku } from './shapes.ts'

// Where goods are served from: the rules a retailer reads and changes, and what was decided by them.

export const locationGroups = ['shops', 'warehouses', 'closed_shops', 'suppliers'] as const

/** Which locations: those of any group, any department, or named; all of them where nothing is said. */
export const Places = z.object({
  groups: z.array(z.enum(locationGroups)).max(4).default([]),
  departments: z
    .array(z.string().regex(/^(\d{2,3}|2[AB])$/))
    .max(110)
    .default([]),
  locationIds: z.array(idOf('location')).max(2000).default([]),
})
export type Places = z.output<typeof Places>

/** When a rule counts: all that is said must be so. What concerns articles is asked of each line, all else of the basket. */
export const Conditions = z.object({
  categories: z.array(z.string().max(80)).max(200).optional(),
  brands: z.array(z.string().max(120)).max(200).optional(),
  /** Articles that have this option: `size`. */
  option: z.string().max(60).optional(),
  /** Articles of which no more than this is left in all our locations together. */
  leftAtMost: z.int().min(1).max(9999).optional(),
  channels: z.array(Channel).max(10).optional(),
  modes: z.array(DeliveryMode).max(4).optional(),
  /** Where it goes. */
  departments: z
    .array(z.string().regex(/^(\d{2,3}|2[AB])$/))
    .max(110)
    .optional(),
  goodsFromMinor: z.int().min(0).optional(),
  goodsToMinor: z.int().min(0).optional(),
  /** 1 is Monday. */
  weekdays: z.array(z.int().min(1).max(7)).max(7).optional(),
  from: CivilDay.optional(),
  to: CivilDay.optional(),
})
export type Conditions = z.output<typeof Conditions>

const id = z.string().regex(/^[\w-]{1,40}$/)
const when = Conditions.default({})
const at = Places.default({ groups: [], departments: [], locationIds: [] })
/** False: it gives way, the last of the list first, before a sale is lost or must wait for a delivery. */
const isStrict = z.boolean().default(false)

export const SourcingRule = z.discriminatedUnion('kind', [
  // Preferences: which of two ways that can be is the better.
  z.object({ id, kind: z.literal('fewest_parcels'), when }),
  z.object({ id, kind: z.literal('nearest'), when }),
  z.object({ id, kind: z.literal('warehouses_first'), when }),
  z.object({ id, kind: z.literal('closed_shops_first'), when }),
  z.object({ id, kind: z.literal('places_first'), when, at }),
  // Limits: what may be taken from where.
  z.object({ id, kind: z.literal('exclude'), when, at, isStrict: isStrict.default(true) }),
  z.object({ id, kind: z.literal('keep_last'), when, at, isStrict, units: z.int().min(1).max(99) }),
  z.object({ id, kind: z.literal('keep_window'), when, at, isStrict }),
  z.object({
    id,
    kind: z.literal('daily_capacity'),
    when,
    at,
    isStrict,
    per: z.enum(['parcels', 'lines']),
    units: z.int().min(0).max(100_000),
  }),
])
export type SourcingRule = z.output<typeof SourcingRule>
export type RuleKind = SourcingRule['kind']

export const preferenceKinds = [
  'fewest_parcels',
  'nearest',
  'warehouses_first',
  'closed_shops_first',
  'places_first',
] as const
export const limitKinds = ['exclude', 'keep_last', 'keep_window', 'daily_capacity'] as const

/** The order of the list is their weight: what stands first decides, what follows decides between equals. */
export const SourcingRules = z.array(SourcingRule).max(60)
export type SourcingRules = z.output<typeof SourcingRules>

/** What counts before a retailer publishes rules of its own. */
export const firstRules: SourcingRules = [
  { id: 'fewest', kind: 'fewest_parcels', when: {} },
  { id: 'warehouses', kind: 'warehouses_first', when: {} },
  { id: 'nearest', kind: 'nearest', when: {} },
]
export const firstHoldMinutes = 10

/** Why a location was passed over, though it had some of the goods. */
export const passedCodes = [
  'excluded',
  'kept_last',
  'kept_window',
  'full_today',
  'has_part',
  'not_preferred',
  'farther',
  'does_not_ship',
] as const

/** Why these: what decided. `here` where it is collected, `at_hand` where it is taken away. */
export const whyCodes = ['here', 'at_hand', 'only_one', ...preferenceKinds, 'split', 'later'] as const

/** A decision from where goods are served, in codes; `contract/sourcing-words.ts` says it. */
export const Decision = z.object({
  version: z.number(),
  mode: DeliveryMode,
  /** What comes from where; `isLater` where it is not there yet. */
  parcels: z.array(
    z.object({
      locationId: z.string(),
      skus: z.array(z.string()),
      metres: z.number().optional(),
      isLater: z.boolean().optional(),
    }),
  ),
  why: z.array(z.object({ code: z.enum(whyCodes), ruleId: z.string().optional(), count: z.number().optional() })),
  passed: z.array(
    z.object({
      locationId: z.string(),
      code: z.enum(passedCodes),
      ruleId: z.string().optional(),
      /** The kind of that rule, where it prefers other places. */
      kind: z.enum(preferenceKinds).optional(),
      sku: z.string().optional(),
      count: z.number().optional(),
    }),
  ),
  /** Rules that gave way so that the sale could be. */
  gaveWay: z.array(z.string()).optional(),
})
export type Decision = z.output<typeof Decision>

const HoldMinutes = z.int().min(2).max(60)

export const SourcingVersion = z.object({
  version: z.number(),
  rules: SourcingRules,
  holdMinutes: z.number(),
  note: z.string(),
  /** The older version that it publishes again. */
  takesBack: z.number().optional(),
  publishedBy: z.string().optional(),
  publishedAt: Instant.optional(),
})
export type SourcingVersion = z.output<typeof SourcingVersion>

export const SourcingDraft = z.object({
  revision: z.number(),
  rules: SourcingRules,
  holdMinutes: z.number(),
  changedBy: z.string().optional(),
  changedAt: Instant,
})

/** What one side of a trial comes to: the version published then, or the draft. */
export const TrialSide = z.object({
  orders: z.number(),
  parcels: z.number(),
  kilometres: z.number(),
  /** What the carriers' services ask for these parcels, at the prices of today. */
  carriage: Money,
  /** Orders that cannot be served whole from stock and deliveries of today. */
  unserved: z.number(),
  /** Parcels by location, the most first. */
  shares: z.array(z.object({ locationId: z.string(), parcels: z.number() })),
})
export type TrialSide = z.output<typeof TrialSide>

export const SourcingTrial = z.object({
  id: z.string(),
  status: z.enum(['running', 'done']),
  from: Instant,
  to: Instant,
  total: z.number(),
  done: z.number(),
  askedBy: z.string().optional(),
  askedAt: Instant,
  /** Whether the draft is still what was tried. */
  isOfDraft: z.boolean(),
  version: z.number(),
  before: TrialSide,
  after: TrialSide,
  /** Orders that would come from elsewhere; of the newest, from where. */
  changed: z.number(),
  changes: z.array(
    z.object({
      orderId: z.string(),
      number: z.string(),
      placedAt: Instant,
      mode: DeliveryMode,
      before: z.array(z.string()),
      after: z.array(z.string()),
    }),
  ),
})
export type SourcingTrial = z.output<typeof SourcingTrial>

export const SourcingView = z.object({
  published: SourcingVersion,
  /** Absent where nothing has changed since. */
  draft: SourcingDraft.optional(),
  trial: SourcingTrial.optional(),
})
export type SourcingView = z.output<typeof SourcingView>

export const showSourcing = endpoint({
  name: 'showSourcing',
  route: 'GET /sourcing',
  summary: 'The rules by which goods are sourced: published, and as they are being changed',
  input: z.object({}),
  output: SourcingView,
})

export const watchSourcing = endpoint({
  name: 'watchSourcing',
  route: 'GET /sourcing/live',
  summary: 'The same each time they change, as server-sent events',
  input: z.object({}),
  output: SourcingView,
  isLive: true,
})

export const listSourcingVersions = endpoint({
  name: 'listSourcingVersions',
  route: 'GET /sourcing/versions',
  summary: 'Every version that was published, the newest first',
  input: z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({ items: z.array(SourcingVersion) }),
})

export const changeSourcingDraft = endpoint({
  name: 'changeSourcingDraft',
  route: 'PUT /sourcing/draft',
  summary: 'Changes the draft of the rules; `revision` is that of the draft that was seen, 0 where there was none',
  input: z.object({ revision: z.int().min(0), rules: SourcingRules, holdMinutes: HoldMinutes }),
  output: SourcingView,
  refusals: ['draft_changed', 'location_not_found'],
})

export const dropSourcingDraft = endpoint({
  name: 'dropSourcingDraft',
  route: 'DELETE /sourcing/draft',
  summary: 'Drops the draft: the published rules stay',
  input: z.object({}),
  output: SourcingView,
})

export const publishSourcing = endpoint({
  name: 'publishSourcing',
  route: 'POST /sourcing/versions',
  summary: 'Publishes the draft: from now on goods are sourced by it',
  input: z.object({ revision: z.int().min(1), note: z.string().trim().max(300).default('') }),
  output: SourcingView,
  status: 201,
  refusals: ['draft_changed', 'draft_missing'],
})

export const takeBackSourcing = endpoint({
  name: 'takeBackSourcing',
  route: 'POST /sourcing/versions/{version}/again',
  summary: 'Publishes an older version again',
  input: z.object({ version: z.coerce.number().int().min(1), note: z.string().trim().max(300).default('') }),
  output: SourcingView,
  status: 201,
  refusals: ['version_not_found'],
})

export const trySourcing = endpoint({
  name: 'trySourcing',
  route: 'POST /sourcing/tries',
  summary: 'Where a basket would come from now, and why: by the published rules or by the draft',
  input: z
    .object({
      lines: z
        .array(z.object({ sku: Sku, quantity: Quantity }))
        .min(1)
        .max(50),
      mode: z.enum(['home', 'relay', 'collect']).default('home'),
      postcode: z.string().max(12).optional(),
      /** For collecting: the shop. */
      locationId: z.string().max(80).optional(),
      channel: Channel.default('web'),
      isDraft: z.boolean().default(false),
    })
    .refine((asked) => asked.mode === 'collect' || asked.postcode !== undefined, {
      error: 'a delivery needs a postcode',
      path: ['postcode'],
    })
    .refine((asked) => asked.mode !== 'collect' || asked.locationId !== undefined, {
      error: 'collecting needs a shop',
      path: ['locationId'],
    }),
  output: z.object({
    /** Absent where it cannot be had whole. */
    decision: Decision.optional(),
    /** What each rule did: concerned it or not, and the places it kept from giving or put first. */
    effects: z.array(
      z.object({ ruleId: z.string(), effect: z.enum(['decided', 'limited', 'gave_way', 'agreed', 'not_concerned']) }),
    ),
    places: z.array(z.object({ id: z.string(), name: z.string() })),
    text: z.string(),
    passedText: z.array(z.string()),
  }),
  refusals: ['variant_not_found', 'postcode_not_found', 'location_not_found'],
})

export const OrderSourcing = z.object({
  items: z.array(
    z.object({
      decidedAt: Instant,
      cause: z.string(),
      version: z.number(),
      decision: Decision,
      places: z.array(z.object({ id: z.string(), name: z.string() })),
      /** In words, for the staff. */
      text: z.string(),
      passedText: z.array(z.string()),
    }),
  ),
})

export const showOrderSourcing = endpoint({
  name: 'showOrderSourcing',
  route: 'GET /orders/{id}/sourcing',
  summary: 'From where an order is served and why, the last decision first',
  input: z.object({ id: idOf('order') }),
  output: OrderSourcing,
  refusals: ['order_not_found'],
})
