import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DeliveryMode } from './promise.ts'
import { CivilDay, Instant, idOf, listOf, Money, page, Sku, Window } from './shapes.ts'
import { InsidePlace } from './stock.ts'

export const fulfilmentStatuses = [
  'to_pick',
  'picked',
  'ready',
  'shipped',
  'at_relay',
  'delivered',
  'collected',
  'expired',
  'cancelled',
  'lost',
  'returned',
  'damaged',
] as const
export type FulfilmentStatus = (typeof fulfilmentStatuses)[number]

/**
 * From which statuses each verb may start: buttons and guards read the same table. What is brought to another shop is shipped first and ready
 * there; at a relay point it is ready as `at_relay`.
 */
export const fulfilmentCan = {
  pick: ['to_pick'],
  refuse: ['to_pick'],
  pack: ['picked'],
  ready: ['picked', 'shipped'],
  ship: ['picked'],
  deliver: ['shipped', 'at_relay'],
  collect: ['ready'],
  expire: ['ready'],
  cancel: ['to_pick', 'picked', 'ready'],
  mishap: ['shipped', 'at_relay', 'delivered'],
} as const satisfies Record<string, readonly FulfilmentStatus[]>

export type FulfilmentVerb = keyof typeof fulfilmentCan

/** What a person may do with it from here; the others happen by themselves or with the order. */
export const fulfilmentActions = ['pick', 'refuse', 'pack', 'ready', 'ship', 'deliver', 'collect'] as const

export const refusalReasons = ['too_busy', 'damaged', 'not_found'] as const

/** What becomes of goods that left and did not arrive. */
export const mishaps = ['lost', 'returned', 'damaged'] as const
export type Mishap = (typeof mishaps)[number]

/** Why goods are lacking that had left already. */
export const mishapReasons = ['lost', 'returned', 'damaged_on_way'] as const

/**
 * Why goods are not where they were to come from: a pick fell short, the place refused, closed, or was counted; or they left and did not arrive.
 */
export const shortageReasons = ['short_pick', ...refusalReasons, 'closed', 'counted', ...mishapReasons] as const
export type ShortageReason = (typeof shortageReasons)[number]

/** Whether goods are lacking because they did not arrive. */
export const isMishap = (reason: ShortageReason | undefined): boolean =>
  reason !== undefined && (mishapReasons as readonly string[]).includes(reason)

/** How far a parcel is at its carrier: only ever forward. */
export const parcelSteps = [
  'asked',
  'labelled',
  'taken',
  'in_transit',
  'out_for_delivery',
  'undelivered',
  'at_relay',
  'returning',
  'damaged',
  'lost',
  'returned',
  'delivered',
  'cancelled',
] as const
export type ParcelStep = (typeof parcelSteps)[number]

export const labelFormats = ['pdf', 'png', 'zpl'] as const
export type LabelFormat = (typeof labelFormats)[number]

export const FulfilmentLineView = z.object({
  sku: z.string(),
  title: z.string(),
  gtin: z.string().optional(),
  /** The code of its category. */
  category: z.string().optional(),
  image: z.string().optional(),
  quantity: z.number(),
  picked: z.number(),
  /** Where in the shop it lies, before it is picked; only where the location has places. */
  inside: z.array(z.object({ place: InsidePlace, quantity: z.number() })).optional(),
})

export const FulfilmentView = z.object({
  id: idOf('fulfilment'),
  orderId: idOf('order'),
  orderNumber: z.string(),
  mode: DeliveryMode,
  /** Where the goods come from. */
  locationId: idOf('location'),
  locationName: z.string(),
  /** Where she collects them. */
  collectLocationId: z.string().optional(),
  collectLocationName: z.string().optional(),
  relayPointName: z.string().optional(),
  /** The town it goes to. */
  city: z.string().optional(),
  status: z.enum(fulfilmentStatuses),
  lines: z.array(FulfilmentLineView),
  promised: Window,
  /** For whom, as a person would call it out at the counter. */
  customerName: z.string().optional(),
  /** Its goods are still on their way here. */
  awaits: z.object({ expectedOn: z.iso.date().optional() }).optional(),
  shelf: z.string().optional(),
  carrier: z.string().optional(),
  trackingNumber: z.string().optional(),
  /** At the carrier; until its label is there, `problem` may say why it is not. */
  parcel: z.object({ step: z.enum(parcelSteps), problem: z.string().optional() }).optional(),
  /** Until when it waits for her. */
  expiresAt: Instant.optional(),
  readyAt: Instant.optional(),
  doneAt: Instant.optional(),
  /** What this caller may do now. */
  can: z.array(z.enum(fulfilmentActions)),
})
export type FulfilmentView = z.output<typeof FulfilmentView>

