import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DeliveryMode } from './promise.ts'
import { Channel } from './sessions.ts'
import { Instant, idOf, Money, Quantity, Sku } from './shapes.ts'
import { preferenceKinds, SourcingRules } from './sourcing-rules.ts'

// Where goods are served from: changing the rules, trying them, and what was decided by them.

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
      error: 'needs_postcode',
      path: ['postcode'],
    })
    .refine((asked) => asked.mode !== 'collect' || asked.locationId !== undefined, {
      error: 'needs_shop',
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

export const startSourcingTrial = endpoint({
  name: 'startSourcingTrial',
  route: 'POST /sourcing/trials',
  summary: 'Tries the draft on the orders of the last days, beside the published rules; goes on by itself',
  input: z.object({ revision: z.int().min(1), days: z.int().min(1).max(92).default(31) }),
  output: SourcingView,
  status: 202,
  refusals: ['draft_changed', 'draft_missing', 'trial_running'],
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
