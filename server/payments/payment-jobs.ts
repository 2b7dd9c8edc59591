import { registerJob } from '../platform/jobs.ts'
import type { Platform } from '../platform/route.ts'
import { capturePayment } from './capture-payment.ts'
import { type Prepare, resumePayment } from './resume-payment.ts'
import { undoPayment } from './undo-payment.ts'

/** Says who does the jobs that payments leave; `prepare` is what must be so before the bank is asked. */
export function registerPaymentJobs(config: Platform['config'], prepare: Prepare): void {
  registerJob('resume_payment', (context, job) => resumePayment({ ...context, config }, job.key, prepare))
  registerJob('capture_payment', (context, job) => capturePayment({ ...context, config }, job.key))
  registerJob('undo_payment', (context, job) =>
    undoPayment({ ...context, config }, job.key, Number(job.payload.round ?? 0)),
  )
}
