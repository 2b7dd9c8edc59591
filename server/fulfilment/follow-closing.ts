import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { addDays, type CivilDate, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { firstWorkingDay, hoursOn, worksWhenOpen } from '@filrouge/rules/calendar.ts'
import sql from 'sql-template-tag'
import { type Location, reference } from '../locations/public.ts'
import { machineCall } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import type { JobContext } from '../platform/jobs.ts'
import { type Fulfilment, factsOf, fulfilmentsOf, lockOrderToFulfil } from './fulfilment.ts'

const waiting = ['to_pick', 'picked', 'shipped', 'ready']

/**
 * After `location.closed`: whoever was to collect there on that day is told from when she can, and has a day more for it. Each order in a
 * transaction of its own, once: what was moved is not due on that day any more.
 */
export async function tellOfClosing({ db, clock }: JobContext, event: RecordedEvent<'location.closed'>): Promise<void> {
  const { locationId, closedOn } = event.facts
  const call = machineCall(clock.now(), event, `job ${event.id}`)
  const shop = (await reference(db.reader)).locations.get(locationId)
  const reopens = shop && reopensAfter(shop, closedOn)
  if (!shop || !reopens) return
  const orders = await db.reader.rows<{ order_id: Id<'order'> }>(sql`
    select distinct o.order_id from fulfilment_orders o join fulfilments f on f.order_id = o.order_id
    where o.location_id = ${locationId} and f.status = any(${waiting}::text[]) order by 1`)
  for (const { order_id: orderId } of orders)
    await db.transaction(async (tx) => {
      const order = await lockOrderToFulfil(tx, orderId)
      if (!order) return
      for (const fulfilment of await fulfilmentsOf(tx, orderId)) {
        if (!isDueOn(fulfilment, shop, closedOn)) continue
        await wait(tx, fulfilment, reopens)
        await publish(tx, call, 'fulfilment.shop_closed', orderId, {
          ...factsOf(fulfilment),
          atLocationId: locationId,
          closedOn,
          reopensAt: reopens.opens.toISOString(),
        })
      }
    })
}

interface Reopening {
  opens: Date
  closes: Date
}

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
