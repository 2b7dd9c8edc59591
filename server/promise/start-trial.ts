import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sourcing.ts'
import type { SourcingTrial, TrialSide } from '@filrouge/contract/sourcing.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { staffNames } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import { currencyOf } from '../platform/retailer.ts'
import { leaveTrial, type TrialSoFar } from './run-trial.ts'
import { emptySide, type SideSoFar } from './source-trial.ts'
import { draftOf, sourcingTopic } from './sourcing-draft.ts'

const dayMs = 86_400_000

/** Tries the draft on the orders of the last days; a job does it, and every page that shows the rules sees how far it is. */
export async function startSourcingTrial(
  tx: Tx,
  input: Input<typeof contract.startSourcingTrial>,
  call: Call,
): Promise<void> {
  const draft = await draftOf(tx)
  if (draft.revision === 0) refuse('draft_missing')
  if (draft.revision !== input.revision) refuse('draft_changed')
  if (await tx.maybe(sql`select 1 from sourcing_trials where status = 'running'`)) refuse('trial_running')
  const id = newId('trial')
  const currency = await currencyOf(tx)
  const soFar: TrialSoFar = { cursor: null, currency, before: emptySide(), after: emptySide(), changed: 0, changes: [] }
  await tx.run(sql`
    insert into sourcing_trials (id, rules, version, status, period_from, period_to, total, result, asked_by, asked_at)
    values (${id}, ${json(draft.rules)}::jsonb, (select coalesce(max(version), 0) from sourcing_versions), 'running',
      ${new Date(call.now.getTime() - input.days * dayMs)}, ${call.now}, 0, ${json(soFar)}::jsonb, ${call.session?.staffId ?? null}, ${call.now})`)
  await leaveTrial(tx, id, 'start', call.now)
  changed(tx, sourcingTopic)
}

interface TrialRow {
  id: string
  status: 'running' | 'done'
  period_from: Date
  period_to: Date
  total: number
  done: number
  version: number
  result: TrialSoFar
  asked_by: string | null
  asked_at: Date
  is_of_draft: boolean
}

/** The newest trial, as far as it is. */
export async function newestTrial(tx: Tx): Promise<Output<typeof contract.showSourcing>['trial']> {
  const row = await tx.maybe<TrialRow>(sql`
    select t.*, coalesce(t.rules = (select rules from sourcing_drafts), false) as is_of_draft
    from sourcing_trials t order by asked_at desc, id desc limit 1`)
  if (!row) return undefined
  const askedBy = (await staffNames(tx, row.asked_by ? [row.asked_by] : [])).get(row.asked_by ?? '')
  const { before, after, changed: changedCount, changes, currency } = row.result
  const trial: SourcingTrial = {
    id: row.id,
    status: row.status,
    from: row.period_from.toISOString(),
    to: row.period_to.toISOString(),
    total: row.total,
    done: row.done,
    ...(askedBy && { askedBy }),
    askedAt: row.asked_at.toISOString(),
    isOfDraft: row.is_of_draft,
    version: row.version,
    before: sideOf(before, currency as Currency),
    after: sideOf(after, currency as Currency),
    changed: changedCount,
    changes,
  }
  return trial
}

function sideOf(
  { orders, parcels, metres, carriageMinor, unserved, shares }: SideSoFar,
  currency: Currency,
): TrialSide {
  return {
    orders,
    parcels,
    kilometres: Math.round(metres / 1000),
    carriage: money(carriageMinor, currency),
    unserved,
    shares: Object.entries(shares)
      .map(([locationId, count]) => ({ locationId, parcels: count }))
      .sort((one, other) => other.parcels - one.parcels || (one.locationId < other.locationId ? -1 : 1)),
  }
}
