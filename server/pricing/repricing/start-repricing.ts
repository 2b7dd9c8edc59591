import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/repricings.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { salesOperation } from '@filrouge/rules/sales-periods.ts'
import sql from 'sql-template-tag'
import { findArticles, readQuery, searchIndex, synonymsOf } from '../../catalogue/public.ts'
import type { Call } from '../../platform/call.ts'
import { json, type Tx } from '../../platform/db/database.ts'
import { publish } from '../../platform/events.ts'
import { invalid, refuse } from '../../platform/refuse.ts'
import { requireSales } from '../require-sales.ts'
import { leaveStep } from './repricing.ts'

type Asked = Input<typeof contract.startRepricing>

/** Begins to work out a change of many prices; a job goes through the articles. Nothing is sold at another price yet. */
export async function startRepricing(tx: Tx, input: Asked, call: Call): Promise<{ id: Id<'repricing'> }> {
  const id = input.id ?? newId('repricing')
  if (await tx.maybe(sql`select 1 from repricings where id = ${id}`)) return { id }
  const startsAt = input.startsAt === undefined ? null : new Date(input.startsAt)
  const endsAt = input.endsAt === undefined ? null : new Date(input.endsAt)
  const from = startsAt ?? call.now
  if (from < call.now) invalid('#/startsAt', 'in_the_past')
  if (endsAt && endsAt <= from) invalid('#/endsAt', 'before_start')
  const isInSales = input.operation === salesOperation
  // At a loss nothing is sold on, but in the sales (code de commerce L442-5).
  if (input.belowCost === 'sell' && !isInSales) invalid('#/belowCost', 'unlawful')
  if (!(await tx.maybe(sql`select 1 from price_lists where code = ${input.list}`))) refuse('price_list_not_found')
  if (isInSales) await requireSales(tx, { kind: input.kind, list: input.list, startsAt: from, endsAt })
  const choice = await readChoice(tx, input.choice)
  const status = 'computing'
  await tx.run(sql`
    insert into repricings (id, title, choice, change, price_list, kind, operation, starts_at, ends_at, minimum_margin_percent, below_cost,
      status, set_by, set_at)
    values (${id}, ${input.title}, ${json(choice)}::jsonb, ${json(input.change)}::jsonb, ${input.list}, ${input.kind},
      ${input.operation ?? null}, ${startsAt}, ${endsAt}, ${input.minimumMarginPercent}, ${input.belowCost}, ${status},
      ${call.session?.staffId ?? null}, ${call.now})`)
  await leaveStep(tx, { id, status, cursor: '' }, call.now)
  await publish(tx, call, 'repricing.started', id, { repricingId: id })
  return { id }
}

/** The choice as it is kept: what a search finds is found now, so that what was looked at is what is applied. */
async function readChoice(tx: Tx, choice: Asked['choice']): Promise<Asked['choice']> {
  if (choice.categories) {
    const known = await tx.rows(sql`select from categories where code = any(${choice.categories}::text[])`)
    if (known.length < new Set(choice.categories).size) refuse('category_not_found')
  }
  if (choice.query === undefined) return choice
  const [index, synonyms] = await Promise.all([searchIndex(tx), synonymsOf(tx)])
  const query = readQuery(index, synonyms, choice.query)
  const everywhere = { groups: [], within: undefined, isImpossible: false }
  const nothing = { pinned: [], hidden: new Set<number>(), exact: [] }
  const { articles } = findArticles(index, query, everywhere, nothing, () => 1)
  const ids = Array.from(articles, (article) => index.ids[article]!)
  const rows = await tx.rows<{ sku: string }>(sql`
    select sku from variants where product_id = any(${ids}::text[]) or plain_code(sku) = ${query.code ?? null} order by sku`)
  const found = rows.map(({ sku }) => sku)
  const wanted = choice.skus && new Set(choice.skus)
  return { ...choice, skus: wanted ? found.filter((sku) => wanted.has(sku)) : found }
}
