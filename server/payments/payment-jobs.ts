import { registerJob } from '../platform/jobs.ts'
import type { Platform } from '../platform/route.ts'
import { capturePayment } from './capture-payment.ts'
import { resumePayment } from './resume-payment.ts'
import { undoPayment } from './undo-payment.ts'

/** Says who does the jobs that payments leave. */
export function registerPaymentJobs(config: Platform['config']): void {
  registerJob('resume_payment', (context, job) => resumePayment({ ...context, config }, job.key))
  registerJob('capture_payment', (context, job) => capturePayment({ ...context, config }, job.key))
  registerJob('undo_payment', (context, job) =>
    undoPayment({ ...context, config }, job.key, Number(job.payload.round ?? 0)),
  )
}
