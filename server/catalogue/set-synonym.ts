import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/search.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { synonymsChanged } from './synonyms.ts'

/** Adds a group of synonyms, or changes one; what was loaded from elsewhere and is changed here is from now on set by hand. */
export async function setSynonym(
  tx: Tx,
  input: Input<typeof contract.setSynonym>,
  call: Call,
): Promise<{ id: string }> {
  const said = [...new Set(input.said)]
  const found = input.found ? [...new Set(input.found)] : said
  if (!input.found && said.length < 2) refuse('synonym_needs_two')
  await tx.run(sql`
    insert into synonym_groups (id, origin, position, said, found, set_by, set_at)
    select ${input.id}, 'hand', coalesce(max(position), 0) + 1, ${said}::text[], ${found}::text[], ${call.session?.staffId ?? null}, ${call.now}
    from synonym_groups where origin = 'hand'
    on conflict (id) do update
    set origin = 'hand', said = excluded.said, found = excluded.found, set_by = excluded.set_by, set_at = excluded.set_at`)
  synonymsChanged(tx)
  return { id: input.id }
}

/** Takes a group of synonyms away. */
export async function removeSynonym(
  tx: Tx,
  { id }: Input<typeof contract.removeSynonym>,
): Promise<Record<string, never>> {
  await tx.run(sql`delete from synonym_groups where id = ${id}`)
  synonymsChanged(tx)
  return {}
}
