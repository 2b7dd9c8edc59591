import type { Client } from '@filrouge/client/client.ts'
import { setDelivery, setLine, showCart, startCart } from '@filrouge/contract/carts.ts'
import {
  packFulfilment,
  pickFulfilment,
  readyFulfilment,
  shipFulfilment,
  showFulfilment,
} from '@filrouge/contract/fulfilments.ts'
import { listRelayPoints } from '@filrouge/contract/locations.ts'
import { placeOrder } from '@filrouge/contract/orders.ts'
import { payCart } from '@filrouge/contract/payments.ts'
import { addDays, civilDateIn, instantOf, weekday } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { markSilent, tellOfParcel } from '../../fulfilment/public.ts'
import { findStaff, isOpenAt, type Location, reference } from '../../locations/public.ts'
import { capturePayment } from '../../payments/public.ts'
import { machineCall } from '../../platform/call.ts'
import type { Clock } from '../../platform/clock.ts'
import { dropJob, dropOldLetters } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/route.ts'
import { openSession } from '../../platform/sessions.ts'
import type { DemoCustomer } from '../season/load-season.ts'
import type { DayOrder, DayStep, When } from './day-plan.ts'

/** A way of calling the routes as they would have been called at another time. */
type CallsAt = (platform: Platform, token: string) => Client

const timeZone = 'Europe/Paris'
const mainShop = 'paris-rivoli'
const atOnce = 4

/**
 * What is under way as the demo opens its doors: orders to pick, packed, on their way, late, waiting at the counter, lost. Each is bought and
 * worked on through the routes, by a clock that stood at the time; what was to be told then has been told. Before any worker has begun.
 */
export async function openDay(
  platform: Platform,
  plan: { orders: readonly DayOrder[]; customers: readonly DemoCustomer[] },
  callsAt: CallsAt,
): Promise<void> {
  const { byCode } = await reference(platform.db.reader)
  const sonia = await findStaff(platform.db.reader, 'sonia')
  const shop = byCode.get(mainShop)
  if (!sonia || !shop) return
  const lastOpen = lastOpenAt(shop, platform.clock.now())
  const queue = [...plan.orders]
  const lane = async () => {
    for (let order = queue.shift(); order; order = queue.shift()) {
      const customer = plan.customers.find(({ email }) => email === order!.who)
      const day = { platform, callsAt, lastOpen, staffId: sonia.id, locationId: shop.id }
      // One that cannot be had any more is not missed.
      if (customer)
        await playOrder(day, order, customer).catch((error: unknown) =>
          platform.log.warn({ who: order!.who, error: String(error) }, 'an order of the demo could not be played'),
        )
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  await markSilent(platform)
  await platform.db.transaction((tx) => dropOldLetters(tx, new Date(platform.clock.now().getTime() - 5 * minuteMs)))
}

interface Day {
  platform: Platform
  callsAt: CallsAt
  lastOpen: Date
  staffId: Id<'staff'>
  locationId: Id<'location'>
}

const minuteMs = 60_000

async function playOrder(day: Day, order: DayOrder, customer: DemoCustomer): Promise<void> {
  const placedAt = momentOf(order.placed, day.lastOpen)
  const found = await day.platform.db.reader.maybe<{ customer_id: Id<'customer'> }>(
    sql`select customer_id from identifiers where kind = 'email' and value = ${customer.email}`,
  )
  if (!found) return
  const she = await callsAs(day, placedAt, { kind: 'customer', customerId: found.customer_id, channel: order.channel })
  const { fulfilments, payments } = await buy(she, order, customer)
  const id = fulfilments[0]!.id
  for (const step of order.steps) await playStep(day, step, id, payments[0]!.id)
  if (!order.isTravelling && order.steps.some((step) => step.do === 'ship'))
    await day.platform.db.transaction((tx) =>
      tellOfParcel(tx, id, [], machineCall(day.platform.clock.now(), null, 'demo')),
    )
}

async function buy(she: Client, { lines, way }: DayOrder, customer: DemoCustomer) {
  const { id } = await she(startCart, {})
  for (const [sku, quantity] of Object.entries(lines)) await she(setLine, { id, sku, quantity })
  const { name, email, phone, address } = customer
  const contact = { name, email, phone }
  const relay =
    way.mode === 'relay' ? (await she(listRelayPoints, { postcode: address.postcode, limit: 1 })).items[0] : undefined
  await she(setDelivery, {
    ...{ id, mode: way.mode, contact },
    ...(way.mode === 'collect' ? { locationId: way.location } : {}),
    ...(way.mode === 'home' ? { address: { name, ...address } } : {}),
    ...(relay ? { relayPointId: relay.id } : {}),
  })
  const cart = await she(showCart, { id })
  await she(payCart, { cartId: id, amount: cart.owed, tender: { kind: 'card', token: 'tok_ok' } })
  return she(placeOrder, { cartId: id, expectedTotal: cart.totals.total })
}

async function playStep(day: Day, step: DayStep, id: Id<'fulfilment'>, paymentId: string): Promise<void> {
  const at = momentOf(step.when, day.lastOpen)
  if (step.do === 'tell') {
    const told = { id: `${step.code} ${at.toISOString()}`, code: step.code, occurredAt: at, place: step.place }
    await day.platform.db.transaction((tx) => tellOfParcel(tx, id, [told], machineCall(at, null, 'demo')))
    return
  }
  const they = await callsAs(day, at, {
    ...{ kind: 'staff', staffId: day.staffId, channel: 'shop', locationId: day.locationId },
  })
  if (step.do === 'pick') {
    const { lines } = await they(showFulfilment, { id })
    await they(pickFulfilment, { id, lines: lines.map(({ sku, quantity }) => ({ sku, quantity })) })
  } else if (step.do === 'pack') await they(packFulfilment, { id })
  else if (step.do === 'ship') await they(shipFulfilment, { id })
  else if (step.do === 'ready') await they(readyFulfilment, { id, shelf: step.shelf })
  // The money is taken as the goods leave, and not as the demo opens.
  if (step.do === 'ship' || step.do === 'ready') {
    await capturePayment(standingAt(day.platform, at), paymentId)
    await day.platform.db.transaction((tx) => dropJob(tx, 'capture_payment', paymentId))
  }
}

/** A client whose calls are made at another time. */
async function callsAs({ platform, callsAt }: Day, at: Date, who: Parameters<typeof openSession>[1]): Promise<Client> {
  const token = await platform.db.transaction((tx) => openSession(tx, who, at))
  return callsAt(standingAt(platform, at), token)
}

function standingAt({ limits: _, ...platform }: Platform, at: Date): Platform {
  const clock: Clock = { ...platform.clock, now: () => new Date(at.getTime()) }
  return { ...platform, clock }
}

function momentOf(when: When, lastOpen: Date): Date {
  if ('minutesAgo' in when) return new Date(lastOpen.getTime() - when.minutesAgo * minuteMs)
  // Nobody works on a Sunday: it is not counted.
  let day = civilDateIn(lastOpen, timeZone)
  for (let days = when.daysAgo; days > 0; days -= weekday(day) === 7 ? 0 : 1) day = addDays(day, -1)
  return instantOf(day, when.at, timeZone)
}

/** When the shop was last open: now, or the evening before. */
function lastOpenAt(shop: Location, now: Date): Date {
  for (let quarters = 0; quarters < 4 * 24 * 4; quarters += 1) {
    const at = new Date(now.getTime() - quarters * 15 * minuteMs)
    if (isOpenAt(shop, at)) return at
  }
  return now
}
