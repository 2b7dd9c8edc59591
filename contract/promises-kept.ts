import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDay, Instant, idOf, listOf, page } from './shapes.ts'

/** The ways a promise is made of: what is handed over at once is no promise. */
export const keptModes = ['collect', 'home', 'relay'] as const

export const KeptGroup = z.object({
  key: z.string(),
  title: z.string(),
  count: z.number(),
  kept: z.number(),
  /** Of those kept: a working day or more before the day promised. */
  early: z.number(),
})
export type KeptGroup = z.output<typeof KeptGroup>

export const MarginView = z.object({
  service: z.string(),
  serviceTitle: z.string(),
  locationId: idOf('location'),
  locationName: z.string(),
  /** Working days added to what the carrier says. */
  days: z.number(),
  /** A person has fixed it. */
  isFixed: z.boolean(),
  since: Instant,
  /** What would be right by what happened; beside a fixed one it may differ. */
  learned: z.number(),
  /** Parcels it was learned from. */
  count: z.number(),
  /** For each number of days: how many of these it would have kept, and how likely it is that it keeps the target. */
  weighed: z.array(z.object({ days: z.number(), kept: z.number(), chance: z.number() })),
})
export type MarginView = z.output<typeof MarginView>

const filters = {
  from: CivilDay.optional(),
  mode: z.enum(keptModes).optional(),
  service: z.string().max(80).optional(),
  locationId: idOf('location').optional(),
}

export const KeptView = z.object({
  from: CivilDay,
  to: CivilDay,
  target: z.number(),
  areMarginsOn: z.boolean(),
  count: z.number(),
  kept: z.number(),
  early: z.number(),
  byMode: z.array(KeptGroup),
  byService: z.array(KeptGroup),
  byLocation: z.array(KeptGroup),
  /** The key is the Monday. */
  byWeek: z.array(KeptGroup),
  /** How many came so many working days after the day promised; the ends hold what lies beyond. */
  distribution: z.array(z.object({ days: z.number(), count: z.number() })),
  margins: z.array(MarginView),
})
export type KeptView = z.output<typeof KeptView>

export const showPromisesKept = endpoint({
  name: 'showPromisesKept',
  route: 'GET /promises/kept',
  summary:
    'What was promised against what happened, in the last twelve weeks unless said otherwise, and the margins learned from it',
  input: z.object(filters),
  output: KeptView,
})

export const LatePromise = z.object({
  id: z.string(),
  orderId: idOf('order'),
  orderNumber: z.string(),
  mode: z.enum(keptModes),
  serviceTitle: z.string().optional(),
  locationName: z.string().optional(),
  dueAt: Instant,
  happenedAt: Instant,
  lateDays: z.number(),
})
export type LatePromise = z.output<typeof LatePromise>

export const listLatePromises = endpoint({
  name: 'listLatePromises',
  route: 'GET /promises/late',
  summary: 'Those that were not kept, the latest first',
  input: z.object({ ...filters, ...page }),
  output: listOf(LatePromise),
})

export const setMargin = endpoint({
  name: 'setMargin',
  route: 'PUT /promises/margins/{service}/{locationId}',
  summary: 'Fixes the days added to a carrier’s service from a place; null lets them be learned',
  input: z.object({
    service: z.string().max(80),
    locationId: z.string().max(80),
    days: z.int().min(-1).max(3).nullable(),
  }),
  output: KeptView,
  refusals: ['location_not_found'],
})

export const setMarginSettings = endpoint({
  name: 'setMarginSettings',
  route: 'PUT /promises/margins',
  summary: 'Learned margins on or off, and the share of promises that is to be kept',
  input: z.object({ isOn: z.boolean().optional(), target: z.number().min(0.5).max(0.999).optional() }),
  output: KeptView,
})
