import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/push.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { recordConsent, recordGuestConsent } from '../../customers/public.ts'
import { maySeeOrder, type OwnedOrder, ownershipOf } from '../../orders/public.ts'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { invalid, refuse } from '../../platform/refuse.ts'
import { messengerOf } from '../messenger.ts'
import { deviceName } from './device-name.ts'
import { areKeys } from './encrypt.ts'
import { isPushService } from './push-services.ts'
import { vapidKeys } from './vapid.ts'

/** More browsers than anyone has; so many that nobody fills the table. */
const devicesAtMost = 20

/** The key that a browser is shown when it subscribes. */
export async function showPushKey(tx: Tx): Promise<Output<typeof contract.showPushKey>> {
  return { publicKey: (await vapidKeys(tx)).publicKey }
}

type Asked = Input<typeof contract.subscribeToPush>

/** Takes a browser that agreed: for all her orders where she is signed in, else for the order on whose page she agreed. */
export async function subscribeToPush(
  tx: Tx,
  input: Asked,
  call: Call,
): Promise<Output<typeof contract.subscribeToPush>> {
  if (call.session?.kind === 'staff') refuse('not_allowed')
  if (!isPushService(input.endpoint, messengerOf(tx.database).config)) refuse('push_service_unknown')
  if (!areKeys(input.keys)) invalid('#/keys', 'not_a_push_key')
  if (input.replaces) return { id: await moveTo(tx, input, input.replaces) }
  const customerId = call.session?.customerId ?? null
  const order = input.orderId ? await orderSeen(tx, input.orderId, input.orderKey, call) : undefined
  if (!customerId && !order) refuse('not_signed_in')
  const id = await keep(tx, input, customerId, call)
  if (customerId) {
    const source = order ? 'order' : 'account'
    await recordConsent(tx, { customerId, purpose: 'order_push', given: true, source }, call)
    if (await hasTooMany(tx, customerId)) refuse('too_many_devices')
  }
  // What is hers she is told of already.
  if (order && (!customerId || order.customer_id !== customerId)) await followOrder(tx, input.endpoint, order.id, call)
  return { id }
}

interface SeenOrder extends OwnedOrder {
  id: Id<'order'>
  is_payer: boolean
}

async function orderSeen(tx: Tx, id: Id<'order'>, key: string | undefined, call: Call): Promise<SeenOrder> {
  const order = await tx.maybe<SeenOrder>(
    sql`select o.id, o.customer_id, o.visitor_id, ${ownershipOf(call)} from orders o where o.id = ${id}`,
  )
  return order && (await maySeeOrder(tx, order, key, call)) ? order : refuse('order_not_found')
}

/** One row for a browser: agreed to again, by whoever uses it now, it is hers from then on and follows nothing of those before her. */
async function keep(
  tx: Tx,
  { endpoint, keys, userAgent }: Asked,
  customerId: Id<'customer'> | null,
  call: Call,
): Promise<Id<'pushSubscription'>> {
  await tx.run(sql`
    delete from push_followed_orders f using push_subscriptions s
    where f.endpoint = s.endpoint and s.endpoint = ${endpoint} and s.customer_id is distinct from ${customerId}`)
  const { id } = await tx.one<{ id: Id<'pushSubscription'> }>(sql`
    insert into push_subscriptions (id, endpoint, p256dh, auth, customer_id, language, device, created_at)
    values (${newId('pushSubscription')}, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${customerId}, ${call.language}, ${deviceName(userAgent)}, ${call.now})
    on conflict (endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth, customer_id = excluded.customer_id,
      language = excluded.language, device = excluded.device, purposes = '{order_push}'
    returning id`)
  return id
}

async function hasTooMany(tx: Tx, customerId: Id<'customer'>): Promise<boolean> {
  const { devices } = await tx.one<{ devices: number }>(
    sql`select count(*)::integer as devices from push_subscriptions where customer_id = ${customerId}`,
  )
  return devices > devicesAtMost
}

async function followOrder(tx: Tx, endpoint: string, orderId: Id<'order'>, call: Call): Promise<void> {
  // Those who follow one order take turns, so that the count is true.
  await tx.run(sql`select from orders where id = ${orderId} for update`)
  const added = await tx.run(sql`
    insert into push_followed_orders (endpoint, order_id) values (${endpoint}, ${orderId}) on conflict do nothing`)
  if (added === 0) return
  const { followers } = await tx.one<{ followers: number }>(
    sql`select count(*)::integer as followers from push_followed_orders where order_id = ${orderId}`,
  )
  if (followers > devicesAtMost) refuse('too_many_devices')
  await recordGuestConsent(tx, { orderId, purpose: 'order_push', given: true }, call)
}

/** The push service gave the browser another address: what was agreed to goes on there. */
async function moveTo(tx: Tx, { endpoint, keys }: Asked, replaced: string): Promise<Id<'pushSubscription'>> {
  const moved = await tx.maybe<{ id: Id<'pushSubscription'> }>(sql`
    update push_subscriptions set endpoint = ${endpoint}, p256dh = ${keys.p256dh}, auth = ${keys.auth}
    where endpoint = ${replaced} and not exists (select from push_subscriptions where endpoint = ${endpoint}) returning id`)
  if (moved) return moved.id
  const there = await tx.maybe<{ id: Id<'pushSubscription'> }>(
    sql`select id from push_subscriptions where endpoint = ${endpoint}`,
  )
  return there?.id ?? refuse('not_found')
}
