import {
  isOpenThere,
  mayReduce,
  type OfferedArticle,
  type OfferedPrices,
  type OfferVersion,
  type OpenPeriod,
  type OpenPlace,
  openPeriods,
  withOffers,
} from '@filrouge/rules/open-offers.ts'
import type { PastPrice } from '@filrouge/rules/prior-price.ts'
import sql from 'sql-template-tag'
import { reference } from '../locations/public.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { type OfferRow, ruleOf } from './offer.ts'

/** Where a price is asked: of no channel as on the web. */
export interface OpenWhere {
  channel: string | null
  locationId: string | null
}

/** The offers that anybody may have in one place, now and in the year before. */
export interface OpenHere {
  /** Whether there is none, and never was. */
  isNone: boolean
  /** Whether one that waits for no code is in force or will be. */
  isAutomatic: boolean
  /** What they made of an article's prices, beside the past of all where these are kept to some; from memory where it was asked before. */
  madeOf(listed: readonly PastPrice[], article: OfferedArticle, past?: readonly PastPrice[]): OfferedPrices
  /** Whether one that waits for no code may take something off an article now. */
  isReducing(article: OfferedArticle): boolean
  titleOf(offerId: string): { titleFr: string; titleEn: string } | undefined
}

interface Known {
  versions: readonly OfferVersion[]
  titles: ReadonlyMap<string, { titleFr: string; titleEn: string }>
  here: Map<string, OpenHere>
  readAt: number
  /** As PostgreSQL told it: while it tells the same, what was worked out from it stays. */
  told: string
}

const lifeMs = 1000
const dayMs = 86_400_000
const yearMs = 400 * dayMs
const hourMs = 3_600_000
// Of articles and the prices of their lists; a hundred offers on each make some ten kilobytes.
const madeAtMost = 10_000
const keptOf = new WeakMap<Database, { known: Promise<Known>; readAt: number }>()

const none: OpenHere = {
  isNone: true,
  isAutomatic: false,
  madeOf: (listed) => ({ shown: listed, practised: listed }),
  isReducing: () => false,
  titleOf: () => undefined,
}

/** The offers that somebody of whom nothing is known may have there, from memory where read in the last second. */
export async function openOffers(tx: Tx, { channel, locationId }: OpenWhere, now: Date): Promise<OpenHere> {
  const known = await knownOffers(tx, now)
  if (known.versions.length === 0) return none
  const key = `${channel ?? 'web'} ${locationId ?? ''}`
  const kept = known.here.get(key)
  if (kept) return kept
  const here = openHere(known, await placeOf(tx, { channel, locationId }))
  known.here.set(key, here)
  return here
}

async function placeOf(tx: Tx, { channel, locationId }: OpenWhere): Promise<OpenPlace> {
  const shop = locationId === null ? undefined : (await reference(tx)).locations.get(locationId as never)
  return {
    channel: channel ?? 'web',
    ...(locationId === null ? {} : { locationId }),
    ...(shop ? { postcode: shop.postcode } : {}),
    timeZone: shop?.timeZone ?? 'Europe/Paris',
  }
}

/** Whether any of them is for one channel, shop or place only. */
export async function isOpenByPlace(tx: Tx, now: Date): Promise<boolean> {
  const { versions } = await knownOffers(tx, now)
  return versions.some(({ rule }) => rule.conditions.some(({ kind }) => placed.has(kind)))
}

const placed: ReadonlySet<string> = new Set(['channel', 'location', 'place'])

/** The same with one that is being written, which takes the place of what it is today. */
export async function openWith(tx: Tx, where: OpenWhere, draft: OfferVersion, now: Date): Promise<OpenHere> {
  const known = await knownOffers(tx, now)
  const others = known.versions.flatMap((version) => {
    if (version.rule.id !== draft.rule.id || (version.to && version.to <= draft.from)) return [version]
    return version.from < draft.from ? [{ ...version, to: draft.from }] : []
  })
  return openHere({ ...known, versions: [...others, draft] }, await placeOf(tx, where))
}

/** What is kept in memory is no longer so. */
export function forgetOpen(database: Database): void {
  keptOf.delete(database)
}

