import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sourcing.ts'
import type { SourcingVersion } from '@filrouge/contract/sourcing.ts'
import { firstHoldMinutes, firstRules, type SourcingRules } from '@filrouge/contract/sourcing-rules.ts'
import sql from 'sql-template-tag'
import { staffNames } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { sourcingTopic } from './sourcing-draft.ts'
import { newestTrial } from './start-trial.ts'

interface VersionRow {
  version: number
  rules: SourcingRules
  hold_minutes: number
  note: string
  takes_back: number | null
  published_by: string | null
  published_at: Date
}

/** The published rules and the draft. */
export async function showSourcing(tx: Tx): Promise<Output<typeof contract.showSourcing>> {
  const [[published], trial, draft] = await Promise.all([
    versions(tx, 1),
    newestTrial(tx),
    tx.maybe<{
      revision: number
      rules: SourcingRules
      hold_minutes: number
      changed_by: string | null
      changed_at: Date
    }>(sql`select * from sourcing_drafts`),
  ])
  const names = await staffNames(tx, draft?.changed_by ? [draft.changed_by] : [])
  const changedBy = names.get(draft?.changed_by ?? '')
  return {
    published: published ?? { version: 0, rules: firstRules, holdMinutes: firstHoldMinutes, note: '' },
    ...(draft && {
      draft: {
        revision: draft.revision,
        rules: draft.rules,
        holdMinutes: draft.hold_minutes,
        ...(changedBy && { changedBy }),
        changedAt: draft.changed_at.toISOString(),
      },
    }),
    ...(trial && { trial }),
  }
}

/** What a page that shows the rules listens to. */
export const topicsOfSourcing = async (): Promise<string[]> => [sourcingTopic]

/** Every version that was published, the newest first. */
export async function listSourcingVersions(
  tx: Tx,
  input: Input<typeof contract.listSourcingVersions>,
): Promise<Output<typeof contract.listSourcingVersions>> {
  return { items: await versions(tx, input.limit) }
}

async function versions(tx: Tx, limit: number): Promise<SourcingVersion[]> {
  const rows = await tx.rows<VersionRow>(sql`select * from sourcing_versions order by version desc limit ${limit}`)
  const names = await staffNames(
    tx,
    rows.flatMap((row) => (row.published_by ? [row.published_by] : [])),
  )
  return rows.map((row) => {
    const publishedBy = names.get(row.published_by ?? '')
    return {
      version: row.version,
      rules: row.rules,
      holdMinutes: row.hold_minutes,
      note: row.note,
      ...(row.takes_back === null ? {} : { takesBack: row.takes_back }),
      ...(publishedBy && { publishedBy }),
      publishedAt: row.published_at.toISOString(),
    }
  })
}
