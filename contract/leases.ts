import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { offerId } from './promotions.ts'
import { Instant, idOf, listOf, Money } from './shapes.ts'

const deviceId = z.string().trim().min(1).max(80)

/** Uses of an offer lent to a device that sells offline. */
export const LeaseView = z.object({
  id: idOf('lease'),
  offerId: z.string(),
  deviceId: z.string(),
  /** May be fewer than was asked for: what was left. */
  uses: z.number(),
  used: z.number(),
  budget: Money.optional(),
  spent: Money,
  /** The device gives the offer until then; what it has not reported a day later is given back. */
  until: Instant,
  takenAt: Instant,
  closedAt: Instant.optional(),
  /** Of a batch: the codes that are the device's alone meanwhile. */
  codes: z.array(z.string()),
})
export type LeaseView = z.output<typeof LeaseView>

export const takeLease = endpoint({
  name: 'takeLease',
  route: 'POST /offers/{id}/leases',
  summary:
    'Lends uses of a limited offer, or codes of a batch, to a device that sells offline: nobody else can use them meanwhile',
  input: z.object({
    id: offerId,
    /** Made by the device: asked twice, it is the same loan. */
    leaseId: idOf('lease'),
    deviceId,
    uses: z.int().min(1).max(1000),
    /** Where the offer has a budget: how much of it. */
    budget: Money.optional(),
    /** Codes of this batch, rather than uses of the offer by itself. */
    batch: z
      .string()
      .regex(/^[A-Z0-9]{2,20}$/)
      .optional(),
    until: Instant,
  }),
  output: LeaseView,
  status: 201,
  mayBeThere: true,
  refusals: ['offer_not_found', 'offer_not_limited', 'offer_counts_each', 'batch_not_found', 'nothing_left'],
})

export const reportLease = endpoint({
  name: 'reportLease',
  route: 'POST /leases/{id}/uses',
  summary: 'What a device has used of what was lent to it; the rest is given back when it says so',
  input: z.object({
    id: idOf('lease'),
    uses: z
      .array(
        z.strictObject({
          id: idOf('offerUse'),
          saleId: z.string().min(1).max(80),
          code: z.string().min(1).max(40).optional(),
          goods: Money,
          delivery: Money.optional(),
          customerId: idOf('customer').optional(),
          soldAt: Instant,
        }),
      )
      .max(1000)
      .default([]),
    /** The device needs the rest no more. */
    isOver: z.boolean().default(false),
  }),
  output: LeaseView,
  refusals: ['lease_not_found', 'lease_exceeded', 'nothing_left'],
})

export const listLeases = endpoint({
  name: 'listLeases',
  route: 'GET /offers/{id}/leases',
  summary: 'What is lent of an offer, and what was, the newest first',
  input: z.object({ id: offerId }),
  output: listOf(LeaseView),
  refusals: ['offer_not_found'],
})
