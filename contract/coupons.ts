import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { offerId } from './promotions.ts'
import { segmentCode } from './segments.ts'
import { Instant, idOf, listOf, Money, Nothing } from './shapes.ts'

/** Where a coupon was born: the channel, in a shop the shop, and who gave it. */
const born = {
  medium: z.string().optional(),
  campaign: z.string().optional(),
  channel: z.string().optional(),
  locationName: z.string().optional(),
  issuedBy: z.string().optional(),
  issuedAt: Instant,
}

export const CouponView = z.object({
  code: z.string(),
  offerId: z.string(),
  title: z.string(),
  customerId: z.string().optional(),
  bornAs: z.enum(['general', 'batch', 'compensation', 'message', 'reward']),
  ...born,
  batch: z.string().optional(),
  reason: z.string().optional(),
  expiresAt: Instant.optional(),
  uses: z.number(),
  mostUses: z.number().optional(),
  /** What can still be done with it. */
  state: z.enum(['open', 'used', 'expired']),
  /** Where it was used, the newest first; the last twenty. */
  used: z.array(
    z.object({
      at: Instant,
      channel: z.string(),
      locationName: z.string().optional(),
      orderId: z.string().optional(),
      orderNumber: z.string().optional(),
      amount: Money,
    }),
  ),
})
export type CouponView = z.output<typeof CouponView>

export const issueCoupon = endpoint({
  name: 'issueCoupon',
  route: 'POST /coupons',
  summary: 'Gives a coupon for one purchase: to one customer, who is told by e-mail, or to whoever holds its code',
  input: z.object({
    offerId,
    customerId: idOf('customer').optional(),
    reason: z.string().trim().max(200).optional(),
    expiresAt: Instant.optional(),
  }),
  output: CouponView,
  status: 201,
  refusals: ['offer_not_found', 'offer_not_for_giving', 'customer_not_found'],
})

export const showCoupon = endpoint({
  name: 'showCoupon',
  route: 'GET /coupons/{code}',
  summary: 'A coupon: where it was born, what it is worth still, where it was used',
  input: z.object({ code: z.string().trim().min(1).max(40) }),
  output: CouponView,
  refusals: ['coupon_unknown'],
})

export const listCustomerCoupons = endpoint({
  name: 'listCustomerCoupons',
  route: 'GET /customers/{id}/coupons',
  summary: 'The coupons that are a customer’s alone, the newest first',
  input: z.object({ id: idOf('customer') }),
  output: listOf(CouponView),
})

export const listMyCoupons = endpoint({
  name: 'listMyCoupons',
  route: 'GET /customers/me/coupons',
  summary: 'The signed-in customer’s own coupons, the newest first',
  input: z.object({}),
  output: listOf(CouponView),
})

export const BatchView = z.object({
  code: z.string(),
  offerId: z.string(),
  offerTitle: z.string(),
  /** One code for all, many that serve once each, or one for each customer of a segment. */
  kind: z.enum(['general', 'single', 'personal']),
  /** How many codes there are to be, and how many there are already. */
  count: z.number(),
  made: z.number(),
  firstCode: z.string(),
  segment: z.string().optional(),
  ...born,
  expiresAt: Instant.optional(),
  uses: z.number(),
  /** Codes that can still be used; absent for one that all may use. */
  left: z.number().optional(),
  discounts: Money,
  orders: z.number(),
  revenue: Money,
  /** Where it was used: each channel and shop. */
  places: z.array(
    z.object({
      channel: z.string(),
      locationName: z.string().optional(),
      uses: z.number(),
      discounts: Money,
      revenue: Money,
    }),
  ),
  /** Of personal codes: how many customers agree to offers by e-mail and can be reached; of one batch, until it is sent. */
  reachable: z.number().optional(),
  /** How far its letters are. */
  mailing: z
    .object({
      sent: z.number(),
      /** The address was refused for good. */
      failed: z.number(),
      /** She has not agreed to offers by e-mail, or cannot be reached. */
      skipped: z.number(),
      askedBy: z.string().optional(),
      askedAt: Instant,
      endedAt: Instant.optional(),
    })
    .optional(),
})
export type BatchView = z.output<typeof BatchView>

export const issueBatch = endpoint({
  name: 'issueBatch',
  route: 'POST /offers/{id}/batches',
  summary:
    'Makes codes for an offer: one for all to use, many that each serve once, or one for each customer of a segment',
  input: z.object({
    id: offerId,
    /** What the codes begin with; the whole code where there is one for all. */
    prefix: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{2,20}$/),
    /** Absent: one code that all may use. */
    count: z.int().min(1).max(100_000).optional(),
    /** One code for each who belongs to it today, hers alone. */
    segment: segmentCode.optional(),
    medium: z.string().trim().max(40).optional(),
    campaign: z.string().trim().max(120).optional(),
    expiresAt: Instant.optional(),
  }),
  output: BatchView,
  status: 201,
  refusals: ['offer_not_found', 'code_taken', 'segment_not_found', 'segment_empty'],
})

const batchCode = z.string().regex(/^[A-Z0-9]{2,20}$/)

export const listBatches = endpoint({
  name: 'listBatches',
  route: 'GET /offers/{id}/batches',
  summary: 'The batches of codes of an offer, the newest first',
  input: z.object({ id: offerId }),
  output: listOf(BatchView),
})

export const showBatch = endpoint({
  name: 'showBatch',
  route: 'GET /coupon-batches/{code}',
  summary: 'A batch of codes: how many are made, used, left, and where',
  input: z.object({ code: batchCode }),
  output: BatchView,
  refusals: ['batch_not_found'],
})

export const watchBatch = endpoint({
  name: 'watchBatch',
  route: 'GET /coupon-batches/{code}/live',
  summary: 'The same, as it goes on',
  input: z.object({ code: batchCode }),
  output: BatchView,
  refusals: ['batch_not_found'],
  isLive: true,
})

export const downloadBatch = endpoint({
  name: 'downloadBatch',
  route: 'GET /coupon-batches/{code}/codes',
  summary: 'The codes of a batch as a CSV file; those of customers with the e-mail of whoever has agreed to offers',
  input: z.object({ code: batchCode }),
  output: Nothing,
  refusals: ['batch_not_found'],
  givesFile: true,
})

export const mailBatch = endpoint({
  name: 'mailBatch',
  route: 'POST /coupon-batches/{code}/mailing',
  summary: 'Sends each customer of a batch the code that is hers, where she agrees to offers by e-mail; once',
  input: z.object({ code: batchCode }),
  output: BatchView,
  refusals: ['batch_not_found', 'batch_not_personal', 'batch_being_made', 'offer_is_draft', 'coupon_expired'],
})