const id = idOf('fulfilment')

export const listFulfilments = endpoint({
  name: 'listFulfilments',
  route: 'GET /fulfilments',
  summary:
    'Goods of orders that leave one place together: at a location (where they come from, or where she collects them), the most urgent first',
  input: z.object({
    locationId: z.string().max(80).optional(),
    /** One or several, separated by commas. */
    status: z
      .string()
      .max(120)
      .regex(new RegExp(`^(${fulfilmentStatuses.join('|')})(,(${fulfilmentStatuses.join('|')}))*$`))
      .optional(),
    orderId: idOf('order').optional(),
    /** The code a shopper shows. */
    code: z.string().max(20).optional(),
    ...page,
  }),
  output: listOf(FulfilmentView),
  refusals: ['location_not_found'],
})

export const showFulfilment = endpoint({
  name: 'showFulfilment',
  route: 'GET /fulfilments/{id}',
  summary: 'One of them',
  input: z.object({ id }),
  output: FulfilmentView,
  refusals: ['fulfilment_not_found'],
})

export const pickFulfilment = endpoint({
  name: 'pickFulfilment',
  route: 'POST /fulfilments/{id}/pick',
  summary: 'What was found on the shelf; what is missing is taken off the books there and sourced again elsewhere',
  input: z.object({ id, lines: z.array(z.object({ sku: Sku, quantity: z.int().min(0).max(9999) })).max(500) }),
  output: FulfilmentView,
  refusals: ['fulfilment_not_found', 'not_at_this_step', 'goods_not_there', 'too_many'],
})

export const refuseFulfilment = endpoint({
  name: 'refuseFulfilment',
  route: 'POST /fulfilments/{id}/refuse',
  summary: 'This place cannot serve it: its goods are sourced elsewhere',
  input: z.object({ id, reason: z.enum(refusalReasons) }),
  output: FulfilmentView,
  refusals: ['fulfilment_not_found', 'not_at_this_step'],
})

export const readyFulfilment = endpoint({
  name: 'readyFulfilment',
  route: 'POST /fulfilments/{id}/ready',
  summary: 'It waits for her where she collects it; she is told, with her code',
  input: z.object({ id, shelf: z.string().trim().max(20).optional() }),
  output: FulfilmentView,
  refusals: ['fulfilment_not_found', 'not_at_this_step', 'not_for_this_way'],
})

export const collectFulfilment = endpoint({
  name: 'collectFulfilment',
  route: 'POST /fulfilments/{id}/collect',
  summary: 'Handed over against her code',
  input: z.object({ id, code: z.string().max(20) }),
  output: FulfilmentView,
  refusals: ['fulfilment_not_found', 'not_at_this_step', 'not_for_this_way', 'code_wrong'],
})

export const packFulfilment = endpoint({
  name: 'packFulfilment',
  route: 'POST /fulfilments/{id}/pack',
  summary: 'Packed: its carrier is asked for a label, again and again until it gives one',
  input: z.object({ id }),
  output: FulfilmentView,
  refusals: ['fulfilment_not_found', 'not_at_this_step', 'not_for_this_way'],
})

export const showLabel = endpoint({
  name: 'showLabel',
  route: 'GET /fulfilments/{id}/label',
  summary: 'The label its carrier gave for it, as a data URL',
  input: z.object({ id }),
  output: z.object({ format: z.enum(labelFormats), label: z.string() }),
  refusals: ['label_not_there'],
})

export const shipFulfilment = endpoint({
  name: 'shipFulfilment',
  route: 'POST /fulfilments/{id}/ship',
  summary:
    'Given to a carrier, or sent to the shop where she collects it; `label` is to be printed (data URL), and is the carrier’s where it gives one',
  input: z.object({ id, carrier: z.string().trim().min(1).max(60).optional() }),
  output: FulfilmentView.extend({ trackingNumber: z.string(), label: z.string() }),
  refusals: ['fulfilment_not_found', 'not_at_this_step', 'not_for_this_way', 'label_awaited'],
})

export const deliverFulfilment = endpoint({
  name: 'deliverFulfilment',
  route: 'POST /fulfilments/{id}/deliver',
  summary: 'It has arrived: in her hands',
  input: z.object({ id }),
  output: FulfilmentView,
  refusals: ['fulfilment_not_found', 'not_at_this_step', 'not_for_this_way'],
})

