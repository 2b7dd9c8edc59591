import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sourcing.ts'
import { firstHoldMinutes, firstRules, type SourcingRules } from '@filrouge/contract/sourcing-rules.ts'
import sql from 'sql-template-tag'
import { bumpReference, reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { changed } from '../platform/live.ts'
import { invalid, refuse } from '../platform/refuse.ts'

/** What pages listen to that show the rules. */
export const sourcingTopic = 'sourcing'

interface Draft {
  revision: number
  rules: SourcingRules
  holdMinutes: number
}

const lockDraft = (tx: Tx): Promise<Draft | undefined> =>
  tx.maybe<Draft>(sql`select revision, rules, hold_minutes as "holdMinutes" from sourcing_drafts for update`)

/** Changes the draft, if it is still the one that was seen. The same again changes nothing. */
export async function changeSourcingDraft(
  tx: Tx,
  input: Input<typeof contract.changeSourcingDraft>,
  call: Call,
): Promise<void> {
  const { revision, rules, holdMinutes } = input
  await check(tx, rules)
  const draft = await lockDraft(tx)
  if (draft && json(draft.rules) === json(rules) && draft.holdMinutes === holdMinutes) return
  if ((draft?.revision ?? 0) !== revision) refuse('draft_changed')
  await writeDraft(tx, { revision: revision + 1, rules, holdMinutes }, call)
}

async function writeDraft(tx: Tx, { revision, rules, holdMinutes }: Draft, call: Call): Promise<void> {
  const written = await tx.run(sql`
    insert into sourcing_drafts (revision, rules, hold_minutes, changed_by, changed_at)
    values (${revision}, ${json(rules)}::jsonb, ${holdMinutes}, ${call.session?.staffId ?? null}, ${call.now})
    on conflict (only_row) do update set revision = excluded.revision, rules = excluded.rules, hold_minutes = excluded.hold_minutes,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
    -- Of two who began a draft at the same moment one was first.
    where sourcing_drafts.revision = excluded.revision - 1`)
  if (written === 0) refuse('draft_changed')
  changed(tx, sourcingTopic)
}

/** A rule that names nothing where it must, or a place that is not there, is bad input. */
async function check(tx: Tx, rules: SourcingRules): Promise<void> {
  const known = await reference(tx)
  const ids = new Set<string>()
  rules.forEach((rule, index) => {
    if (ids.has(rule.id)) invalid(`#/rules/${index}/id`, 'twice')
    ids.add(rule.id)
    if (!('at' in rule)) return
    const { groups, departments, locationIds } = rule.at
    const mustName = rule.kind === 'exclude' || rule.kind === 'places_first'
    if (mustName && groups.length + departments.length + locationIds.length === 0)
      invalid(`#/rules/${index}/at`, 'names_no_place')
    for (const id of locationIds) requireLocation(known, id)
  })
}

/** Drops the draft. */
export async function dropSourcingDraft(tx: Tx): Promise<void> {
  const dropped = await tx.run(sql`delete from sourcing_drafts`)
  if (dropped > 0) changed(tx, sourcingTopic)
}

/** Publishes the draft as the next version. */
export async function publishSourcing(
  tx: Tx,
  input: Input<typeof contract.publishSourcing>,
  call: Call,
): Promise<void> {
  const draft = (await lockDraft(tx)) ?? refuse('draft_missing')
  if (draft.revision !== input.revision) refuse('draft_changed')
  await tx.run(sql`delete from sourcing_drafts`)
  await publishRules(tx, { ...draft, note: input.note, takesBack: null }, call)
}

/** Publishes an older version again, as a version of its own; a draft stays as it is. */
export async function takeBackSourcing(
  tx: Tx,
  input: Input<typeof contract.takeBackSourcing>,
  call: Call,
): Promise<void> {
  const older = await tx.maybe<{ rules: SourcingRules; holdMinutes: number }>(sql`
    select rules, hold_minutes as "holdMinutes" from sourcing_versions where version = ${input.version}`)
  await publishRules(
    tx,
    { ...(older ?? refuse('version_not_found')), note: input.note, takesBack: input.version },
    call,
  )
}

/** Writes the next version, in force for whoever asks from now on. */
export async function publishRules(
  tx: Tx,
  made: { rules: SourcingRules; holdMinutes: number; note: string; takesBack: number | null; by?: string },
  call: Call,
): Promise<void> {
  await bumpReference(tx)
  const { version } = await tx.one<{ version: number }>(sql`
    insert into sourcing_versions (version, rules, hold_minutes, note, takes_back, published_by, published_at)
    select coalesce(max(version), 0) + 1, ${json(made.rules)}::jsonb, ${made.holdMinutes}, ${made.note}, ${made.takesBack},
      ${made.by ?? call.session?.staffId ?? null}, ${call.now}
    from sourcing_versions returning version`)
  await publish(tx, call, 'sourcing.published', 'sourcing', { version, takesBack: made.takesBack })
  changed(tx, sourcingTopic)
}

/** The rules as they are being changed; without a draft, those published; before any, the first. */
export async function draftOf(tx: Tx): Promise<Draft> {
  const draft = await tx.maybe<Draft>(sql`select revision, rules, hold_minutes as "holdMinutes" from sourcing_drafts`)
  if (draft) return draft
  const published = await tx.maybe<Omit<Draft, 'revision'>>(sql`
    select rules, hold_minutes as "holdMinutes" from sourcing_versions order by version desc limit 1`)
  return { revision: 0, ...(published ?? { rules: firstRules, holdMinutes: firstHoldMinutes }) }
}
