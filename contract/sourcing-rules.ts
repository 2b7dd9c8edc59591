import { z } from 'zod'
import { DeliveryMode } from './promise.ts'
import { Channel } from './sessions.ts'
import { CivilDay, idOf } from './shapes.ts'

// The rules by which goods are sourced, as a retailer writes them.

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
