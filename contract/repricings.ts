import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listCode } from './pricing.ts'
import { Instant, idOf, listOf, Money, page, Sku } from './shapes.ts'

/** Which articles: those that satisfy all that is said. */
export const RepricingChoice = z
  .strictObject({
    /** Codes; an article is of its own category and of all those above it. */
    categories: z.array(z.string().max(80)).min(1).max(100).optional(),
    brands: z.array(z.string().max(120)).min(1).max(100).optional(),
    /** What a search finds. */
    query: z.string().trim().min(1).max(200).optional(),
    skus: z.array(Sku).min(1).max(50_000).optional(),
    /** Every article: said on purpose. */
    everything: z.literal(true).optional(),
  })
  .refine((choice) => Object.values(choice).some((one) => one !== undefined), { error: 'needs_articles' })
export type RepricingChoice = z.output<typeof RepricingChoice>

export const RepricingChange = z.strictObject({
  step: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), percent: z.number().min(-99).max(1000).multipleOf(0.01) }),
    z.strictObject({ kind: z.literal('amount'), amountMinor: z.int().min(-100_000_000).max(100_000_000) }),
    z.strictObject({ kind: z.literal('price'), amountMinor: z.int().min(0).max(1_000_000_000) }),
  ]),
  /** On which cents prices end: 99 for 12,99. */
  ending: z.union([z.literal(0), z.literal(50), z.literal(90), z.literal(95), z.literal(99)]).optional(),
})
export type RepricingChange = z.output<typeof RepricingChange>

export const repricingStatuses = ['computing', 'ready', 'applying', 'applied', 'undoing', 'undone', 'dropped'] as const
export type RepricingStatus = (typeof repricingStatuses)[number]

/** Buttons and guards read the same table. */
export const repricingCan = {
  apply: ['ready'],
  drop: ['computing', 'ready'],
  undo: ['applied'],
} as const satisfies Record<string, readonly RepricingStatus[]>

/** What is worth a look: `below_cost` would be sold at a loss, which the law forbids (code de commerce L442-5) but in the sales. */
export const repricingFlags = [
  'below_cost',
  'below_margin',
  'no_cost',
  'told_reduced',
  'not_told_reduced',
  'dearer',
  'cheaper',
] as const

export const RepricingView = z.object({
  id: idOf('repricing'),
  title: z.string(),
  choice: RepricingChoice,
  change: RepricingChange,
  list: listCode,
  listTitle: z.string(),
  kind: z.enum(['regular', 'promotion']),
  operation: z.string().optional(),
  startsAt: Instant.optional(),
  endsAt: Instant.optional(),
  minimumMarginPercent: z.int(),
  belowCost: z.enum(['leave_out', 'to_cost', 'sell']),
  status: z.enum(repricingStatuses),
  /** Of the stage it is in. */
  done: z.int(),
  total: z.int(),
  counts: z.object({
    articles: z.int(),
    leftOut: z.int(),
    same: z.int(),
    applied: z.int(),
    changedSince: z.int(),
    undone: z.int(),
    kept: z.int(),
    flags: z.record(z.enum(repricingFlags), z.int()),
  }),
  /** Of the articles whose cost is known, one of each: what is left of their prices without tax. */
  marginPercent: z.object({ before: z.int(), after: z.int() }).optional(),
  setAt: Instant,
  setBy: z.string().optional(),
  appliedAt: Instant.optional(),
  undoneAt: Instant.optional(),
  can: z.object({ apply: z.boolean(), drop: z.boolean(), undo: z.boolean() }),
})
export type RepricingView = z.output<typeof RepricingView>

export const startRepricing = endpoint({
  name: 'startRepricing',
  route: 'POST /repricings',
  summary: 'Works out a change of many prices, to be looked at; nothing changes yet',
  input: z.object({
    id: idOf('repricing').optional(),
    title: z.string().trim().min(1).max(120),
    choice: RepricingChoice,
    change: RepricingChange,
    list: listCode.default('all'),
    kind: z.enum(['regular', 'promotion']).default('regular'),
    operation: z.string().trim().max(80).optional(),
    startsAt: Instant.optional(),
    /** Then the prices before come back. */
    endsAt: Instant.optional(),
    minimumMarginPercent: z.int().min(0).max(90).default(0),
    belowCost: z.enum(['leave_out', 'to_cost', 'sell']).default('leave_out'),
  }),
  output: RepricingView,
  status: 201,
  refusals: ['price_list_not_found', 'category_not_found'],
})

export const showRepricing = endpoint({
  name: 'showRepricing',
  route: 'GET /repricings/{id}',
  summary: 'A change of many prices, how far it is and what it does',
  input: z.object({ id: idOf('repricing') }),
  output: RepricingView,
  refusals: ['repricing_not_found'],
})

export const listRepricings = endpoint({
  name: 'listRepricings',
  route: 'GET /repricings',
  summary: 'Changes of many prices, the newest first',
  input: z.object({ ...page }),
  output: listOf(RepricingView),
})

export const RepricingLine = z.object({
  sku: z.string(),
  productHandle: z.string(),
  title: z.string(),
  before: Money,
  after: Money,
  cost: Money.optional(),
  marginPercent: z.int().optional(),
  /** What the shop will strike through beside it. */
  priorPrice: Money.optional(),
  reductionPercent: z.int().optional(),
  flags: z.array(z.enum(repricingFlags)),
  status: z.enum(['waiting', 'left_out', 'same', 'applied', 'changed_since', 'undone', 'kept']),
})
export type RepricingLine = z.output<typeof RepricingLine>

export const listRepricingLines = endpoint({
  name: 'listRepricingLines',
  route: 'GET /repricings/{id}/lines',
  summary: 'What becomes of each price, by SKU; only those of one kind where that is asked',
  input: z.object({
    id: idOf('repricing'),
    flag: z.enum(repricingFlags).optional(),
    status: RepricingLine.shape.status.optional(),
    ...page,
  }),
  output: listOf(RepricingLine),
  refusals: ['repricing_not_found'],
})

const one = z.object({ id: idOf('repricing') })

export const applyRepricing = endpoint({
  name: 'applyRepricing',
  route: 'POST /repricings/{id}/apply',
  summary: 'Applies it, some articles at a time; those whose price has changed since it was worked out are left alone',
  input: one,
  output: RepricingView,
  refusals: ['repricing_not_found', 'repricing_not_at_this_step'],
})

export const dropRepricing = endpoint({
  name: 'dropRepricing',
  route: 'POST /repricings/{id}/drop',
  summary: 'Gives it up before it is applied',
  input: one,
  output: RepricingView,
  refusals: ['repricing_not_found', 'repricing_not_at_this_step'],
})

export const undoRepricing = endpoint({
  name: 'undoRepricing',
  route: 'POST /repricings/{id}/undo',
  summary: 'Gives all its articles the price before back; those whose price has changed since are left alone',
  input: one,
  output: RepricingView,
  refusals: ['repricing_not_found', 'repricing_not_at_this_step'],
})
