import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/segments.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { forgetSegments } from './segments-of.ts'

/** Makes a segment or changes it. Where a rule takes the place of a list, the list is gone: a segment says in one way who belongs to it. */
export async function setSegment(tx: Tx, input: Input<typeof contract.setSegment>, call: Call): Promise<string> {
  const { code, titleFr, titleEn, rule } = input
  await tx.run(sql`
    insert into segments (code, title_fr, title_en, rule, set_by, set_at)
    values (${code}, ${titleFr}, ${titleEn}, ${rule ? json(rule) : null}::jsonb, ${call.session?.staffId ?? null}, ${call.now})
    on conflict (code) do update set title_fr = excluded.title_fr, title_en = excluded.title_en, rule = excluded.rule,
      set_by = excluded.set_by, set_at = excluded.set_at`)
  if (rule) await tx.run(sql`delete from segment_members where segment_code = ${code}`)
  await publish(tx, call, 'segment.set', code, { code, isByRule: rule !== undefined })
  tx.afterCommit(() => forgetSegments(tx.database))
  return code
}

/** Takes a segment away; taking away what is not there changes nothing. */
export async function removeSegment(
  tx: Tx,
  { code }: Input<typeof contract.removeSegment>,
  call: Call,
): Promise<Output<typeof contract.removeSegment>> {
  if ((await tx.run(sql`delete from segments where code = ${code}`)) > 0)
    await publish(tx, call, 'segment.removed', code, { code })
  tx.afterCommit(() => forgetSegments(tx.database))
  return {}
}
