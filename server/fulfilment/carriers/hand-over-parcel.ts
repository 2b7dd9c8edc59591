import sql from 'sql-template-tag'
import type { Tx } from '../../platform/db/database.ts'
import { dropJob, type Job, leaveJob } from '../../platform/jobs.ts'
import type { CarrierPlatform } from './ask-label.ts'
import { CarrierRefused } from './carrier-port.ts'
import { portTo, readParcel } from './parcel.ts'

/** The job that tells a carrier that a parcel is in its hands. What it refuses to hear it knows better. */
export async function handOverParcel(platform: CarrierPlatform, job: Job): Promise<void> {
  const parcel = await readParcel(platform.db.reader, job.key)
  const port = parcel && portTo(platform.config, parcel.carrier)
  if (!port || !parcel.carrier_id || parcel.handed_over_at) return
  await port.handOver(parcel.carrier_id).catch((error: unknown) => {
    if (!(error instanceof CarrierRefused)) throw error
    platform.log.warn({ parcel: parcel.id, error: error.message }, 'the carrier refused a parcel')
  })
  const now = platform.clock.now()
  await platform.db.reader.run(
    sql`update parcels set handed_over_at = ${now} where id = ${parcel.id} and handed_over_at is null`,
  )
}

/** What was packed will not leave: its label is given up, here at once and at the carrier by a job. */
export async function giveParcelUp(tx: Tx, fulfilmentId: string, now: Date): Promise<void> {
  const given = await tx.maybe<{ id: string; carrier_id: string | null }>(sql`
    with known as (
      update parcels set step = 'cancelled', step_at = ${now} where fulfilment_id = ${fulfilmentId} and step in ('asked', 'labelled')
      returning id, fulfilment_id, carrier_id
    ), freed as (
      update fulfilments f set tracking_number = null, carrier = null from known k where f.id = k.fulfilment_id and f.shipped_at is null
    )
    select id, carrier_id from known`)
  if (!given) return
  await forgetLabel(tx, fulfilmentId)
  await dropJob(tx, 'ask_label', given.id)
  await leaveJob(tx, 'cancel_label', given.id, now)
}

/** A label says her name and address: what has arrived, or will not leave, needs none. */
export async function forgetLabel(tx: Tx, fulfilmentId: string): Promise<void> {
  await tx.run(sql`
    delete from parcel_labels l using parcels p where p.id = l.parcel_id and p.fulfilment_id = ${fulfilmentId}`)
}

/** The job that gives a label up, whatever the carrier knows under our reference. */
export async function cancelLabel(platform: CarrierPlatform, job: Job): Promise<void> {
  const parcel = await readParcel(platform.db.reader, job.key)
  const port = parcel && portTo(platform.config, parcel.carrier)
  if (!port || parcel.step !== 'cancelled') return
  const carrierId = parcel.carrier_id ?? (await port.find(parcel.id))?.carrierId
  if (carrierId && !(await port.cancel(carrierId)))
    platform.log.error({ parcel: parcel.id }, 'a label was given up, and the parcel is on its way')
}
