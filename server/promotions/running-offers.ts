import type { Offer } from '@filrouge/rules/offer.ts'
import sql, { raw } from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
import { isLimited, type OfferRow, ruleOf } from './offer.ts'
import { forgetOpen } from './open-offers.ts'

export const offerColumns = raw(`
  o.id, o.title_fr as "titleFr", o.title_en as "titleEn", o.priority, o.group_name as "group", o.is_alone as "isAlone",
  o.needs_code as "needsCode", o.conditions, o.effect, o.starts_at as "startsAt", o.ends_at as "endsAt", o.most_uses as "mostUses",
  o.most_uses_each as "mostUsesEach", o.budget_minor as "budgetMinor", o.version, o.is_draft as "isDraft",
  o.may_be_given as "mayBeGiven"`)

/** The offers that may apply, as they are kept and as the rules compute them. */
export interface RunningOffers {
  rows: ReadonlyMap<string, OfferRow>
  rules: readonly Offer[]
  /** Whether any that waits for no code looks at who has bought before, or at what is left of it. */
  asksWhatWasUsed: boolean
  /** Whether any of them is for some segments of customers only. */
  asksSegments: boolean
}

const lifeMs = 1000
const keptOf = new WeakMap<Database, { offers: Promise<RunningOffers>; readAt: number }>()

/** The offers that are not over, from memory where read in the last second. */
export function runningOffers(tx: Tx, now: Date): Promise<RunningOffers> {
  const kept = keptOf.get(tx.database)
  if (kept && performance.now() - kept.readAt < lifeMs) return kept.offers
  // Not in the caller's transaction: what is kept is for all.
  const offers = readRunning(tx.database.reader, now)
  keptOf.set(tx.database, { offers, readAt: performance.now() })
  offers.catch(() => keptOf.delete(tx.database))
  return offers
}

/** What is kept in memory is no longer so. */
export function forgetRunning(database: Database): void {
  keptOf.delete(database)
  forgetOpen(database)
}

async function readRunning(reader: Tx, now: Date): Promise<RunningOffers> {
  const rows = await reader.rows<OfferRow>(sql`
    select ${offerColumns} from offers o where not o.is_draft and (o.ends_at is null or o.ends_at > ${now})`)
  return {
    rows: new Map(rows.map((row) => [row.id, row])),
    rules: rows.map(ruleOf),
    asksWhatWasUsed: rows.some(
      (row) =>
        !row.needsCode &&
        (isLimited(row) || row.mostUsesEach !== null || row.conditions.some(({ kind }) => kind === 'first_purchase')),
    ),
    asksSegments: rows.some(({ conditions }) => conditions.some(({ kind }) => kind === 'segment')),
  }
}
