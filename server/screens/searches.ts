import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/search.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import sql from 'sql-template-tag'
import { synonymGroups } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

interface Row {
  query: string
  language: Language
  searched: number
  withoutResult: number
}

/** What shoppers searched for most, or what they searched for and did not find. */
export async function listSearches(
  tx: Tx,
  input: Input<typeof contract.listSearches>,
  call: Call,
): Promise<Output<typeof contract.listSearches>> {
  const since = new Date(call.now.getTime() - input.days * 86_400_000)
  const isEmptyOnly = input.kind === 'without_result'
  const [items, sums] = await Promise.all([
    tx.rows<Row>(sql`
      select query, language, sum(searched)::integer as searched, sum(without_result)::integer as "withoutResult"
      from searches where day > ${since}::date
      group by query, language
      having not ${isEmptyOnly} or sum(without_result) * 2 > sum(searched)
      order by sum(searched) desc, max(day) desc, query limit ${input.limit}`),
    tx.one<{ searched: number; withoutResult: number }>(sql`
      select coalesce(sum(searched), 0)::integer as searched, coalesce(sum(without_result), 0)::integer as "withoutResult"
      from searches where day > ${since}::date`),
  ])
  return { items, ...sums }
}

/** Every group of synonyms, those set by hand first. */
export async function listSynonyms(tx: Tx): Promise<Output<typeof contract.listSynonyms>> {
  return { items: (await synonymGroups(tx)).map(synonymView) }
}

/** One group of synonyms, after it was set. */
export async function showSynonym(tx: Tx, { id }: { id: string }): Promise<Output<typeof contract.setSynonym>> {
  return synonymView((await synonymGroups(tx)).find((group) => group.id === id)!)
}

const synonymView = (group: Awaited<ReturnType<typeof synonymGroups>>[number]) => ({
  ...group,
  isOneWay: group.said.join('\n') !== group.found.join('\n'),
})
