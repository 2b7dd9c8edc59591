import { addDays, civilDateIn, civilTimeIn, instantOf, weekday } from '@filrouge/kernel/civil-date.ts'
import { firstWorkingDay, worksWhenOpen } from '@filrouge/rules/calendar.ts'
import sql from 'sql-template-tag'
import { type Location, type Reference, reference } from '../locations/public.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { type RuleSet, type SourcedArticle, sourcingRules } from './sourcing-rules.ts'

/** What a location has been given to prepare that leaves on the same day. */
export interface Load {
  parcels: number
  lines: number
}

/** What sourcing must know beyond stock: the rules, and what they ask about. */
export interface Sourcing {
  rules: RuleSet
  channel: string | null
  day: string
  weekday: number
  articles: ReadonlyMap<string, SourcedArticle>
  load: ReadonlyMap<string, Load>
  /** Of `sku location`, what is promised of a window. */
  windows: ReadonlyMap<string, number>
}

/** Reads what the rules of now ask about; as a rule that is nothing, and then no question is asked. */
export async function readSourcing(
  tx: Tx,
  reference: Reference,
  asked: { skus: readonly string[]; now: Date; channel?: string | null },
): Promise<Sourcing> {
  return sourcingBy(tx, await sourcingRules(tx, reference), reference, asked)
}

/** The rules that count now: their version, and how long goods are held. */
export async function sourcingNow(tx: Tx): Promise<Pick<RuleSet, 'version' | 'holdMinutes'>> {
  return sourcingRules(tx, await reference(tx))
}

/** The same by these rules. */
export async function sourcingBy(
  tx: Tx,
  rules: RuleSet,
  reference: Reference,
  asked: { skus: readonly string[]; now: Date; channel?: string | null },
): Promise<Sourcing> {
  const day = civilDateIn(asked.now, 'Europe/Paris')
  const [articles, load, windows] = await Promise.all([
    rules.needsArticles ? sourcedArticles(tx, asked.skus) : noArticles,
    rules.needsLoad ? loadOf(tx, rules, reference, asked.now) : noLoad,
    rules.needsWindows ? windowsOf(tx, asked.skus) : noWindows,
  ])
  return { rules, channel: asked.channel ?? null, day, weekday: weekday(day), articles, load, windows }
}

const noArticles: Sourcing['articles'] = new Map()
const noLoad: Sourcing['load'] = new Map()
const noWindows: Sourcing['windows'] = new Map()

/** What lies in windows and is promised all the same, because the shop lets its window be sold. */
export async function windowsOf(tx: Tx, skus: readonly string[]): Promise<Sourcing['windows']> {
  const rows = await tx.rows<{ sku: string; locationId: string; units: number }>(sql`
    select sku, location_id as "locationId", in_window - safety as units from stock_levels
    where sku = any(${skus}::text[]) and in_window > safety`)
  return new Map(rows.map(({ sku, locationId, units }) => [`${sku} ${locationId}`, units]))
}

const lifeMs = 60_000
const mostKept = 50_000
const articlesOf = new WeakMap<Database, Map<string, { article: SourcedArticle; readAt: number }>>()

/** What conditions may ask of these articles: from memory where read in the last minute, for it changes rarely. */
export async function sourcedArticles(tx: Tx, skus: readonly string[]): Promise<Map<string, SourcedArticle>> {
  let kept = articlesOf.get(tx.database)
  if (!kept || kept.size > mostKept) {
    kept = new Map()
    articlesOf.set(tx.database, kept)
  }
  const now = performance.now()
  const found = new Map<string, SourcedArticle>()
  const missing: string[] = []
  for (const sku of skus) {
    const one = kept.get(sku)
    if (one && now - one.readAt < lifeMs) found.set(sku, one.article)
    else missing.push(sku)
  }
  if (missing.length === 0) return found
  const rows = await tx.rows<SourcedArticle & { sku: string }>(sql`
    select v.sku, p.brand, array(select jsonb_object_keys(v.options)) as options, array(
      with recursive above as (
        select id, parent_id, code from categories where id = p.category_id
        union all select c.id, c.parent_id, c.code from categories c join above a on c.id = a.parent_id)
      select code from above) as categories
    from variants v join products p on p.id = v.product_id where v.sku = any(${missing}::text[])`)
  for (const { sku, ...article } of rows) {
    found.set(sku, article)
    kept.set(sku, { article, readAt: now })
  }
  return found
}

const loadLifeMs = 1000
const loadKept = new WeakMap<Reference, { load: Map<string, Load>; readAt: number; day: string }>()

/**
 * What the locations under a capacity have been given since their last cut-off: it leaves on the day on which an order of now would. From memory
 * for a second: that is near enough to promise by. What is held is counted exactly (`hasRoom`).
 */
async function loadOf(tx: Tx, rules: RuleSet, reference: Reference, now: Date): Promise<Sourcing['load']> {
  const day = now.toISOString().slice(0, 16)
  const kept = loadKept.get(reference)
  const at = performance.now()
  if (kept && at - kept.readAt < loadLifeMs && kept.day === day) return kept.load
  const limits = rules.limits.filter(({ rule }) => rule.kind === 'daily_capacity')
  const locations = [...reference.locations.values()].filter((location) => limits.some((limit) => limit.at(location)))
  const load = await readLoad(tx, locations, now)
  loadKept.set(reference, { load, readAt: at, day })
  return load
}

/** What they have been given now, but for the basket that asks; whoever promises in this second learns it too. */
export async function exactLoad(tx: Tx, locations: readonly Location[], now: Date, cartId: string) {
  const load = await readLoad(tx, locations, now, cartId)
  const kept = loadKept.get(await reference(tx))
  for (const { id } of locations) kept?.load.set(id, load.get(id) ?? { parcels: 0, lines: 0 })
  return load
}

/** What each location has been given to prepare since its last cut-off, what is taken away at the counter apart. */
export async function readLoad(
  tx: Tx,
  locations: readonly Location[],
  now: Date,
  exceptCartId = '',
): Promise<Map<string, Load>> {
  const rows = await tx.rows<Load & { locationId: string }>(sql`
    select l.location_id as "locationId", count(distinct h.id)::integer as parcels, count(*)::integer as lines
    from unnest(${locations.map(({ id }) => id)}::text[], ${locations.map((one) => lastCutOff(one, now))}::timestamptz[]) w(id, since)
    join holds h on h.taken_at >= w.since and h.status in ('live', 'claimed', 'consumed')
      and (h.status <> 'live' or h.expires_at > ${now}) and h.cart_id <> ${exceptCartId}
    join hold_lines l on l.hold_id = h.id and l.location_id = w.id
    where exists (select from sourcings s where s.payment_id = h.payment_id and s.decision->>'mode' <> 'takeaway')
    group by 1`)
  return new Map(rows.map(({ locationId, ...load }) => [locationId, load]))
}

/** The moment since which what is ordered is prepared on the same day as what is ordered now: the cut-off of the working day before. */
function lastCutOff({ calendar, cutOff, timeZone }: Location, now: Date): Date {
  const works = worksWhenOpen(calendar)
  const today = civilDateIn(now, timeZone)
  const prepared = firstWorkingDay(civilTimeIn(now, timeZone) < cutOff ? today : addDays(today, 1), works) ?? today
  let before = addDays(prepared, -1)
  for (let days = 1; days < 14 && !works(before); days += 1) before = addDays(before, -1)
  return instantOf(before, cutOff, timeZone)
}
