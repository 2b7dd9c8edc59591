import { firstHoldMinutes, firstRules, type SourcingRules } from '@filrouge/contract/sourcing-rules.ts'
import { civilDateIn, weekday } from '@filrouge/kernel/civil-date.ts'
import sql from 'sql-template-tag'
import { type Location, locatePostcode, type Reference, reference } from '../locations/public.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { type JobContext, leaveJob, registerJob } from '../platform/jobs.ts'
import { changed } from '../platform/live.ts'
import { type DeliveryService, deliveryServices } from './delivery-services.ts'
import { readFree } from './read-free.ts'
import { type Sourcing, sourcedArticles, windowsOf } from './read-sourcing.ts'
import { sceneOf } from './scene.ts'
import { addToSide, type Goal, type PastDemand, type SideSoFar } from './source-trial.ts'
import { sourcingTopic } from './sourcing-draft.ts'
import { makeReady, type RuleSet } from './sourcing-rules.ts'

/** Orders of a period after a cursor, in the order they were placed; `orders` knows how. */
export type ReadPastDemand = (
  tx: Tx,
  asked: { from: Date; to: Date; after: string | null; limit: number },
) => Promise<{ orders: PastDemand[]; cursor: string | null; total: number }>

/** What a trial has found so far, kept beside it. */
export interface TrialSoFar {
  cursor: string | null
  currency: string
  before: SideSoFar
  after: SideSoFar
  changed: number
  changes: {
    orderId: string
    number: string
    placedAt: string
    mode: PastDemand['mode']
    before: string[]
    after: string[]
  }[]
}

interface Trial {
  id: string
  rules: SourcingRules
  version: number
  status: 'running' | 'done'
  period_from: Date
  period_to: Date
  result: TrialSoFar
}

const atOnce = 250
const changesKept = 200

/** Trials go on as a job, some orders at a time: one that is interrupted goes on where it was. */
export function registerTrials(pastDemand: ReadPastDemand): void {
  registerJob('sourcing_trial', async ({ db, clock }: JobContext, job) => {
    await db.transaction(async (tx) => {
      const trial = await tx.maybe<Trial>(sql`
        select * from sourcing_trials where id = ${job.payload.trialId as string} and status = 'running' for update`)
      if (trial) await goOn(tx, trial, pastDemand, clock.now())
    })
  })
}

/** Leaves the next step of a trial. Each has a key of its own: the one that is running must not be taken for it. */
export const leaveTrial = (tx: Tx, trialId: string, after: string, now: Date): Promise<void> =>
  leaveJob(tx, 'sourcing_trial', `${trialId} ${after}`, now, { trialId })

async function goOn(tx: Tx, trial: Trial, pastDemand: ReadPastDemand, now: Date): Promise<void> {
  const { result } = trial
  const { orders, cursor, total } = await pastDemand(tx, {
    from: trial.period_from,
    to: trial.period_to,
    after: result.cursor,
    limit: atOnce,
  })
  await count(tx, trial, orders, now)
  result.cursor = cursor
  await tx.run(sql`
    update sourcing_trials set result = ${json(result)}::jsonb, done = done + ${orders.length}, total = ${total},
      status = ${cursor === null ? 'done' : 'running'}, ended_at = ${cursor === null ? now : null} where id = ${trial.id}`)
  if (cursor !== null) await leaveTrial(tx, trial.id, cursor, now)
  changed(tx, sourcingTopic)
}

/** Sources each order twice, by the version published then and by the draft, and adds up what comes of it. */
async function count(
  tx: Tx,
  { rules, version, result }: Trial,
  orders: readonly PastDemand[],
  now: Date,
): Promise<void> {
  const known = await reference(tx)
  const services = await deliveryServices(tx, known)
  const skus = [...new Set(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
  const free = new Map((await readFree(tx, skus)).map((one) => [one.sku, one]))
  const sides = [
    { side: result.before, rules: await versionOf(tx, version, known) },
    { side: result.after, rules: makeReady({ version, rules, holdMinutes: firstHoldMinutes }, known) },
  ]
  const asked = await askedAbout(
    tx,
    sides.map((one) => one.rules),
    skus,
  )
  for (const order of orders) {
    // Of what is not in the catalogue any more nothing can be said.
    if (order.lines.length === 0) continue
    const goal = await goalOf(tx, known, order)
    const from = sides.map((one) =>
      addToSide(
        one.side,
        sceneOf({
          reference: known,
          services: services as readonly DeliveryService[],
          sourcing: sourcingThen(one, order, asked),
          now,
          lines: order.lines,
          goodsMinor: order.goodsMinor,
          free: [...new Set(order.lines.map(({ sku }) => sku))].flatMap((sku) => free.get(sku) ?? []),
        }),
        order,
        goal,
      ),
    )
    const [before = [], after = []] = from
    if (json(before) === json(after)) continue
    result.changed += 1
    const { id: orderId, number, placedAt, mode } = order
    result.changes.unshift({ orderId, number, placedAt: placedAt.toISOString(), mode, before, after })
    result.changes.length = Math.min(result.changes.length, changesKept)
  }
}

async function versionOf(tx: Tx, version: number, known: Reference): Promise<RuleSet> {
  const published = await tx.maybe<{ rules: SourcingRules }>(
    sql`select rules from sourcing_versions where version = ${version}`,
  )
  return makeReady({ version, rules: published?.rules ?? firstRules, holdMinutes: firstHoldMinutes }, known)
}

/** What either side asks about the articles, read once for all the orders. */
async function askedAbout(
  tx: Tx,
  sides: readonly RuleSet[],
  skus: readonly string[],
): Promise<Pick<Sourcing, 'articles' | 'windows'>> {
  return {
    articles: sides.some(({ needsArticles }) => needsArticles) ? await sourcedArticles(tx, skus) : new Map(),
    windows: sides.some(({ needsWindows }) => needsWindows) ? await windowsOf(tx, skus) : new Map(),
  }
}

/** The rules as they would have been asked on the day of the order, with what the trial itself has given each place that day. */
function sourcingThen(
  { side, rules }: { side: SideSoFar; rules: RuleSet },
  order: PastDemand,
  asked: Pick<Sourcing, 'articles' | 'windows'>,
): Sourcing {
  const day = civilDateIn(order.placedAt, 'Europe/Paris')
  if (side.day !== day) {
    side.day = day
    side.load = {}
  }
  const load = new Map(Object.entries(side.load))
  return { rules, channel: order.channel, day, weekday: weekday(day), load, ...asked }
}

async function goalOf(tx: Tx, known: Reference, order: PastDemand): Promise<Goal> {
  if (order.mode === 'collect') {
    const here = known.locations.get(order.locationId as Location['id'])
    return { here, point: here, postcode: here?.postcode }
  }
  const relayPoint = order.relayPointId === null ? undefined : known.relayPoints.get(order.relayPointId)
  if (relayPoint) return { here: undefined, point: relayPoint, postcode: relayPoint.postcode }
  const postcode = order.postcode ?? undefined
  return { here: undefined, point: postcode === undefined ? undefined : await locatePostcode(tx, postcode), postcode }
}