export const showCollectionCode = endpoint({
  name: 'showCollectionCode',
  route: 'GET /orders/{id}/collection',
  summary: 'The code she shows at the counter: for her alone, or whoever holds the link in her messages',
  input: z.object({ id: idOf('order'), key: z.string().max(100).optional() }),
  output: z.object({
    code: z.string(),
    isReady: z.boolean(),
    locationId: idOf('location'),
    shelf: z.string().optional(),
  }),
  refusals: ['order_not_found', 'not_for_this_way'],
})

export const FulfilmentSettings = z.object({
  /** How long what she collects waits for her. */
  keptDays: z.int().min(1).max(60),
  /** She is reminded so long before its time is over. */
  remindedDaysBefore: z.int().min(0).max(30),
  /** How long someone has to decide before goods that nobody can serve are given up. */
  decideHours: z.int().min(1).max(336),
})
export type FulfilmentSettings = z.output<typeof FulfilmentSettings>

export const showFulfilmentSettings = endpoint({
  name: 'showFulfilmentSettings',
  route: 'GET /fulfilment-settings',
  summary: 'How long things wait: for her, and for a decision',
  input: z.object({}),
  output: FulfilmentSettings,
})

export const setFulfilmentSettings = endpoint({
  name: 'setFulfilmentSettings',
  route: 'PUT /fulfilment-settings',
  summary: 'Sets how long things wait; what waits already keeps its time',
  input: FulfilmentSettings.refine((set) => set.remindedDaysBefore < set.keptDays, {
    error: 'reminded_too_late',
    path: ['remindedDaysBefore'],
  }),
  output: FulfilmentSettings,
})

export const delayFulfilment = endpoint({
  name: 'delayFulfilment',
  route: 'POST /fulfilments/{id}/delay',
  summary: 'It will come later than was said: the new day, which she is told',
  input: z.object({ id: idOf('fulfilment'), expectedOn: CivilDay }),
  output: FulfilmentView,
  refusals: ['fulfilment_not_found', 'not_at_this_step'],
})

export const reportMishap = endpoint({
  name: 'reportMishap',
  route: 'POST /fulfilments/{id}/mishap',
  summary:
    'What left did not arrive; its goods are sent again at the price she has paid, or paid back, now or when someone decides',
  input: z.object({
    id: idOf('fulfilment'),
    what: z.enum(mishaps),
    /** Of what has come back: whether it can be sold again. */
    isFit: z.boolean().optional(),
    choice: z.enum(['resend', 'refund', 'decide']).default('decide'),
    /** A gesture, onto her account. */
    credit: Money.optional(),
  }),
  output: FulfilmentView,
  refusals: ['fulfilment_not_found', 'not_at_this_step', 'customer_not_found', 'gesture_too_large'],
})

export const decisionKinds = ['shortage', 'late', 'silent', 'mishap', 'closed'] as const

/** Something of an order that a person must decide. */
export const DecisionView = z.object({
  kind: z.enum(decisionKinds),
  orderId: idOf('order'),
  orderNumber: z.string(),
  fulfilmentId: idOf('fulfilment').optional(),
  customerId: z.string().optional(),
  customerName: z.string().optional(),
  phone: z.string().optional(),
  mode: DeliveryMode,
  postcode: z.string().optional(),
  /** Where it was to come from, or where she was to collect it. */
  locationName: z.string().optional(),
  carrier: z.string().optional(),
  trackingNumber: z.string().optional(),
  reason: z.enum(shortageReasons).optional(),
  /** Where its carrier says it is, and since when. */
  parcel: z.object({ step: z.enum(parcelSteps), heardAt: Instant.optional(), place: z.string().optional() }).optional(),
  lines: z.array(z.object({ sku: z.string(), title: z.string(), quantity: z.number() })),
  promised: Window,
  since: Instant,
  /** When it decides itself: given up, and paid back. */
  decideBy: Instant.optional(),
})
export type DecisionView = z.output<typeof DecisionView>

export const listDecisions = endpoint({
  name: 'listDecisions',
  route: 'GET /decisions',
  summary:
    'What a person must decide: goods that nobody can serve, parcels that are late, not heard of or in trouble, orders at a shop that closes',
  input: z.object({}),
  output: z.object({ items: z.array(DecisionView) }),
})
