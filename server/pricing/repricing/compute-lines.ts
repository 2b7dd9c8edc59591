import type { Currency } from '@filrouge/kernel/money.ts'
import { baseList } from '@filrouge/rules/price-lists.ts'
import { type PastPrice, type PriorPrice, priorOf } from '@filrouge/rules/prior-price.ts'
import { floorPrice, marginOf, steppedPrice } from '@filrouge/rules/reprice.ts'
import { vatWithin } from '@filrouge/rules/vat.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../../catalogue/public.ts'
import { json, type Tx } from '../../platform/db/database.ts'
import { openOffers } from '../../promotions/public.ts'
import type { PriceKind, PriceRow } from '../price.ts'
import { goOn, type RepricingCounts, type RepricingRow } from './repricing.ts'

const atOnce = 2000

interface Article {
  sku: string
  vatRate: number
  amountMinor: number | null
  currency: Currency
  kind: PriceKind
  operation: string | null
  isOwn: boolean
  costMinor: number | null
  history: PriceRow[] | null
}

/** Works out what becomes of the next articles; after the last it is ready to be looked at. */
export async function computeLines(tx: Tx, row: RepricingRow, now: Date): Promise<void> {
  const at = row.startsAt && row.startsAt > now ? row.startsAt : now
  const [articles, total] = await Promise.all([
    nextArticles(tx, row, at),
    row.cursor === '' ? countChosen(tx, row) : undefined,
  ])
  const offers = await openOffers(tx, { channel: null, locationId: null }, now)
  const facts =
    offers.isNone || row.kind === 'regular'
      ? undefined
      : await variantFacts(
          tx,
          articles.map(({ sku }) => sku),
        )
  const priorTo = (article: Article, price: PastPrice) => {
    const listed = pastOf(article)
    const seen = facts?.get(article.sku) ?? { sku: article.sku, categories: [] }
    const { shown, practised } = facts ? offers.madeOf(listed, seen) : { shown: listed, practised: listed }
    return priorOf(shown, price, undefined, practised)
  }
  const lines = articles.flatMap((article) =>
    article.amountMinor === null ? [] : lineOf(article, row, at, (price) => priorTo(article, price)),
  )
  await tx.run(sql`
    insert into repricing_lines (repricing_id, sku, before_minor, before_kind, before_operation, is_own, after_minor, currency, cost_minor,
      margin_percent, prior_minor, reduction_percent, flags, status)
    select ${row.id}, r."sku", r."beforeMinor", r."kind", r."operation", r."isOwn", r."afterMinor", r."currency", r."costMinor",
      r."marginPercent", r."priorMinor", r."reductionPercent", array(select jsonb_array_elements_text(r.flags)), r.status
    from jsonb_to_recordset(${json(lines)}::jsonb) r("sku" text, "beforeMinor" bigint, "kind" text, "operation" text, "isOwn" boolean,
      "afterMinor" bigint, "currency" text, "costMinor" bigint, "marginPercent" integer, "priorMinor" bigint, "reductionPercent" integer,
      flags jsonb, status text)
    on conflict do nothing`)
  const cursor = articles.length === atOnce ? articles.at(-1)!.sku : undefined
  const made = { cursor, done: articles.length, counts: countsOf(lines), ...(total === undefined ? {} : { total }) }
  await goOn(tx, row, made, 'ready', now)
}

const chosen = ({ choice }: RepricingRow) => sql`
  (${choice.skus ?? null}::text[] is null or v.sku = any(${choice.skus ?? null}::text[]))
  and (${choice.brands ?? null}::text[] is null or p.brand = any(${choice.brands ?? null}::text[]))
  and (${choice.categories ?? null}::text[] is null or p.category_id in (
    with recursive under (id) as (
      select id from categories where code = any(${choice.categories ?? null}::text[])
      union select c.id from under join categories c on c.parent_id = under.id)
    select id from under))`

