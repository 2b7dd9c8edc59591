import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { machineCall } from '../../platform/call.ts'
import { publish } from '../../platform/events.ts'
import type { JobContext } from '../../platform/jobs.ts'
import { lockOrderToFulfil } from '../fulfilment.ts'

interface Silent {
  id: Id<'parcel'>
  order_id: Id<'order'>
  fulfilment_id: Id<'fulfilment'>
  location_id: Id<'location'>
  since: Date
}

/** Parcels on their way of which nothing was heard for as long as their carrier is given: a person looks for each. For the schedule. */
export async function markSilent({ db, clock }: JobContext): Promise<void> {
  const now = clock.now()
  const silent = await db.reader.rows<Silent>(sql`
    select p.id, p.order_id, p.fulfilment_id, f.location_id, coalesce(p.heard_at, f.shipped_at) as since
    from parcels p join fulfilments f on f.id = p.fulfilment_id and f.status in ('shipped', 'at_relay') join carriers c on c.code = p.carrier
    where p.step in ('labelled', 'taken', 'in_transit', 'out_for_delivery', 'undelivered', 'returning') and p.silent_since is null
      and greatest(p.heard_at, f.shipped_at) < ${now}::timestamptz - c.silent_days * interval '1 day'
    order by p.id limit 500`)
  for (const { id, order_id: orderId, fulfilment_id: fulfilmentId, location_id: locationId, since } of silent)
    await db.transaction(async (tx) => {
      await lockOrderToFulfil(tx, orderId)
      const marked = await tx.run(sql`
        update parcels set silent_since = ${now} where id = ${id} and silent_since is null and coalesce(heard_at, ${since}) <= ${since}`)
      if (marked === 0) return
      const facts = { orderId, fulfilmentId, locationId, parcelId: id, since: since.toISOString() }
      await publish(tx, machineCall(now, null, 'mark_silent'), 'fulfilment.silent', orderId, facts)
    })
}
