import { z } from 'zod'
import { consentPurposes } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { Instant, idOf, Language, listOf, Nothing, page } from './shapes.ts'

export const segmentCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{1,59}$/)
const days = z.int().min(1).max(3660)

/** Who belongs to a segment: whoever satisfies all that is said. Amounts in minor units, tax included. */
export const SegmentRule = z
  .strictObject({
    kind: z.enum(['private', 'company']).optional(),
    language: Language.optional(),
    /** Beginnings of the postcode of one of her addresses. */
    postcodes: z
      .array(z.string().regex(/^[0-9A-Z]{1,8}$/))
      .min(1)
      .max(200)
      .optional(),
    /** She agrees to this. */
    consent: z.enum(consentPurposes).optional(),
    /** She has a loyalty card. */
    hasCard: z.literal(true).optional(),
    /** So many orders that were not cancelled… */
    ordersAtLeast: z.int().min(1).max(10_000).optional(),
    /** …worth so much together… */
    spentAtLeastMinor: z.int().min(1).max(1_000_000_000).optional(),
    /** …in the last so many days; absent: ever. */
    withinDays: days.optional(),
    /** She has bought before, and not for so many days. */
    notSinceDays: days.optional(),
  })
  .refine((rule) => Object.entries(rule).some(([key, value]) => key !== 'withinDays' && value !== undefined), {
    error: 'empty_rule',
  })
export type SegmentRule = z.output<typeof SegmentRule>

export const SegmentView = z.object({
  code: z.string(),
  titleFr: z.string(),
  titleEn: z.string(),
  /** Absent: its members are named by hand. */
  rule: SegmentRule.optional(),
  members: z.number(),
  setAt: Instant,
})
export type SegmentView = z.output<typeof SegmentView>

export const listSegments = endpoint({
  name: 'listSegments',
  route: 'GET /segments',
  summary: 'Every segment of customers, with how many belong to it today',
  input: z.object({}),
  output: listOf(SegmentView),
})

export const setSegment = endpoint({
  name: 'setSegment',
  route: 'PUT /segments/{code}',
  summary: 'Makes a segment of customers or changes it: by a rule, or with members named by hand',
  input: z.object({
    code: segmentCode,
    titleFr: z.string().trim().min(1).max(120),
    titleEn: z.string().trim().min(1).max(120),
    rule: SegmentRule.optional(),
  }),
  output: SegmentView,
})

export const removeSegment = endpoint({
  name: 'removeSegment',
  route: 'DELETE /segments/{code}',
  summary: 'Takes a segment away with its list; offers and price lists that name it are for nobody from then on',
  input: z.object({ code: segmentCode }),
  output: Nothing,
})

export const SegmentMember = z.object({
  customerId: idOf('customer'),
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  /** Absent where the rule found her. */
  addedAt: Instant.optional(),
})
export type SegmentMember = z.output<typeof SegmentMember>

export const listSegmentMembers = endpoint({
  name: 'listSegmentMembers',
  route: 'GET /segments/{code}/members',
  summary: 'Who belongs to a segment today, the newest first',
  input: z.object({ code: segmentCode, ...page }),
  output: listOf(SegmentMember),
  refusals: ['segment_not_found'],
})

export const tryRule = endpoint({
  name: 'tryRule',
  route: 'POST /segments/try',
  summary: 'How many customers a rule would find today; nothing is kept',
  input: z.object({ rule: SegmentRule }),
  output: z.object({ members: z.number() }),
})

export const addSegmentMembers = endpoint({
  name: 'addSegmentMembers',
  route: 'POST /segments/{code}/members',
  summary: 'Adds customers by their e-mail, telephone, card number or id; answers those whom nobody knows',
  input: z.object({ code: segmentCode, who: z.array(z.string().trim().min(1).max(254)).min(1).max(10_000) }),
  output: z.object({
    added: z.number(),
    wereThere: z.number(),
    unknown: z.array(z.string()),
    /** Those added by this call: taking them away again undoes it. */
    customerIds: z.array(idOf('customer')),
  }),
  refusals: ['segment_not_found', 'segment_has_rule'],
})

export const removeSegmentMembers = endpoint({
  name: 'removeSegmentMembers',
  route: 'POST /segments/{code}/members/removals',
  summary: 'Takes customers out of a segment; who is not in it stays out',
  input: z.object({ code: segmentCode, customerIds: z.array(idOf('customer')).min(1).max(10_000) }),
  output: z.object({ removed: z.number() }),
  refusals: ['segment_not_found', 'segment_has_rule'],
})
