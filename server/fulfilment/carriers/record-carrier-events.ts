import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { publish } from '../../platform/events.ts'
import { dropJob, leaveJob } from '../../platform/jobs.ts'
import { arriveAtRelay } from '../arrive-at-relay.ts'
import { deliverGoods } from '../deliver-fulfilment.ts'
import { type Fulfilment, factsOf, fulfilmentsOf, lockOrderToFulfil, type OrderToFulfil } from '../fulfilment.ts'
import { shipGoods } from '../ship-fulfilment.ts'
import type { ToldEvent } from './carrier-port.ts'
import { endSteps, goesForward, isCarried, stepOf, type ToldStep } from './carrier-steps.ts'
import { forgetLabel } from './hand-over-parcel.ts'
import { nextLook } from './next-look.ts'
import { type Parcel, readParcel } from './parcel.ts'

interface Fresh {
  step: ToldStep | null
  code: string
  place: string | null
  occurred_at: Date
}

/**
 * Writes down what a carrier says of a parcel, each thing once however often and in whatever order it is told; what is news moves the parcel, and
 * the goods with it, forward and never back.
 */
export async function recordCarrierEvents(
  tx: Tx,
  parcelId: string,
  told: readonly ToldEvent[],
  call: Call,
): Promise<void> {
  const found = await readParcel(tx, parcelId)
  if (!found) return
  const order = await lockOrderToFulfil(tx, found.order_id)
  const parcel = (await readParcel(tx, parcelId))!
  if (!order) return
  const fresh = await keep(tx, parcel, told, call)
  for (const event of fresh) if (event.step) await follow(tx, order, parcel, { ...event, step: event.step }, call)
  // That it was announced says nothing of where it is.
  const seen = fresh.filter(({ step }) => step !== 'announced').map(({ occurred_at: at }) => at.getTime())
  if (seen.length > 0)
    await tx.run(sql`
      update parcels set heard_at = greatest(heard_at, ${new Date(Math.max(...seen))}), silent_since = null, step = ${parcel.step},
        step_at = ${parcel.step_at}
      where id = ${parcel.id}`)
  if (endSteps.includes(parcel.step)) {
    await dropJob(tx, 'poll_parcel', parcel.id)
    await forgetLabel(tx, parcel.fulfilment_id)
  }
  if (!endSteps.includes(parcel.step) && fresh.length > 0)
    await leaveJob(tx, 'poll_parcel', parcel.id, nextLook(call.now, 0), { round: 1 })
}

/** Answers what was not known, in the order in which it happened. */
async function keep(tx: Tx, { id }: Parcel, told: readonly ToldEvent[], { now }: Call): Promise<Fresh[]> {
  const rows = told.map((event) => ({
    ...{ id: event.id, code: event.code, step: stepOf(event.code) ?? null, place: event.place ?? null },
    ...{ told: event.text ?? null, at: event.occurredAt.toISOString() },
  }))
  const fresh = await tx.rows<Fresh>(sql`
    insert into parcel_events (parcel_id, id, code, step, place, told, occurred_at, heard_at)
    select ${id}, e.id, e.code, e.step, e.place, e.told, e.at, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) e(id text, code text, step text, place text, told text, at timestamptz)
    on conflict do nothing returning step, code, place, occurred_at`)
  return fresh.sort((one, other) => one.occurred_at.getTime() - other.occurred_at.getTime())
}

async function follow(
  tx: Tx,
  order: OrderToFulfil,
  parcel: Parcel,
  event: Fresh & { step: ToldStep },
  call: Call,
): Promise<void> {
  const { step } = event
  // A carrier's clock may differ from ours: nothing of it happened before the label was made, nor after now.
  const since = parcel.labelled_at?.getTime() ?? call.now.getTime()
  const at = new Date(Math.min(Math.max(event.occurred_at.getTime(), since), call.now.getTime()))
  const isNews = parcel.step !== 'asked' && goesForward({ step: parcel.step, stepAt: parcel.step_at }, { step, at })
  if (isNews && step !== 'announced' && step !== 'problem') {
    parcel.step = step
    parcel.step_at = at
  }
  let fulfilment = await fulfilmentIn(tx, parcel)
  // In the carrier's hands, and nobody here has said so.
  if (isNews && isCarried(parcel.step) && fulfilment?.status === 'picked') {
    const carried = { carrier: parcel.carrier_name, trackingNumber: parcel.tracking_number!, parcelId: parcel.id }
    await shipGoods(tx, order, fulfilment, carried, at, call)
    fulfilment = await fulfilmentIn(tx, parcel)
  }
  if (!fulfilment || step === 'announced') return
  const place = event.place
  if (isNews && step === 'delivered' && ['shipped', 'at_relay'].includes(fulfilment.status))
    return deliverGoods(tx, order, fulfilment, { at, place }, call)
  if (isNews && step === 'at_relay' && fulfilment.status === 'shipped' && order.mode === 'relay')
    return arriveAtRelay(tx, order, fulfilment, { at, place }, call)
  await publish(tx, call, 'fulfilment.tracked', order.order_id, {
    ...factsOf(fulfilment),
    ...{ parcelId: parcel.id, step, code: event.code, place, occurredAt: at.toISOString() },
  })
}

const fulfilmentIn = async (tx: Tx, { order_id, fulfilment_id }: Parcel): Promise<Fulfilment | undefined> =>
  (await fulfilmentsOf(tx, order_id as Id<'order'>)).find(({ id }) => id === fulfilment_id)