function knownOffers(tx: Tx, now: Date): Promise<Known> {
  const kept = keptOf.get(tx.database)
  if (kept && performance.now() - kept.readAt < lifeMs) return kept.known
  // Not in the caller's transaction: what is kept is for all.
  const known = readAgain(kept?.known, tx.database.reader, now)
  keptOf.set(tx.database, { known, readAt: performance.now() })
  known.catch(() => keptOf.delete(tx.database))
  return known
}

/** What was known, with all that was worked out from it, while PostgreSQL tells the same. */
async function readAgain(before: Promise<Known> | undefined, reader: Tx, now: Date): Promise<Known> {
  const [known, read] = await Promise.all([before?.catch(() => undefined), readVersions(reader, now)])
  const age = known ? now.getTime() - known.readAt : -1
  return known && known.told === read.told && age >= 0 && age < hourMs ? known : read
}

/** Those of one place, found by what they look at: of many offers few look at one article. */
function openHere({ versions, titles, readAt }: Known, place: OpenPlace): OpenHere {
  const at = new Date(readAt)
  const there = versions.filter(({ rule }) => isOpenThere(rule, place))
  if (there.length === 0) return none
  const byName = new Map<string, OfferVersion[]>()
  for (const version of there)
    for (const name of namesIn(version)) byName.set(name, [...(byName.get(name) ?? []), version])
  const kept = new Map<string, OpenPeriod[]>()
  const made = new Map<string, OfferedPrices>()
  const isNow = ({ codes, to }: OfferVersion) => !codes && (!to || to > at)
  const onArticle = new Map<string, { found: readonly OfferVersion[]; isReducing: boolean }>()
  const lookAt = (article: OfferedArticle) => {
    const { sku, categories, brand } = article
    const key = namedBy(article)
    const known = onArticle.get(key)
    if (known) return known
    const names = ['*', `sku ${sku}`, `brand ${brand}`, ...categories.map((code) => `category ${code}`)]
    const found = [...new Set(names.flatMap((name) => byName.get(name) ?? []))]
    const there = found.filter(({ rule }) => mayReduce(rule, article))
    const looked = { found: there, isReducing: there.some(isNow) }
    if (onArticle.size >= madeAtMost) onArticle.clear()
    onArticle.set(key, looked)
    return looked
  }
  const periodsOn = (article: OfferedArticle) => {
    const { found } = lookAt(article)
    if (found.length === 0) return []
    const key = found.map(({ rule, version }) => `${rule.id} ${version}`).join(' ')
    const periods = kept.get(key) ?? openPeriods(found, place, at)
    kept.set(key, periods)
    return periods
  }
  return {
    isNone: false,
    isAutomatic: there.some(isNow),
    madeOf(listed, article, past = listed) {
      const key = `${namedBy(article)} ${pricesIn(listed)}${past === listed ? '' : ` beside ${pricesIn(past)}`}`
      const known = made.get(key)
      if (known) return known
      if (made.size >= madeAtMost) made.clear()
      const prices = withOffers(listed, periodsOn(article), article, past)
      made.set(key, prices)
      return prices
    },
    isReducing: (article) => lookAt(article).isReducing,
    titleOf: (offerId) => titles.get(offerId),
  }
}

const namedBy = ({ sku, brand, categories }: OfferedArticle): string => `${sku} ${brand} ${categories}`

const pricesIn = (prices: readonly PastPrice[]): string =>
  prices
    .map(({ amountMinor, kind, operation, from, to }) =>
      [amountMinor, kind, operation, from.getTime(), to?.getTime()].join(' '),
    )
    .join(',')

/** What an article must have one of for an offer to look at it. */
function namesIn({ rule: { effect } }: OfferVersion): string[] {
  if (effect.kind === 'gift') return [`sku ${effect.sku}`]
  const of = 'of' in effect ? effect.of : effect.kind === 'bundle' ? effect.slots[0]?.of : undefined
  if (of?.skus) return of.skus.map((sku) => `sku ${sku}`)
  if (of?.brands) return of.brands.map((brand) => `brand ${brand}`)
  if (of?.categories) return of.categories.map((code) => `category ${code}`)
  return ['*']
}

