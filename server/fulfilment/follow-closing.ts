import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { addDays, type CivilDate, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { firstWorkingDay, hoursOn, isOpenOn, worksWhenOpen } from '@filrouge/rules/calendar.ts'
import sql from 'sql-template-tag'
import { type Location, type Reference, reference } from '../locations/public.ts'
import { machineCall } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import type { JobContext } from '../platform/jobs.ts'
import { bookSlot, freeSlots, planOfShop, readSlotDays, slotOfOrder, slotPlans } from '../slots/public.ts'
import { type Fulfilment, factsOf, fulfilmentsOf, lockOrderToFulfil } from './fulfilment.ts'

const waiting = ['to_pick', 'picked', 'shipped', 'ready']

/**
 * After `location.closed`: whoever was to collect there on that day is told from when she can, and has a day more for it. Each order in a
 * transaction of its own, once: what was moved is not due on that day any more.
 */
export async function tellOfClosing({ db, clock }: JobContext, event: RecordedEvent<'location.closed'>): Promise<void> {
  const { locationId, closedOn } = event.facts
  const call = machineCall(clock.now(), event, `job ${event.id}`)
  const known = await reference(db.reader)
  const shop = known.locations.get(locationId)
  const reopens = shop && reopensAfter(shop, closedOn)
  if (!shop || !reopens) return
  const orders = await db.reader.rows<{ order_id: Id<'order'> }>(sql`
    select distinct o.order_id from fulfilment_orders o join fulfilments f on f.order_id = o.order_id
    where o.location_id = ${locationId} and f.status = any(${waiting}::text[]) order by 1`)
  for (const { order_id: orderId } of orders)
    await db.transaction(async (tx) => {
      const order = await lockOrderToFulfil(tx, orderId)
      if (!order) return
      const appointment = await anotherAppointment(tx, orderId, shop, closedOn, {
        known,
        from: reopens.opens,
        now: call.now,
      })
      for (const fulfilment of await fulfilmentsOf(tx, orderId)) {
        if (!isDueOn(fulfilment, shop, closedOn)) continue
        await wait(tx, fulfilment, appointment ?? reopens)
        await publish(tx, call, 'fulfilment.shop_closed', orderId, {
          ...factsOf(fulfilment),
          atLocationId: locationId,
          closedOn,
          reopensAt: (appointment ?? reopens).opens.toISOString(),
        })
      }
    })
}

interface Reopening {
  opens: Date
  closes: Date
}

/** Who was to come by appointment on that day has the first one after it, which she may move as any other. */
async function anotherAppointment(
  tx: Tx,
  orderId: Id<'order'>,
  shop: Location,
  closedOn: CivilDate,
  { known, from, now }: { known: Reference; from: Date; now: Date },
): Promise<Reopening | undefined> {
  const mine = await slotOfOrder(tx, orderId)
  const plan = mine && planOfShop(await slotPlans(tx, known), shop.id)
  if (!plan || !mine.slotId.startsWith(`${plan.id}.${closedOn}.`)) return undefined
  const { holdId, grams } = mine
  const days = await readSlotDays(tx, [plan.id], closedOn)
  const isClosed = (day: CivilDate) => day === closedOn || !isOpenOn(shop.calendar, day)
  // She has booked already: how far ahead others may is no matter.
  const further = { ...plan, horizonDays: plan.horizonDays + furtherDays }
  for (const slot of freeSlots(further, days, { now, from, isClosed, grams, atMost: slotsTried }))
    if (await bookSlot(tx, { holder: { holdId }, slotId: slot.id, grams }, now))
      return { opens: slot.startsAt, closes: slot.endsAt }
  return undefined
}

const furtherDays = 28
/** Somebody may be faster. */
const slotsTried = 5

function reopensAfter({ calendar, timeZone }: Location, day: CivilDate): Reopening | undefined {
  const next = firstWorkingDay(addDays(day, 1), worksWhenOpen(calendar))
  if (!next) return undefined
  const hours = hoursOn(calendar, next)
  return {
    opens: instantOf(next, hours[0]!.opens, timeZone),
    closes: instantOf(next, hours.at(-1)!.closes, timeZone),
  }
}

/** She may come on that day: it is ready, or was to be by then. */
function isDueOn(fulfilment: Fulfilment, { timeZone }: Location, day: CivilDate): boolean {
  const { status, promised_earliest: earliest, promised_latest: latest } = fulfilment
  if (!waiting.includes(status)) return false
  const first = civilDateIn(earliest, timeZone)
  return first === day || (first < day && (status === 'ready' || civilDateIn(latest, timeZone) >= day))
}

async function wait(tx: Tx, { id, status }: Fulfilment, { opens, closes }: Reopening): Promise<void> {
  const isReady = status === 'ready'
  await tx.run(sql`
    update fulfilments set promised_earliest = ${opens}, promised_latest = greatest(promised_latest, ${closes}::timestamptz),
      expires_at = case when ${isReady}::boolean then expires_at + interval '1 day' else expires_at end
    where id = ${id}`)
}
