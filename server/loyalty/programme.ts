import type { Input } from '@filrouge/contract/endpoint.ts'
import type { setProgramme as contract, LoyaltyRules, ProgrammeView } from '@filrouge/contract/loyalty.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { type Database, json, type Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'

export interface Programme {
  version: number
  /** None where the retailer has no programme: then nobody earns. */
  rules: LoyaltyRules | null
}

const lifeMs = 1000
const keptOf = new WeakMap<Database, { programme: Promise<Programme>; readAt: number }>()

/** How points are earned now, from memory where read in the last second. */
export function programmeNow(tx: Tx): Promise<Programme> {
  const kept = keptOf.get(tx.database)
  if (kept && performance.now() - kept.readAt < lifeMs) return kept.programme
  // Not in the caller's transaction: what is kept is for all.
  const programme = programmeIn(tx.database.reader)
  keptOf.set(tx.database, { programme, readAt: performance.now() })
  programme.catch(() => keptOf.delete(tx.database))
  return programme
}

/** The programme as this transaction sees it. */
export async function programmeIn(reader: Tx): Promise<Programme> {
  const row = await reader.maybe<{ version: number; rules: LoyaltyRules }>(
    sql`select version, rules from loyalty_rules order by version desc limit 1`,
  )
  return row ?? { version: 0, rules: null }
}

const viewOf = ({ version, rules }: Programme): ProgrammeView => ({ version, isRunning: rules !== null, rules })

/** The programme, for everybody: every page of an article asks. */
export async function showProgramme(tx: Tx): Promise<ProgrammeView> {
  return viewOf(await programmeNow(tx))
}

/** The programme after it was changed. */
export async function programmeView(tx: Tx): Promise<ProgrammeView> {
  return viewOf(await programmeIn(tx))
}

/** Changes the programme from now on, unless someone was faster. */
export async function setProgramme(tx: Tx, input: Input<typeof contract>, call: Call): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('loyalty rules', 60))`)
  const { version } = await programmeIn(tx)
  if (version !== input.from) refuse('draft_changed', { version })
  for (const { gives } of input.rules.rewards)
    if (gives.kind === 'coupon' && !(await tx.maybe(sql`select from offers where id = ${gives.offerId}`)))
      refuse('offer_not_found', { offerId: gives.offerId })
  return writeProgramme(tx, input.rules, call)
}

/** Writes the next version of the programme. */
export async function writeProgramme(tx: Tx, rules: LoyaltyRules, call: Call): Promise<number> {
  const { version } = await tx.one<{ version: number }>(sql`
    insert into loyalty_rules (rules, set_by, set_at) values (${json(rules)}::jsonb, ${call.session?.staffId ?? null}, ${call.now})
    returning version`)
  await publish(tx, call, 'loyalty.rules_set', String(version), { version })
  tx.afterCommit(() => keptOf.delete(tx.database))
  return version
}
