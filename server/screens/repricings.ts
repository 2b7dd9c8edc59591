import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/repricings.ts'
import {
  type RepricingLine,
  type RepricingStatus,
  type RepricingView,
  repricingCan,
} from '@filrouge/contract/repricings.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { empty, type Sql } from 'sql-template-tag'
import { optionsTitle, type Text, variantTitle } from '../catalogue/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'

type Counts = Partial<
  Record<'articles' | 'left_out' | 'same' | 'applied' | 'changed_since' | 'undone' | 'kept', number>
> & {
  flags?: Record<string, number>
  netBeforeMinor?: number
  netAfterMinor?: number
  costMinor?: number
}

interface Row
  extends Pick<
    RepricingView,
    'id' | 'title' | 'change' | 'list' | 'kind' | 'minimumMarginPercent' | 'belowCost' | 'status' | 'done' | 'total'
  > {
  choice: RepricingView['choice']
  listFr: string
  listEn: string
  operation: string | null
  startsAt: Date | null
  endsAt: Date | null
  counts: Counts
  setAt: Date
  setBy: string | null
  appliedAt: Date | null
  undoneAt: Date | null
}

const read = (tx: Tx, which: Sql) =>
  tx.rows<Row>(sql`
    select r.id, r.title, r.choice, r.change, r.price_list as list, l.title_fr as "listFr", l.title_en as "listEn", r.kind, r.operation,
      r.starts_at as "startsAt", r.ends_at as "endsAt", r.minimum_margin_percent as "minimumMarginPercent", r.below_cost as "belowCost",
      r.status, r.done, r.total, r.counts, r.set_at as "setAt", s.name as "setBy", r.applied_at as "appliedAt", r.undone_at as "undoneAt"
    from repricings r join price_lists l on l.code = r.price_list left join staff s on s.id = r.set_by ${which}`)

/** A change of many prices, how far it is and what it does. */
export async function showRepricing(
  tx: Tx,
  { id }: { id: string },
  call: Call,
): Promise<Output<typeof contract.showRepricing>> {
  const [row] = await read(tx, sql`where r.id = ${id}`)
  return viewOf(row ?? refuse('repricing_not_found'), call)
}

/** Changes of many prices, the newest first. */
export async function listRepricings(
  tx: Tx,
  { limit, cursor }: Input<typeof contract.listRepricings>,
  call: Call,
): Promise<Output<typeof contract.listRepricings>> {
  // Ids are ordered by time.
  if (cursor !== undefined && !/^rpc_[0-9a-f]{32}$/.test(cursor)) invalid('#/cursor', 'unknown_cursor')
  const after = cursor === undefined ? empty : sql`where r.id < ${cursor}`
  const rows = await read(tx, sql`${after} order by r.id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit).map((row) => viewOf(row, call))
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
}

function viewOf(row: Row, { language }: Call): RepricingView {
  const { listFr, listEn, operation, startsAt, endsAt, counts, setAt, setBy, appliedAt, undoneAt, ...same } = row
  const can = (step: keyof typeof repricingCan) =>
    (repricingCan[step] as readonly RepricingStatus[]).includes(row.status)
  const { netBeforeMinor = 0, netAfterMinor = 0, costMinor = 0 } = counts
  const percent = (net: number) => (net === 0 ? 0 : Math.floor(((net - costMinor) * 100) / net))
  return {
    ...same,
    listTitle: language === 'en' ? listEn : listFr,
    ...(operation === null ? {} : { operation }),
    ...(startsAt === null ? {} : { startsAt: startsAt.toISOString() }),
    ...(endsAt === null ? {} : { endsAt: endsAt.toISOString() }),
    counts: {
      articles: counts.articles ?? 0,
      leftOut: counts.left_out ?? 0,
      same: counts.same ?? 0,
      applied: counts.applied ?? 0,
      changedSince: counts.changed_since ?? 0,
      undone: counts.undone ?? 0,
      kept: counts.kept ?? 0,
      flags: (counts.flags ?? {}) as RepricingView['counts']['flags'],
    },
    ...(costMinor > 0 && { marginPercent: { before: percent(netBeforeMinor), after: percent(netAfterMinor) } }),
    setAt: setAt.toISOString(),
    ...(setBy === null ? {} : { setBy }),
    ...(appliedAt === null ? {} : { appliedAt: appliedAt.toISOString() }),
    ...(undoneAt === null ? {} : { undoneAt: undoneAt.toISOString() }),
    can: { apply: can('apply'), drop: can('drop'), undo: can('undo') },
  }
}

interface LineRow {
  sku: string
  productHandle: string
  titleFr: string
  titleEn: string
  options: Record<string, Text>
  beforeMinor: number
  afterMinor: number
  currency: Currency
  costMinor: number | null
  marginPercent: number | null
  priorMinor: number | null
  reductionPercent: number | null
  flags: RepricingLine['flags']
  status: RepricingLine['status']
}

/** What becomes of each price, by SKU. */
export async function listRepricingLines(
  tx: Tx,
  { id, flag, status, limit, cursor }: Input<typeof contract.listRepricingLines>,
  { language }: Call,
): Promise<Output<typeof contract.listRepricingLines>> {
  if (!(await tx.maybe(sql`select 1 from repricings where id = ${id}`))) refuse('repricing_not_found')
  const rows = await tx.database.freshPlans.rows<LineRow>(sql`
    select l.sku, p.handle as "productHandle", p.title_fr as "titleFr", p.title_en as "titleEn", v.options, l.before_minor as "beforeMinor",
      l.after_minor as "afterMinor", l.currency, l.cost_minor as "costMinor", l.margin_percent as "marginPercent", l.prior_minor as "priorMinor",
      l.reduction_percent as "reductionPercent", l.flags, l.status
    from repricing_lines l join variants v on v.sku = l.sku join products p on p.id = v.product_id
    where l.repricing_id = ${id} and l.sku > ${cursor ?? ''} ${flag === undefined ? empty : sql`and l.flags @> ${[flag]}::text[]`}
      ${status === undefined ? empty : sql`and l.status = ${status}`}
    order by l.sku limit ${limit + 1}`)
  const items = rows
    .slice(0, limit)
    .map(({ titleFr, titleEn, options, beforeMinor, afterMinor, currency, ...row }) => ({
      ...{ sku: row.sku, productHandle: row.productHandle, flags: row.flags, status: row.status },
      title: variantTitle(language === 'en' ? titleEn : titleFr, optionsTitle(options, language)),
      before: money(beforeMinor, currency),
      after: money(afterMinor, currency),
      ...(row.costMinor === null ? {} : { cost: money(row.costMinor, currency) }),
      ...(row.marginPercent === null ? {} : { marginPercent: row.marginPercent }),
      ...(row.priorMinor === null ? {} : { priorPrice: money(row.priorMinor, currency) }),
      ...(row.reductionPercent === null ? {} : { reductionPercent: row.reductionPercent }),
    }))
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.sku : null }
}
