import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDay, Instant, idOf, listOf, page, Quantity, Sku } from './shapes.ts'
import { InsidePlace } from './stock.ts'

export const deliveryKinds = ['purchase', 'transfer'] as const
export const deliveryStatuses = ['expected', 'arrived', 'cancelled'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** From which statuses each verb may start. */
export const deliveryCan = {
  receive: ['expected'],
  reschedule: ['expected'],
  cancel: ['expected'],
} as const satisfies Record<string, readonly DeliveryStatus[]>

const place = z.string().max(80)

/** What is on its way to a location: ordered from a supplier, or sent by another location. */
export const DeliveryView = z.object({
  id: idOf('delivery'),
  kind: z.enum(deliveryKinds),
  fromLocationId: idOf('location').optional(),
  fromLocationName: z.string().optional(),
  locationId: idOf('location'),
  locationName: z.string(),
  /** The supplier's or the carrier's own number. */
  reference: z.string().optional(),
  status: z.enum(deliveryStatuses),
  /** Of what is still to come, the last day; absent when nothing is. */
  expectedOn: CivilDay.optional(),
  /** Expected before today at the place it goes to: nothing more is promised of it. */
  isOverdue: z.boolean(),
  announcedAt: Instant,
  closedAt: Instant.optional(),
  lines: z.array(
    z.object({
      sku: z.string(),
      title: z.string(),
      gtin: z.string().optional(),
      /** The code of its category. */
      category: z.string().optional(),
      image: z.string().optional(),
      announced: z.number(),
      received: z.number(),
      missing: z.number(),
      /** Still to come. */
      quantity: z.number(),
      /** Of what is still to come, sold already. */
      reserved: z.number(),
      expectedOn: CivilDay,
    }),
  ),
})
export type DeliveryView = z.output<typeof DeliveryView>

export const announceDelivery = endpoint({
  name: 'announceDelivery',
  route: 'POST /stock/deliveries',
  summary:
    'Announces goods ordered from a supplier, or sends goods to another location: they leave at once and are in transit',
  input: z.object({
    id: idOf('delivery').optional(),
    kind: z.enum(deliveryKinds),
    fromLocationId: place.optional(),
    locationId: place,
    expectedOn: CivilDay,
    reference: z.string().max(80).optional(),
    lines: z
      .array(z.object({ sku: Sku, quantity: Quantity }))
      .min(1)
      .max(500),
  }),
  output: DeliveryView,
  status: 201,
  refusals: ['location_not_found', 'variant_not_found', 'not_enough_stock', 'held', 'id_already_used'],
})

export const receiveDelivery = endpoint({
  name: 'receiveDelivery',
  route: 'POST /stock/deliveries/{id}/receive',
  summary: 'Some or all of a delivery has arrived; what was sold before it came is served first',
  input: z.object({
    id: idOf('delivery'),
    /** Of this arrival: sent twice it is one. */
    receiptId: idOf('movement').optional(),
    /** `place`: where in the shop it is put, the stock room where nobody says; an article may be put in several. */
    lines: z.array(z.object({ sku: Sku, quantity: z.int().min(0).max(9999), place: InsidePlace.optional() })).max(500),
    /** Nothing more will come: what lacks is missing. */
    isLast: z.boolean().default(true),
  }),
  output: DeliveryView,
  refusals: [
    'delivery_not_found',
    'delivery_not_expected',
    'variant_not_found',
    'place_not_found',
    'held',
    'id_already_used',
  ],
})

export const rescheduleDelivery = endpoint({
  name: 'rescheduleDelivery',
  route: 'PUT /stock/deliveries/{id}/expected-on',
  summary: 'A delivery will come on another day',
  input: z.object({ id: idOf('delivery'), expectedOn: CivilDay }),
  output: DeliveryView,
  refusals: ['delivery_not_found', 'delivery_not_expected'],
})

export const cancelDelivery = endpoint({
  name: 'cancelDelivery',
  route: 'POST /stock/deliveries/{id}/cancel',
  summary: 'A purchase will not come; a transfer turns back, and its goods are where they were',
  input: z.object({ id: idOf('delivery') }),
  output: DeliveryView,
  refusals: ['delivery_not_found', 'delivery_not_expected', 'held'],
})

export const showDelivery = endpoint({
  name: 'showDelivery',
  route: 'GET /stock/deliveries/{id}',
  summary: 'One delivery, with what has come of it',
  input: z.object({ id: idOf('delivery') }),
  output: DeliveryView,
  refusals: ['delivery_not_found'],
})

export const listDeliveries = endpoint({
  name: 'listDeliveries',
  route: 'GET /stock/deliveries',
  summary: 'What is on its way, the newest first; `locationId` keeps what goes to or comes from one place',
  input: z.object({ locationId: place.optional(), status: z.enum(deliveryStatuses).optional(), ...page }),
  output: listOf(DeliveryView),
  refusals: ['location_not_found'],
})
