import type { Input } from '@filrouge/contract/endpoint.ts'
import type { startOfferTrial } from '@filrouge/contract/offer-trials.ts'
import type { Offer } from '@filrouge/rules/offer.ts'
import { vatWithin } from '@filrouge/rules/vat.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import { membersAmong } from '../customers/public.ts'
import { reference } from '../locations/public.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { type JobContext, leaveJob, registerJob } from '../platform/jobs.ts'
import { changed } from '../platform/live.ts'
import {
  linesOfPast,
  occasionOfPast,
  type PastBasket,
  type ReadCosts,
  type ReadPastBaskets,
  tryOn,
} from './past-basket.ts'

type Definition = Omit<Input<typeof startOfferTrial>, 'trialId' | 'offerId' | 'from' | 'to'>

/** What a trial has found so far besides the orders that would have got the offer, kept beside it. */
export interface TriedSoFar {
  cursor: string | null
  given: number
  spentMinor: number
  revenueMinor: number
  usedUpAt: string | null
  /** By channel and shop. */
  orders: Record<string, number>
  whyNot: Record<string, number>
}

export const nothingTried: TriedSoFar = {
  cursor: null,
  given: 0,
  spentMinor: 0,
  revenueMinor: 0,
  usedUpAt: null,
  orders: {},
  whyNot: {},
}

interface Trial {
  id: string
  offer_id: string
  definition: Definition
  period_from: Date
  period_to: Date
  total: number
  result: TriedSoFar
}

const atOnce = 500

interface Reading {
  pastBaskets: ReadPastBaskets
  purchaseCosts: ReadCosts
}

/** Trials go on as a job, some orders at a time: one that is interrupted goes on where it was. */
export function registerOfferTrials(pastBaskets: ReadPastBaskets, purchaseCosts: ReadCosts): void {
  registerJob('offer_trial', async ({ db, clock }: JobContext, job) => {
    await db.transaction(async (tx) => {
      const trial = await tx.maybe<Trial>(sql`
        select * from offer_trials where id = ${job.payload.trialId as string} and status = 'running' for update`)
      if (trial) await goOn(tx, trial, { pastBaskets, purchaseCosts }, clock.now())
    })
  })
}

/** Leaves the next step of a trial. Each has a key of its own: the one that is running must not be taken for it. */
export const leaveTrial = (tx: Tx, trialId: string, after: string, now: Date): Promise<void> =>
  leaveJob(tx, 'offer_trial', `${trialId} ${after}`, now, { trialId })

/** What a page that shows a trial listens to. */
export const trialTopic = (trialId: string): string => `offer trial ${trialId}`

async function goOn(tx: Tx, trial: Trial, { pastBaskets, purchaseCosts }: Reading, now: Date): Promise<void> {
  const { result, period_from: from, period_to: to } = trial
  const { baskets, cursor, total } = await pastBaskets(tx, { from, to, after: result.cursor, limit: atOnce })
  if (baskets.length > 0) await count(tx, trial, baskets, purchaseCosts, now)
  result.cursor = cursor
  await tx.run(sql`
    update offer_trials set result = ${json(result)}::jsonb, done = done + ${baskets.length}, total = ${total},
      status = ${cursor === null ? 'done' : 'running'}, ended_at = ${cursor === null ? now : null} where id = ${trial.id}`)
  if (cursor !== null) await leaveTrial(tx, trial.id, cursor, now)
  changed(tx, trialTopic(trial.id))
}

