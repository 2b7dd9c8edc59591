import { machineCall } from '../../platform/call.ts'
import { type Job, leaveJob } from '../../platform/jobs.ts'
import type { CarrierPlatform } from './ask-label.ts'
import { CarrierRefused, CarrierUnreachable } from './carrier-port.ts'
import { endSteps } from './carrier-steps.ts'
import { nextLook } from './next-look.ts'
import { portTo, readParcel } from './parcel.ts'
import { recordCarrierEvents } from './record-carrier-events.ts'

const roundsAtMost = 90

/** The job that asks a carrier where a parcel is, ever less often while it has nothing new to say: news may have been lost. */
export async function pollParcel(platform: CarrierPlatform, job: Job): Promise<void> {
  const parcel = await readParcel(platform.db.reader, job.key)
  if (!parcel?.carrier_id || endSteps.includes(parcel.step)) return
  const round = Number(job.payload.round ?? 0)
  const now = platform.clock.now()
  if (round < roundsAtMost)
    await platform.db.transaction((tx) =>
      leaveJob(tx, 'poll_parcel', parcel.id, nextLook(now, round), { round: round + 1 }),
    )
  try {
    const told = (await portTo(platform.config, parcel.carrier)?.events(parcel.carrier_id)) ?? []
    await platform.db.transaction((tx) =>
      recordCarrierEvents(tx, parcel.id, told, machineCall(platform.clock.now(), null, `job ${job.id}`)),
    )
  } catch (error) {
    if (!(error instanceof CarrierUnreachable || error instanceof CarrierRefused)) throw error
    platform.log.warn(
      { parcel: parcel.id, carrier: parcel.carrier, error: error.message },
      'the carrier did not answer',
    )
  }
}
