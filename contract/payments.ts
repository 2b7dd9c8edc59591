import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { idOf, Money } from './shapes.ts'

export const paymentStatuses = [
  'started',
  'pending',
  'action_required',
  'authorised',
  'captured',
  'declined',
  'voided',
  'refunded',
] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/** From which statuses each verb may start; the guarded updates read this table too. */
export const paymentCan = {
  recordOutcome: ['started', 'pending', 'action_required'],
  capture: ['authorised'],
  void: ['authorised'],
  refund: ['captured'],
  giveUp: ['started', 'pending', 'action_required'],
} as const satisfies Record<string, readonly PaymentStatus[]>

/** A bank card, or nothing where gift cards, credit and offers pay it all. */
export const Tender = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), token: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('none') }),
])

export const PaymentView = z.object({
  id: idOf('payment'),
  /** `started` is shown as pending: the provider has not answered yet. */
  status: z.enum(['pending', 'action_required', 'authorised', 'captured', 'declined', 'voided', 'refunded']),
  amount: Money,
  action: z.object({ url: z.string() }).optional(),
  declineCode: z.string().optional(),
  cartId: z.string().optional(),
  orderId: z.string().optional(),
})
export type PaymentView = z.output<typeof PaymentView>

export const payCart = endpoint({
  name: 'payCart',
  route: 'POST /payments',
  summary: 'Freezes the basket, holds its stock at the places that will serve, then asks the provider',
  input: z.object({
    id: idOf('payment').optional(),
    cartId: idOf('cart'),
    /** What is still owed: the basket's `owed`. */
    amount: Money,
    tender: Tender,
    /** Where the provider sends the shopper back after a challenge: a path of this site. */
    returnPath: z
      .string()
      .regex(/^\/(?!\/)[^\\]*$/)
      .max(300)
      .optional(),
  }),
  output: PaymentView,
  status: 201,
  refusals: [
    'cart_not_found',
    'cart_empty',
    'delivery_missing',
    'contact_missing',
    'amount_mismatch',
    'tender_missing',
    'tender_changed',
    'coupon_used',
    'offer_used_up',
    'already_paid',
    'payment_in_progress',
    'out_of_stock',
    'promise_changed',
    'id_already_used',
  ],
})

export const showPayment = endpoint({
  name: 'showPayment',
  route: 'GET /payments/{id}',
  summary: 'Where a payment stands',
  input: z.object({ id: idOf('payment') }),
  output: PaymentView,
  refusals: ['payment_not_found'],
})

export const giveUpPayment = endpoint({
  name: 'giveUpPayment',
  route: 'DELETE /payments/{id}',
  summary: 'Gives up before authorisation: the stock is released and the basket thaws',
  input: z.object({ id: idOf('payment') }),
  output: PaymentView,
  refusals: ['payment_not_found', 'payment_not_open'],
})

/** What the provider calls back with, signed as in Standard Webhooks; once or many times, in any order. */
export const ProviderCallback = z.object({
  id: z.string().max(200),
  type: z.string().max(80),
  data: z.looseObject({ id: z.string().max(200), reference: z.string().max(200) }),
})