async function countChosen(tx: Tx, row: RepricingRow): Promise<number> {
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::integer as total from variants v join products p on p.id = v.product_id where ${chosen(row)}`,
  )
  return total
}

function nextArticles(tx: Tx, row: RepricingRow, at: Date): Promise<Article[]> {
  return tx.rows<Article>(sql`
    select a.sku, a."vatRate", r.amount_minor as "amountMinor", r.currency, r.kind, r.operation, r.price_list = ${row.list} as "isOwn", (
        select c.amount_minor from purchase_costs c where c.sku = a.sku and c.starts_at <= ${at}
        order by c.starts_at desc, c.set_at desc limit 1) as "costMinor",
      case when ${row.kind === 'promotion'} then (
        select json_agg(json_build_object('amountMinor', h.amount_minor, 'kind', h.kind, 'operation', h.operation, 'from', h.starts_at,
          'to', h.ends_at))
        from prices h where h.sku = a.sku and h.price_list = ${baseList} and h.minimum_quantity = 1 and h.starts_at <= ${at}) end as history
    from (
      select v.sku, p.vat_rate as "vatRate" from variants v join products p on p.id = v.product_id
      where v.sku > ${row.cursor} and ${chosen(row)} order by v.sku limit ${atOnce}) a
    left join lateral (
      select amount_minor, currency, kind, operation, price_list from prices
      where sku = a.sku and price_list in (${row.list}, ${baseList}) and minimum_quantity = 1 and starts_at <= ${at}
        and (ends_at is null or ends_at > ${at})
      order by price_list = ${row.list} desc limit 1) r on true
    order by a.sku`)
}

interface Line {
  sku: string
  beforeMinor: number
  kind: PriceKind
  operation: string | null
  isOwn: boolean
  afterMinor: number
  currency: Currency
  vatRate: number
  costMinor: number | null
  marginPercent: number | null
  priorMinor: number | null
  reductionPercent: number | null
  flags: string[]
  status: 'waiting' | 'left_out' | 'same'
}

/** What becomes of one price, and what is worth a look about it. */
function lineOf(
  article: Article,
  row: RepricingRow,
  at: Date,
  priorTo: (price: PastPrice) => PriorPrice | undefined,
): Line {
  const { sku, vatRate, currency, kind, operation, isOwn, costMinor } = article
  const beforeMinor = article.amountMinor!
  const { step, ending } = row.change
  const wanted = steppedPrice(beforeMinor, step, ending)
  const isBelow = costMinor !== null && wanted < floorPrice(costMinor, vatRate)
  const afterMinor = isBelow && row.belowCost === 'to_cost' ? floorPrice(costMinor, vatRate) : wanted
  const margin = costMinor === null ? null : marginOf(afterMinor, vatRate, costMinor).percent
  const prior = priorTo({ amountMinor: afterMinor, kind: row.kind, operation: row.operation, from: at })
  const isTold = prior !== undefined && prior.reductionPercent > 0
  const isSame = afterMinor === beforeMinor && isOwn && kind === row.kind && operation === row.operation
  const flags = [
    ...(isBelow ? ['below_cost'] : []),
    ...(margin !== null && margin < row.minimumMarginPercent ? ['below_margin'] : []),
    ...(costMinor === null ? ['no_cost'] : []),
    ...(row.kind === 'promotion' ? [isTold ? 'told_reduced' : 'not_told_reduced'] : []),
    ...(afterMinor > beforeMinor ? ['dearer'] : afterMinor < beforeMinor ? ['cheaper'] : []),
  ]
  return {
    ...{ sku, beforeMinor, kind, operation, isOwn, afterMinor, currency, vatRate, costMinor, flags },
    marginPercent: margin,
    priorMinor: isTold ? prior.priorMinor : null,
    reductionPercent: isTold ? prior.reductionPercent : null,
    status: isBelow && row.belowCost === 'leave_out' ? 'left_out' : isSame ? 'same' : 'waiting',
  }
}

const pastOf = ({ history }: Article): PastPrice[] =>
  (history ?? []).map(({ amountMinor, kind, operation, from, to }) => ({
    ...{ amountMinor, kind, operation },
    from: new Date(from),
    to: to === null ? null : new Date(to),
  }))

function countsOf(lines: readonly Line[]): RepricingCounts {
  const flags: Record<string, number> = {}
  let [netBeforeMinor, netAfterMinor, costMinor] = [0, 0, 0]
  for (const line of lines) {
    for (const flag of line.flags) flags[flag] = (flags[flag] ?? 0) + 1
    if (line.costMinor === null) continue
    const after = line.status === 'left_out' ? line.beforeMinor : line.afterMinor
    netBeforeMinor += line.beforeMinor - vatWithin(line.beforeMinor, line.vatRate)
    netAfterMinor += after - vatWithin(after, line.vatRate)
    costMinor += line.costMinor
  }
  return {
    articles: lines.length,
    left_out: lines.filter(({ status }) => status === 'left_out').length,
    same: lines.filter(({ status }) => status === 'same').length,
    ...{ flags, netBeforeMinor, netAfterMinor, costMinor },
  }
}
