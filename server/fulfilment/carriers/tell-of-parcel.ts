import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { dropJob } from '../../platform/jobs.ts'
import type { ToldEvent } from './carrier-port.ts'
import { parcelOf } from './parcel.ts'
import { recordCarrierEvents } from './record-carrier-events.ts'

/** What a carrier said of the parcel of a fulfilment, before it could be heard here; it was handed over in its time. */
export async function tellOfParcel(
  tx: Tx,
  fulfilmentId: string,
  told: readonly ToldEvent[],
  call: Call,
): Promise<void> {
  const parcel = await parcelOf(tx, fulfilmentId)
  if (!parcel) return
  await tx.run(sql`
    update parcels p set handed_over_at = f.shipped_at from fulfilments f
    where p.id = ${parcel.id} and f.id = p.fulfilment_id and p.handed_over_at is null`)
  await dropJob(tx, 'hand_over_parcel', parcel.id)
  if (told.length > 0) await recordCarrierEvents(tx, parcel.id, told, call)
}
