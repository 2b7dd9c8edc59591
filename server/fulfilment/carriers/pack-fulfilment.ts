import type { Input } from '@filrouge/contract/endpoint.ts'
import type { packFulfilment as contract } from '@filrouge/contract/fulfilments.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { publish } from '../../platform/events.ts'
import { leaveJob } from '../../platform/jobs.ts'
import { refuse } from '../../platform/refuse.ts'
import type { Platform } from '../../platform/route.ts'
import { factsOf, isSent, lockFulfilment, requireStep } from '../fulfilment.ts'
import { askLabel, leaseMs } from './ask-label.ts'
import { carrierFor, parcelOf } from './parcel.ts'

/**
 * Packed: its carrier is asked for a label. A carrier that does not answer keeps nobody waiting: a job asks again, under the same reference, until
 * the label is there.
 */
export async function packFulfilment(
  platform: Platform,
  input: Input<typeof contract>,
  call: Call,
): Promise<Id<'fulfilment'>> {
  const parcelId = await platform.db.transaction((tx) => writeParcel(tx, input.id, call))
  await askLabel(platform, parcelId)
  return input.id
}

async function writeParcel(tx: Tx, fulfilmentId: Id<'fulfilment'>, call: Call): Promise<Id<'parcel'>> {
  const { order, fulfilment } = await lockFulfilment(tx, fulfilmentId, call)
  const known = await parcelOf(tx, fulfilmentId)
  if (known) return known.id
  requireStep('pack', fulfilment)
  const carrier = isSent(order, fulfilment) ? await carrierFor(tx, order) : undefined
  if (!carrier) refuse('not_for_this_way', { mode: order.mode })
  const id = newId('parcel')
  await tx.run(sql`
    insert into parcels (id, order_id, fulfilment_id, carrier, product, step, step_at, asked_at)
    values (${id}, ${order.order_id}, ${fulfilmentId}, ${carrier.code}, ${carrier.product}, 'asked', ${call.now}, ${call.now})`)
  await leaveJob(tx, 'ask_label', id, new Date(call.now.getTime() + leaseMs))
  await publish(tx, call, 'fulfilment.packed', order.order_id, {
    ...factsOf(fulfilment),
    parcelId: id,
    carrier: carrier.code,
  })
  return id
}
