import {
  type RepricingChange,
  type RepricingChoice,
  type RepricingStatus,
  repricingCan,
} from '@filrouge/contract/repricings.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { leaveJob } from '../../platform/jobs.ts'
import { refuse } from '../../platform/refuse.ts'
import type { PriceKind } from '../price.ts'

/** Added up while it is worked out and applied, kept beside it. */
export interface RepricingCounts {
  articles?: number
  left_out?: number
  same?: number
  applied?: number
  changed_since?: number
  undone?: number
  kept?: number
  flags?: Record<string, number>
  /** Of articles whose cost is known: prices without tax before and after, and costs. */
  netBeforeMinor?: number
  netAfterMinor?: number
  costMinor?: number
}

export interface RepricingRow {
  id: Id<'repricing'>
  title: string
  choice: RepricingChoice
  change: RepricingChange
  list: string
  kind: PriceKind
  operation: string | null
  startsAt: Date | null
  endsAt: Date | null
  minimumMarginPercent: number
  belowCost: 'leave_out' | 'to_cost' | 'sell'
  status: RepricingStatus
  cursor: string
  done: number
  total: number
  counts: RepricingCounts
  setBy: string | null
}

/** A change of many prices; locked until the end of the transaction where asked. */
export async function readRepricing(tx: Tx, id: string, isLocked = false): Promise<RepricingRow | undefined> {
  return tx.maybe<RepricingRow>(sql`
    select id, title, choice, change, price_list as list, kind, operation, starts_at as "startsAt", ends_at as "endsAt",
      minimum_margin_percent as "minimumMarginPercent", below_cost as "belowCost", status, cursor, done, total, counts, set_by as "setBy"
    from repricings where id = ${id} ${isLocked ? sql`for update` : sql``}`)
}

/** Leaves the next step. Each has a key of its own: the one that is running must not be taken for it. */
export const leaveStep = (tx: Tx, { id, status, cursor }: Pick<RepricingRow, 'id' | 'status' | 'cursor'>, now: Date) =>
  leaveJob(tx, 'repricing', `${id} ${status} ${cursor}`, now, { id })

type Step = keyof typeof repricingCan
const next: Record<Step, RepricingStatus> = { apply: 'applying', drop: 'dropped', undo: 'undoing' }

/** Takes a change of many prices to its next step, if it may go there; taken there already, it stays. */
export async function takeStep(tx: Tx, id: Id<'repricing'>, step: Step, call: Call): Promise<{ id: Id<'repricing'> }> {
  const row = (await readRepricing(tx, id, true)) ?? refuse('repricing_not_found')
  const status = next[step]
  if (
    row.status === status ||
    (step === 'apply' && row.status === 'applied') ||
    (step === 'undo' && row.status === 'undone')
  )
    return { id }
  if (!(repricingCan[step] as readonly RepricingStatus[]).includes(row.status))
    refuse('repricing_not_at_this_step', { state: row.status })
  const total = await lineCount(tx, id, step)
  await tx.run(sql`
    update repricings set status = ${status}, cursor = '', done = 0, total = ${total},
      applied_at = case when ${status === 'applying'} then ${call.now} else applied_at end,
      undone_at = case when ${status === 'undoing'} then ${call.now} else undone_at end
    where id = ${id}`)
  if (status !== 'dropped') await leaveStep(tx, { id, status, cursor: '' }, call.now)
  return { id }
}

async function lineCount(tx: Tx, id: string, step: Step): Promise<number> {
  const status = step === 'undo' ? 'applied' : 'waiting'
  const { lines } = await tx.one<{ lines: number }>(
    sql`select count(*)::integer as lines from repricing_lines where repricing_id = ${id} and status = ${status}`,
  )
  return lines
}

/** Adds counts to those that are kept. */
export function addCounts(kept: RepricingCounts, more: RepricingCounts): RepricingCounts {
  const sum = { ...kept }
  for (const [key, value] of Object.entries(more) as [keyof RepricingCounts, number | Record<string, number>][]) {
    if (typeof value === 'number')
      (sum as Record<string, number>)[key] = ((kept[key] as number | undefined) ?? 0) + value
  }
  const flags = { ...kept.flags }
  for (const [flag, count] of Object.entries(more.flags ?? {})) flags[flag] = (flags[flag] ?? 0) + count
  return { ...sum, flags }
}

/** Writes how far it has got; where nothing is left, its next status. */
export async function goOn(
  tx: Tx,
  row: RepricingRow,
  made: { cursor: string | undefined; done: number; counts: RepricingCounts; total?: number },
  after: RepricingStatus,
  now: Date,
): Promise<void> {
  const status = made.cursor === undefined ? after : row.status
  await tx.run(sql`
    update repricings set status = ${status}, cursor = ${made.cursor ?? ''}, done = done + ${made.done},
      total = coalesce(${made.total ?? null}, total), counts = ${JSON.stringify(addCounts(row.counts, made.counts))}::jsonb
    where id = ${row.id}`)
  if (made.cursor !== undefined) await leaveStep(tx, { id: row.id, status, cursor: made.cursor }, now)
  // So many new rows at once: the planner should know of them before the next step.
  else await tx.run(status === 'ready' ? sql`analyze repricing_lines` : sql`analyze prices`)
}
