import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDay, Email, Instant, idOf, Money } from './shapes.ts'

/** What the retailer sells as gift cards, as everybody may know it. */
export const GiftCardRange = z.object({
  isSold: z.boolean(),
  amounts: z.array(Money),
  /** Another amount may be asked for, in whole units, between these. */
  takesOthers: z.boolean(),
  least: Money,
  most: Money,
  monthsToLive: z.number(),
})
export type GiftCardRange = z.output<typeof GiftCardRange>

export const showGiftCardRange = endpoint({
  name: 'showGiftCardRange',
  route: 'GET /gift-card-range',
  summary: 'The gift cards that are sold: amounts and how long they last',
  input: z.object({}),
  output: GiftCardRange,
})

/** A gift card in a basket: not goods, so nothing is taken off it, nothing is earned by it, and it waits for no delivery. */
export const CartGift = z.object({
  id: idOf('gift'),
  amount: Money,
  name: z.string().optional(),
  /** Where it is sent; without one it is handed over in the shop. */
  email: z.string().optional(),
  from: z.string().optional(),
  message: z.string().optional(),
  /** The morning on which it is sent; without one, at once. */
  sendOn: CivilDay.optional(),
})
export type CartGift = z.output<typeof CartGift>

const cartId = idOf('cart')
const giftId = idOf('gift')
const words = (most: number) => z.string().trim().max(most).optional()

/** What the contract of a basket answers is declared with it (`contract/carts.ts`); here is what is asked. */
export const giftInput = {
  id: cartId,
  giftId,
  amount: Money,
  name: words(120),
  email: Email.optional(),
  from: words(120),
  message: words(500),
  sendOn: CivilDay.optional(),
}

/** `to_send` waits for its day, `to_hand` for whoever hands it over; `not_sent`: no mail server would have it. */
export const giftStates = ['to_send', 'sent', 'not_sent', 'to_hand', 'handed', 'taken_back'] as const

/** A gift card that an order has bought, for its buyer's eyes: its number only by its end, its secret never. */
export const OrderGift = z.object({
  id: giftId,
  amount: Money,
  number: z.string(),
  state: z.enum(giftStates),
  name: z.string().optional(),
  sendsAt: Instant.optional(),
  expiresAt: Instant,
  /** Something has been bought with it. */
  isUsed: z.boolean(),
  can: z.array(z.enum(['take_back', 'hand_over', 'send_again'])),
})
export type OrderGift = z.output<typeof OrderGift>

const orderId = idOf('order')

export const handOverGift = endpoint({
  name: 'handOverGift',
  route: 'POST /orders/{id}/gifts/{giftId}/hand-over',
  summary:
    'The number and a new secret of a gift card sold in a shop, to print or to show; whoever had an earlier one has none',
  input: z.object({ id: orderId, giftId }),
  output: z.object({ number: z.string(), pin: z.string(), amount: Money, expiresAt: Instant }),
  refusals: ['order_not_found', 'gift_not_found', 'gift_handed_over'],
  isSecret: true,
})
