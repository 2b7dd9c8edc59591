import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { OrderSummary } from './orders.ts'
import { DeliveryMode } from './promise.ts'
import { Channel } from './sessions.ts'
import { CivilDay, Instant, idOf, Money } from './shapes.ts'

// The living picture of a retailer: what happens in each channel now, and how the day goes.

/** What is told of the log. Persons are never named: what happens, not who. */
export const activityCodes = [
  'cart.started',
  'customer.signed_in',
  'payment_request.opened',
  'payment_request.paid',
  'payment.captured',
  'payment.declined',
  'payment.refunded',
  'order.placed',
  'order.cancelled',
  'order.shipped',
  'order.delivered',
  'order.collected',
  'stock.received',
] as const

export const ActivityEntry = z.object({
  id: z.string(),
  code: z.enum(activityCodes),
  /** The code in the reader's language. */
  title: z.string(),
  at: Instant,
  channel: Channel,
  by: z.enum(['shopper', 'associate', 'adviser', 'machine']),
  locationId: z.string().optional(),
  locationName: z.string().optional(),
  orderId: idOf('order').optional(),
  orderNumber: z.string().optional(),
  mode: DeliveryMode.optional(),
  /** The first article it is about; `articleCount` counts them all. */
  articleTitle: z.string().optional(),
  articleCount: z.number().optional(),
  amount: Money.optional(),
})
export type ActivityEntry = z.output<typeof ActivityEntry>

const Activity = z.object({ items: z.array(ActivityEntry) })
const ActivityInput = z.object({
  channel: Channel.optional(),
  /** Of each channel, so that a busy one does not hide the others. */
  limit: z.coerce.number().int().min(1).max(50).default(12),
})

export const showActivity = endpoint({
  name: 'showActivity',
  route: 'GET /activity',
  summary: 'The last happenings of each channel, the newest first; nobody is named',
  input: ActivityInput,
  output: Activity,
})

export const watchActivity = endpoint({
  name: 'watchActivity',
  route: 'GET /activity/live',
  summary: 'The same as it happens, as server-sent events, at most two a second',
  input: ActivityInput,
  output: Activity,
  isLive: true,
})

/** Takings are the totals of orders that stand, tax and delivery included, on the day they were placed. */
export const FiguresToday = z.object({
  day: CivilDay,
  timeZone: z.string(),
  asOf: Instant,
  takings: Money,
  orders: z.number(),
  cancelled: z.number(),
  /** The same weekday a week before: up to this time of day, and to its end. */
  lastWeek: z.object({
    day: CivilDay,
    takingsSoFar: Money,
    ordersSoFar: z.number(),
    takings: Money,
    orders: z.number(),
  }),
  /** Every hour of the day, 0 to 23. */
  hours: z.array(
    z.object({
      hour: z.number(),
      takings: Money,
      orders: z.number(),
      lastWeekTakings: Money,
      lastWeekOrders: z.number(),
    }),
  ),
  /** Each channel that sold on either day, the largest takings first; its hours only where it sold today. */
  channels: z.array(
    z.object({
      channel: Channel,
      takings: Money,
      orders: z.number(),
      lastWeekTakingsSoFar: Money,
      lastWeekOrdersSoFar: z.number(),
      hours: z.array(z.object({ hour: z.number(), takings: Money, orders: z.number() })),
    }),
  ),
  /** Today's orders in other currencies than the retailer's, which are in none of the figures above. */
  otherCurrencies: z.array(z.object({ takings: Money, orders: z.number() })),
})
export type FiguresToday = z.output<typeof FiguresToday>

export const showFiguresToday = endpoint({
  name: 'showFiguresToday',
  route: 'GET /figures/today',
  summary: 'Today’s takings by hour and channel, beside the same day last week',
  input: z.object({ locationId: idOf('location').optional() }),
  output: FiguresToday,
})

/** The day of whoever sells: hers alone, but for the orders that wait at her shop. */
export const MyDay = z.object({
  day: CivilDay,
  timeZone: z.string(),
  asOf: Instant,
  /** Orders she sold today that stand, tax and delivery included. */
  sold: z.object({ takings: Money, orders: z.number(), articles: z.number() }),
  /** The baskets she has in hand, those about to be paid first. */
  baskets: z.array(
    z.object({
      cartId: idOf('cart'),
      /** `asked`: its amount waits on a phone. */
      status: z.enum(['paying', 'asked', 'open']),
      customerId: z.string().optional(),
      customerName: z.string().optional(),
      firstTitle: z.string(),
      articleCount: z.number(),
      total: Money,
      updatedAt: Instant,
    }),
  ),
  /** Orders to be collected at her shop and not yet handed over: how many, and the first of them. */
  handOver: z.object({ count: z.number(), orders: z.array(OrderSummary) }),
})
export type MyDay = z.output<typeof MyDay>

export const showMyDay = endpoint({
  name: 'showMyDay',
  route: 'GET /my-day',
  summary:
    'What matters now to whoever sells: her sales today, payments asked for, baskets in hand, orders to hand over',
  input: z.object({}),
  output: MyDay,
})
