import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { SearchIndex } from '../catalogue/public.ts'
import type { Database, Tx } from '../platform/db/database.ts'

/** What raises an article in a search beside its words. */
export interface Standing {
  /** Orders of the last ninety days. */
  sold: Map<Id<'product'>, number>
  mostSold: number
  /** Nowhere on a shelf and promised by no supplier. */
  missing: Set<Id<'product'>>
}

const days = 90
const lifeMs = 60_000
/** Of its time so little goes into reading it: with millions of levels it is read less often, not all the time. */
const mostOfTime = 1 / 50
const patienceMs = 250

interface Kept {
  latest: Standing | undefined
  reading: Promise<Standing>
  nextAt: number
}
const keptOf = new WeakMap<Database, Kept>()
const nothingKnown: Standing = { sold: new Map(), mostSold: 1, missing: new Set() }

/** How articles stand, as a rule a minute old at most; while it is read again, or for the first time, what is known serves. */
export async function standingOf(tx: Tx, now: Date): Promise<Standing> {
  const kept = keptOf.get(tx.database)
  if (kept && performance.now() < kept.nextAt) return kept.latest ?? known(kept.reading)
  const began = performance.now()
  const reading = readStanding(tx.database.reader, now)
  const next: Kept = { reading, latest: kept?.latest, nextAt: Number.POSITIVE_INFINITY }
  keptOf.set(tx.database, next)
  reading.then(
    (standing) => {
      next.latest = standing
      next.nextAt = performance.now() + Math.max(lifeMs, (performance.now() - began) / mostOfTime)
    },
    () => keptOf.delete(tx.database),
  )
  return kept?.latest ?? known(reading)
}

/** Nobody waits long for what only settles the order. */
const known = (reading: Promise<Standing>) =>
  Promise.race([reading, new Promise<Standing>((resolve) => setTimeout(resolve, patienceMs, nothingKnown).unref())])

async function readStanding(tx: Tx, now: Date): Promise<Standing> {
  const since = new Date(now.getTime() - days * 86_400_000)
  const [sold, missing] = await Promise.all([
    tx.rows<{ id: Id<'product'>; orders: number }>(sql`
      select v.product_id as id, count(distinct o.id)::integer as orders
      from orders o join order_lines l on l.order_id = o.id join variants v on v.sku = l.sku
      where o.placed_at > ${since} and o.placed_at <= ${now} and o.status <> 'cancelled'
      group by v.product_id`),
    tx.rows<{ id: Id<'product'> }>(sql`
      select v.product_id as id from stock_levels s join variants v on v.sku = s.sku
      group by v.product_id having max(s.on_hand - s.reserved - s.safety) <= 0`),
  ])
  return {
    sold: new Map(sold.map(({ id, orders }) => [id, orders])),
    mostSold: sold.reduce((most, { orders }) => Math.max(most, orders), 1),
    missing: new Set(missing.map(({ id }) => id)),
  }
}

const soldWeight = 0.12
const missingWeight = 0.12

/** What the words count for is multiplied by this. */
export function boostOf({ sold, mostSold, missing }: Standing, id: Id<'product'>): number {
  const sales = Math.log1p(sold.get(id) ?? 0) / Math.log1p(mostSold)
  return 1 + soldWeight * sales - (missing.has(id) ? missingWeight : 0)
}

const boostsOf = new WeakMap<Standing, Map<SearchIndex, Float32Array>>()

const nearWeight = 0.1

/** The same by the numbers of an index, made once; what lies near her counts a little more. */
export function boostsBy(
  index: SearchIndex,
  standing: Standing,
  near?: ReadonlySet<Id<'product'>>,
): (article: number) => number {
  const made = boostsOf.get(standing) ?? new Map<SearchIndex, Float32Array>()
  boostsOf.set(standing, made)
  let boosts = made.get(index)
  if (!boosts) {
    boosts = new Float32Array(index.size).fill(1)
    for (const id of [...standing.sold.keys(), ...standing.missing]) {
      const article = index.numberOf(id)
      if (article !== undefined && article < boosts.length) boosts[article] = boostOf(standing, id)
    }
    made.set(index, boosts)
  }
  const known = boosts
  if (!near) return (article) => known[article] ?? 1
  return (article) => (known[article] ?? 1) + (near.has(index.ids[article]!) ? nearWeight : 0)
}
