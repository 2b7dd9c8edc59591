import sql from 'sql-template-tag'
import { readCart } from '../../carts/public.ts'
import { variantFacts } from '../../catalogue/public.ts'
import { reference } from '../../locations/public.ts'
import type { Tx } from '../../platform/db/database.ts'
import { dropJob, type Job, leaveJob } from '../../platform/jobs.ts'
import { changed } from '../../platform/live.ts'
import type { Platform } from '../../platform/route.ts'
import { fulfilmentsOf, lockOrderToFulfil } from '../fulfilment.ts'
import { CarrierRefused, CarrierUnreachable, type Labelled, type ParcelToCarry } from './carrier-port.ts'
import { type Parcel, portTo, readParcel } from './parcel.ts'

/** What carriers need of the platform: jobs have no more than this. */
export type CarrierPlatform = Pick<Platform, 'db' | 'clock' | 'log' | 'config'>

/** The steps that ask for a label have so long before the job takes over. */
export const leaseMs = 20_000

const minute = 60_000
const waits = [minute, 2 * minute, 5 * minute, 10 * minute, 20 * minute]

/**
 * Asks the carrier for the label of a parcel, outside of any transaction, and writes down what it says. Asked again after a kill, under the same
 * reference, it gives the same label: there is one.
 */
export async function askLabel(platform: CarrierPlatform, parcelId: string, round = 0): Promise<void> {
  const parcel = await readParcel(platform.db.reader, parcelId)
  if (parcel?.step !== 'asked') return
  const port = portTo(platform.config, parcel.carrier)
  let problem: string | null = null
  try {
    if (!port) throw new CarrierUnreachable('no account')
    const labelled = await port.label(await toCarry(platform.db.reader, parcel))
    await platform.db.transaction((tx) => recordLabel(tx, parcel, labelled, platform.clock.now()))
    return
  } catch (error) {
    if (error instanceof CarrierRefused) problem = error.reason
    else if (!(error instanceof CarrierUnreachable)) throw error
    platform.log.warn({ parcel: parcelId, carrier: parcel.carrier, error: error.message }, 'no label yet')
  }
  const dueAt = new Date(platform.clock.now().getTime() + waits[Math.min(round, waits.length - 1)]!)
  await platform.db.transaction(async (tx) => {
    await tx.run(sql`update parcels set problem = ${problem} where id = ${parcelId} and step = 'asked'`)
    await leaveJob(tx, 'ask_label', parcelId, dueAt, { round: round + 1 })
    changed(tx, parcel.order_id)
  })
}

/** The job that asks again. */
export const askLabelLater = (platform: CarrierPlatform, job: Job): Promise<void> =>
  askLabel(platform, job.key, Number(job.payload.round ?? 0))

async function recordLabel(tx: Tx, { id, order_id }: Parcel, labelled: Labelled, now: Date): Promise<void> {
  const { carrierId, trackingNumber, label } = labelled
  await lockOrderToFulfil(tx, order_id)
  // Given up while the carrier was answering: then the label is of no use, and the carrier is told.
  const parcel = await tx.maybe<{ fulfilment_id: string; step: string; name: string }>(sql`
    update parcels p set carrier_id = ${carrierId}, tracking_number = ${trackingNumber}, labelled_at = ${now}, problem = null,
      step = case when p.step = 'asked' then 'labelled' else p.step end, step_at = case when p.step = 'asked' then ${now} else p.step_at end
    from carriers c where p.id = ${id} and p.labelled_at is null and c.code = p.carrier returning p.fulfilment_id, p.step, c.name`)
  if (!parcel) return
  await dropJob(tx, 'ask_label', id)
  if (parcel.step === 'cancelled') return leaveJob(tx, 'cancel_label', id, now)
  await tx.run(sql`
    insert into parcel_labels (parcel_id, format, content) values (${id}, ${label.format}, ${label.content}) on conflict do nothing`)
  await tx.run(sql`
    update fulfilments set carrier = ${parcel.name}, tracking_number = ${trackingNumber} where id = ${parcel.fulfilment_id}`)
  changed(tx, order_id)
}

async function toCarry(tx: Tx, parcel: Parcel): Promise<ParcelToCarry> {
  const [known, order, all, { format }] = await Promise.all([
    reference(tx),
    tx.one<{ cart_id: string; number: string; relay_point_id: string | null }>(
      sql`select cart_id, number, relay_point_id from fulfilment_orders where order_id = ${parcel.order_id}`,
    ),
    fulfilmentsOf(tx, parcel.order_id),
    tx.one<{ format: ParcelToCarry['labelFormat'] }>(
      sql`select label_format as format from carriers where code = ${parcel.carrier}`,
    ),
  ])
  const fulfilment = all.find(({ id }) => id === parcel.fulfilment_id)!
  const delivery = (await readCart(tx, order.cart_id))?.frozen?.delivery
  const facts = await variantFacts(
    tx,
    fulfilment.lines.map(({ sku }) => sku),
  )
  const from = known.locations.get(fulfilment.location_id)!
  const relayPoint = order.relay_point_id ? known.relayPoints.get(order.relay_point_id) : undefined
  const { street = '', street2, postcode = '', city = '', country = 'FR', name } = delivery?.address ?? {}
  const weight = fulfilment.lines.reduce(
    (sum, line) => sum + line.quantity * (facts.get(line.sku)?.weightGrams ?? 0),
    0,
  )
  return {
    reference: parcel.id,
    product: parcel.product,
    from: { name: from.name, street: from.street, postcode: from.postcode, city: from.city, country: from.country },
    to: {
      name: name ?? delivery?.contact.name ?? order.number,
      ...(relayPoint
        ? {
            street: relayPoint.street,
            postcode: relayPoint.postcode,
            city: relayPoint.city,
            country: relayPoint.country,
          }
        : { street, postcode, city, country }),
      ...(street2 ? { street2 } : {}),
    },
    ...(relayPoint
      ? {
          relayPoint: {
            code: relayPoint.code,
            name: relayPoint.name,
            postcode: relayPoint.postcode,
            city: relayPoint.city,
          },
        }
      : {}),
    weightGrams: Math.max(1, Math.round(weight)),
    deliverBetween: {
      earliest: fulfilment.promised_earliest.toISOString(),
      latest: fulfilment.promised_latest.toISOString(),
    },
    labelFormat: format,
    mention: order.number,
  }
}