async function count(
  tx: Tx,
  trial: Trial,
  baskets: readonly PastBasket[],
  purchaseCosts: ReadCosts,
  now: Date,
): Promise<void> {
  const { definition, result } = trial
  const offer = ruleOfTrial(trial)
  const skus = [...new Set(baskets.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
  const customers = [...new Set(baskets.flatMap(({ customerId }) => customerId ?? []))]
  const [facts, costs, known, segments, mine] = await Promise.all([
    variantFacts(tx, skus),
    purchaseCosts(tx, skus, baskets.at(-1)!.placedAt),
    reference(tx),
    segmentsIn(tx, definition, customers, now),
    definition.mostUsesEach === undefined ? new Map<string, number>() : usesSoFar(tx, trial.id, customers),
  ])
  const rows: object[] = []
  for (const basket of baskets) {
    const { customerId } = basket
    const place = `${basket.channel} ${basket.locationId ?? ''}`
    result.orders[place] = (result.orders[place] ?? 0) + 1
    result.revenueMinor += basket.totalMinor
    const occasion = occasionOfPast(basket, known, {
      segments: customerId === null ? [] : (segments.get(customerId) ?? []),
      opened: new Set([offer.id]),
      left: new Map([[offer.id, leftOf(definition, result, customerId === null ? 0 : (mine.get(customerId) ?? 0))]]),
    })
    const tried = tryOn(basket, linesOfPast(basket, facts), offer, occasion)
    const minor = 'why' in tried ? 0 : tried.goodsMinor + tried.deliveryMinor
    if ('why' in tried || minor <= 0) {
      const code = 'why' in tried ? tried.why.code : 'nothing_to_take_off'
      result.whyNot[code] = (result.whyNot[code] ?? 0) + 1
      if (code === 'used_up' && isWholeUsedUp(definition, result)) result.usedUpAt ??= basket.placedAt.toISOString()
      continue
    }
    result.given += 1
    result.spentMinor += minor
    if (customerId !== null) mine.set(customerId, (mine.get(customerId) ?? 0) + 1)
    rows.push(rowOf(basket, tried, minor, costs))
  }
  await write(tx, trial.id, rows)
}

/** The offer as it would have been: in force all the time, and known to everybody where it needs a code. */
function ruleOfTrial({ offer_id: id, definition }: Pick<Trial, 'offer_id' | 'definition'>): Offer {
  const { priority, isAlone, needsCode, conditions, effect, mostUsesEach } = definition
  const known = mostUsesEach === undefined ? [] : [{ kind: 'known_customer' as const }]
  return {
    id,
    priority,
    isAlone,
    needsCode,
    conditions: [...known, ...conditions] as Offer['conditions'],
    effect: effect as Offer['effect'],
  }
}

const leftOf = ({ mostUses, mostUsesEach, budget }: Definition, { given, spentMinor }: TriedSoFar, hers: number) => {
  const uses = Math.min(
    mostUses === undefined ? Number.POSITIVE_INFINITY : mostUses - given,
    mostUsesEach === undefined ? Number.POSITIVE_INFINITY : mostUsesEach - hers,
  )
  return {
    ...(uses === Number.POSITIVE_INFINITY ? {} : { uses }),
    ...(budget === undefined ? {} : { budgetMinor: budget.minor - spentMinor }),
  }
}

const isWholeUsedUp = ({ mostUses, budget }: Definition, { given }: TriedSoFar): boolean =>
  budget !== undefined || (mostUses !== undefined && given >= mostUses)

function rowOf(
  basket: PastBasket,
  { byLine, deliveryMinor }: { byLine: readonly number[]; deliveryMinor: number },
  discount: number,
  costs: Awaited<ReturnType<ReadCosts>>,
): object {
  let margin: number | null = 0
  let untaxed = withoutTax(deliveryMinor, 20)
  for (const [place, line] of basket.lines.entries()) {
    const cost = costs.get(line.sku)
    const total = line.unitPriceMinor * line.quantity - line.discountMinor
    untaxed += withoutTax(byLine[place] ?? 0, line.vatRate)
    margin =
      margin === null || !cost ? null : margin + withoutTax(total, line.vatRate) - cost.amountMinor * line.quantity
  }
  const { id, customerId, channel, locationId, number, placedAt, totalMinor } = basket
  return { id, customerId, channel, locationId, number, placedAt, totalMinor, discount, untaxed, margin }
}

const withoutTax = (minor: number, ratePercent: number): number => minor - vatWithin(minor, ratePercent)

async function write(tx: Tx, trialId: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into offer_trial_orders (trial_id, order_id, customer_id, channel, location_id, number, placed_at, total_minor, discount_minor,
      discount_without_tax_minor, margin_minor)
    select ${trialId}, r.id, r."customerId", r.channel, r."locationId", r.number, r."placedAt", r."totalMinor", r.discount, r.untaxed, r.margin
    from jsonb_to_recordset(${json(rows)}::jsonb) r(id text, "customerId" text, channel text, "locationId" text, number text,
      "placedAt" timestamptz, "totalMinor" bigint, discount bigint, untaxed bigint, margin bigint)`)
}

async function usesSoFar(tx: Tx, trialId: string, customers: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: string; uses: number }>(sql`
    select customer_id as id, count(*)::integer as uses from offer_trial_orders
    where trial_id = ${trialId} and customer_id = any(${customers}::text[]) group by customer_id`)
  return new Map(rows.map(({ id, uses }) => [id, uses]))
}

/** Who of them belongs today to the segments that the offer names: to which they belonged then is written nowhere. */
async function segmentsIn(
  tx: Tx,
  { conditions }: Definition,
  customers: readonly string[],
  now: Date,
): Promise<Map<string, string[]>> {
  const named = conditions.flatMap((condition) => (condition.kind === 'segment' ? condition.segments : []))
  const segmentsOf = new Map<string, string[]>()
  for (const code of new Set(named))
    for (const id of await membersAmong(tx, code, customers, now))
      segmentsOf.set(id, [...(segmentsOf.get(id) ?? []), code])
  return segmentsOf
}

const daysKept = 30

/** What was tried a month ago is forgotten, and with it who would have got what. */
export async function forgetOldTrials({ db, clock }: JobContext): Promise<void> {
  const before = new Date(clock.now().getTime() - daysKept * 86_400_000)
  await db.reader.run(sql`delete from offer_trials where asked_at < ${before}`)
}
