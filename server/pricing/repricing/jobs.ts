import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/repricings.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { type Call, machineCall } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { publish } from '../../platform/events.ts'
import { type JobContext, registerJob } from '../../platform/jobs.ts'
import { forgetLists } from '../price-lists.ts'
import { applyLines } from './apply-lines.ts'
import { computeLines } from './compute-lines.ts'
import { readRepricing, takeStep } from './repricing.ts'
import { undoLines } from './undo-lines.ts'

/** Changes of many prices go on as a job, some articles in each transaction: the shop sells meanwhile, and what is interrupted goes on. */
export function registerRepricings(): void {
  registerJob('repricing', async ({ db, clock }: JobContext, job) => {
    // Planned anew: how many articles a step finds is not the same for all.
    await db.transaction((tx) => goOnWith(tx, job.payload.id as string, clock.now()), { freshPlans: true })
  })
}

/** Does the next step of a change, whatever that is. */
export async function goOnWith(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await readRepricing(tx, id, true)
  if (!row) return
  const call: Call = machineCall(now, null, id)
  if (row.status === 'computing') await computeLines(tx, row, now)
  else if (row.status === 'applying') await applyLines(tx, row, call)
  else if (row.status === 'undoing') await undoLines(tx, row, call)
  tx.afterCommit(() => forgetLists(tx.database))
}

type Which = Input<typeof contract.applyRepricing>
type Taken = Promise<{ id: Id<'repricing'> }>

/** Applies a change that was looked at. */
export async function applyRepricing(tx: Tx, { id }: Which, call: Call): Taken {
  const taken = await takeStep(tx, id, 'apply', call)
  await publish(tx, call, 'repricing.applied', id, { repricingId: id })
  return taken
}

/** Gives a change up before it is applied. */
export const dropRepricing = (tx: Tx, { id }: Which, call: Call): Taken => takeStep(tx, id, 'drop', call)

/** Gives all articles of a change the price before back. */
export async function undoRepricing(tx: Tx, { id }: Which, call: Call): Taken {
  const taken = await takeStep(tx, id, 'undo', call)
  await publish(tx, call, 'repricing.undone', id, { repricingId: id })
  return taken
}
