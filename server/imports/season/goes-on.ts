import type { Id } from '@filrouge/kernel/ids.ts'
import { type PastOrder, type PastStep, tellStep } from '../../orders/public.ts'
import type { Tx } from '../../platform/db/database.ts'
import { leaveJob, registerJob } from '../../platform/jobs.ts'

const kind = 'season_goes_on'

/** Leaves what lies ahead of the orders still on their way, each step for its time: the demo's other system goes on with them. */
export async function leaveStepsAhead(
  tx: Tx,
  orders: readonly { id: Id<'order'>; happened: NonNullable<PastOrder['happened']> }[],
  now: Date,
): Promise<void> {
  for (const { id, happened } of orders)
    for (const { step, at } of happened)
      if (at > now) await leaveJob(tx, kind, `${id} ${step}`, at, { orderId: id, step, at: at.toISOString() })
}

/** Tells those steps when their time has come. */
export function registerSeason(): void {
  registerJob(kind, async ({ db }, { payload }) => {
    const { orderId, step, at } = payload as { orderId: Id<'order'>; step: PastStep; at: string }
    await db.transaction((tx) => tellStep(tx, orderId, { step, at: new Date(at) }))
  })
}
