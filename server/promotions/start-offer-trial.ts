import type { Input } from '@filrouge/contract/endpoint.ts'
import type { startOfferTrial as contract } from '@filrouge/contract/offer-trials.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'
import { leaveTrial, nothingTried } from './run-offer-trial.ts'

const longestDays = 400
const dayMs = 86_400_000

/** Tries an offer on the orders of a period; a job does it, some at a time. Asked twice, it is one trial. */
export async function startOfferTrial(tx: Tx, input: Input<typeof contract>, call: Call): Promise<string> {
  const { trialId, offerId, from, to, ...definition } = input
  const [begins, ends] = [new Date(from), new Date(to)]
  if (ends <= begins) invalid('#/to', 'before_start')
  if (ends.getTime() - begins.getTime() > longestDays * dayMs) invalid('#/from', 'too_long')
  const added = await tx.run(sql`
    insert into offer_trials (id, offer_id, definition, status, period_from, period_to, total, result, asked_by, asked_at)
    values (${trialId}, ${offerId}, ${json(definition)}::jsonb, 'running', ${begins}, ${ends}, 0, ${json(nothingTried)}::jsonb,
      ${call.session?.staffId ?? null}, ${call.now}) on conflict do nothing`)
  if (added === 0) call.answerStatus = 200
  else await leaveTrial(tx, trialId, 'start', call.now)
  return trialId
}
