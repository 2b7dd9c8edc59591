import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, idOf, Nothing } from './shapes.ts'

/** Web Push (RFC 8030): a browser that agreed is told of orders as they move, open or not. */

const base64url = (bytes: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}={0,2}$`))

/** The address at the browser's push service: whoever knows it may push to that browser, so it is shown to nobody. */
const PushAddress = z.url({ protocol: /^https?$/ }).max(1000)

/** A browser of hers that is told of her orders. */
export const PushDeviceView = z.object({
  id: idOf('pushSubscription'),
  /** « Chrome, Android ». */
  device: z.string(),
  orderNews: z.boolean(),
  since: Instant,
  toldAt: Instant.optional(),
})
export type PushDeviceView = z.output<typeof PushDeviceView>

export const showPushKey = endpoint({
  name: 'showPushKey',
  route: 'GET /push/key',
  summary: 'The key by which push services know this retailer (RFC 8292), for the browser that subscribes',
  input: z.object({}),
  output: z.object({ publicKey: z.string() }),
})

export const subscribeToPush = endpoint({
  name: 'subscribeToPush',
  route: 'PUT /push/subscriptions',
  summary:
    'A browser that agreed to be told: of all her orders for whoever is signed in, of the one order for a guest. What she agreed to is written down with its sentence',
  input: z.object({
    endpoint: PushAddress,
    keys: z.object({ p256dh: base64url(65), auth: base64url(16) }),
    /** As the browser names itself; only a short name is kept of it. */
    userAgent: z.string().max(400).default(''),
    /** The order on whose page she agreed, with the key of its link where she came by one. */
    orderId: idOf('order').optional(),
    orderKey: z.string().max(100).optional(),
    /** The address this one stands for from now on; nothing new is agreed to. */
    replaces: PushAddress.optional(),
  }),
  output: z.object({ id: idOf('pushSubscription') }),
  refusals: [
    'not_signed_in',
    'not_allowed',
    'order_not_found',
    'not_found',
    'push_service_unknown',
    'too_many_devices',
  ],
})

export const unsubscribeFromPush = endpoint({
  name: 'unsubscribeFromPush',
  route: 'DELETE /push/subscriptions',
  summary: 'A browser that wants to be told no more: of one order, or of anything',
  input: z.object({ endpoint: PushAddress, orderId: idOf('order').optional() }),
  output: Nothing,
})

export const listPushDevices = endpoint({
  name: 'listPushDevices',
  route: 'GET /customers/me/push-devices',
  summary: 'The browsers in which the signed-in customer is told of her orders',
  input: z.object({}),
  output: z.object({ items: z.array(PushDeviceView) }),
})

export const setPushDevice = endpoint({
  name: 'setPushDevice',
  route: 'PUT /customers/me/push-devices/{id}',
  summary: 'Switches one of her browsers on or off',
  input: z.object({ id: idOf('pushSubscription'), orderNews: z.boolean() }),
  output: z.object({ items: z.array(PushDeviceView) }),
  refusals: ['not_found'],
})

export const removePushDevice = endpoint({
  name: 'removePushDevice',
  route: 'DELETE /customers/me/push-devices/{id}',
  summary: 'Forgets one of her browsers',
  input: z.object({ id: idOf('pushSubscription') }),
  output: Nothing,
})
