import { registerJob } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/route.ts'
import { askLabelLater } from './ask-label.ts'
import { connectCarriers } from './connect-carriers.ts'
import { cancelLabel, handOverParcel } from './hand-over-parcel.ts'
import { pollParcel } from './poll-parcel.ts'

/** Says who does the jobs that parcels leave, and which carriers this server has an account with. */
export async function registerParcels({ db, config }: Pick<Platform, 'db' | 'config'>): Promise<void> {
  registerJob('ask_label', (context, job) => askLabelLater({ ...context, config }, job))
  registerJob('hand_over_parcel', (context, job) => handOverParcel({ ...context, config }, job))
  registerJob('cancel_label', (context, job) => cancelLabel({ ...context, config }, job))
  registerJob('poll_parcel', (context, job) => pollParcel({ ...context, config }, job))
  await connectCarriers(db.reader, config)
}