interface VersionRow {
  offerId: string
  version: number
  definition: Omit<OfferRow, 'id' | 'startsAt' | 'endsAt'> & { startsAt: string; endsAt?: string }
  setAt: Date
  until: Date | null
  codes: { code: string; from: string; to: string | null; usedUpAt: string | null }[] | null
  usedAt: Date | null
  usesLeft: number | null
  budgetLeftMinor: number | null
}

/**
 * Each version of each offer of the last year that anybody may have had. What is left of a limited one is known since it was last used: before
 * that it counts as in force, for a prior price may be told too low and never too high.
 */
async function readVersions(reader: Tx, now: Date): Promise<Known> {
  const since = new Date(now.getTime() - yearMs)
  const rows = await reader.rows<VersionRow>(sql`
    select v.offer_id as "offerId", v.version, v.definition, v.set_at as "setAt", v.until, c.codes, u.used_at as "usedAt",
      b.most_uses - b.uses - b.leased as "usesLeft", b.budget_minor - b.spent_minor - b.leased_minor as "budgetLeftMinor"
    from (
      select offer_id, version, definition, set_at, lead(set_at) over (partition by offer_id order by version) as until
      from offer_versions) v
    left join lateral (
      select json_agg(json_build_object('code', c.code, 'from', c.issued_at, 'to', c.expires_at, 'usedUpAt',
        case when c.uses >= c.most_uses then (
          select used_at from offer_uses where offer_id = c.offer_id and code = c.code and released_at is null order by used_at desc limit 1)
        end)) as codes
      from coupon_batches g join coupons c on c.code = g.code
      where g.offer_id = v.offer_id and g.kind = 'general' and c.customer_id is null) c on (v.definition ->> 'needsCode')::boolean
    left join offer_balances b on b.offer_id = v.offer_id and v.until is null
    left join lateral (
      select used_at from offer_uses where offer_id = b.offer_id and released_at is null order by used_at desc limit 1) u on true
    where (v.until is null or v.until > ${since}) and coalesce((v.definition ->> 'endsAt')::timestamptz, 'infinity') > ${since}
      and not coalesce((v.definition ->> 'isDraft')::boolean, false) and v.definition -> 'mostUsesEach' is null
      and v.definition -> 'effect' ->> 'kind' <> 'free_delivery'
      and not v.definition -> 'conditions' @? '$[*] ? (@.kind == "segment" || @.kind == "known_customer" || @.kind == "first_purchase")'`)
  const versions = rows.flatMap(versionOf)
  const titles = new Map(rows.map(({ offerId, definition }) => [offerId, definition]))
  return { versions, titles, here: new Map(), readAt: now.getTime(), told: JSON.stringify(rows) }
}

function versionOf(row: VersionRow): OfferVersion[] {
  const { offerId, version, definition, setAt, until, usedAt, usesLeft, budgetLeftMinor } = row
  const { startsAt, endsAt, titleFr, titleEn } = definition
  const rule = ruleOf({
    ...definition,
    ...{ id: offerId, version, startsAt: new Date(startsAt), endsAt: endsAt === undefined ? null : new Date(endsAt) },
    ...{ group: definition.group ?? null, mostUsesEach: null },
  })
  const codes = row.codes?.map(({ code, from, to, usedUpAt }) => ({
    code,
    from: new Date(from),
    to: earliest(to && new Date(to), usedUpAt && new Date(usedUpAt)),
  }))
  // One that waits for a code which nobody published is for those who were given theirs.
  if (rule.needsCode && !codes?.length) return []
  const from = setAt > rule.startsAt! ? setAt : rule.startsAt!
  const to = earliest(until, rule.endsAt)
  if (to && to <= from) return []
  const left =
    usedAt && (usesLeft !== null || budgetLeftMinor !== null)
      ? {
          since: usedAt,
          ...(usesLeft === null ? {} : { uses: usesLeft }),
          ...(budgetLeftMinor === null ? {} : { budgetMinor: budgetLeftMinor }),
        }
      : undefined
  return [
    {
      ...{ rule, version, names: [offerId, titleFr, titleEn], from, to },
      ...(codes && rule.needsCode ? { codes } : {}),
      ...(left && { left }),
    },
  ]
}

const earliest = (...ends: (Date | '' | null | undefined)[]): Date | null =>
  ends.reduce<Date | null>((first, end) => (end && (!first || end < first) ? end : first), null)
