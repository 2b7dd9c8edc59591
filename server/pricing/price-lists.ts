import type { Id } from '@filrouge/kernel/ids.ts'
import { isForEverybody, isInForce, listsInOrder, type PriceList } from '@filrouge/rules/price-lists.ts'
import sql from 'sql-template-tag'
import { segmentsOf } from '../customers/public.ts'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { isOpenByPlace, type OpenHere, openOffers } from '../promotions/public.ts'

/** A list as it is kept. */
export interface PriceListRow extends PriceList {
  titleFr: string
  titleEn: string
}

/** For whom and where articles are priced. Of no channel: as on the web. */
export interface PriceOccasion {
  channel: string | null
  /** The shop in which they are bought; where that is said, the postcode is the shop's. */
  locationId: string | null
  customerId: string | null
  /** Of where they go. */
  postcode?: string | null | undefined
}

/** The occasion of a call: who asks, where she is. */
export const occasionOf = ({ channel, locationId, session, postcode }: Call): PriceOccasion => ({
  channel,
  locationId,
  customerId: session?.customerId ?? null,
  postcode,
})

/** A question as the customer being served would ask it: staff may ask for anybody, whoever else does is answered as herself. */
export const askedFor = (call: Call, customerId: string | undefined): Call =>
  call.session?.kind === 'staff' && customerId !== undefined
    ? { ...call, session: { ...call.session, customerId: customerId as Id<'customer'> } }
    : call

/** The lists of an occasion. */
export interface ListsFor {
  /** Those in force, the one that counts first first; the prices of everybody come last. */
  inForce: readonly PriceListRow[]
  /** All that every consumer there paid by, ever, in the same order: what a reduction is measured on. */
  practised: readonly PriceListRow[]
  /** Whether anything costs less, or more, from a quantity on. */
  hasQuantityPrices: boolean
  /** Whether nothing but the prices of everybody counts, whatever the quantity. */
  isPlain: boolean
  /** The offers that anybody may have there: what they take off was a price as well. */
  offers: OpenHere
}

interface Known {
  lists: readonly PriceListRow[]
  hasQuantityPrices: boolean
}

const lifeMs = 1000
const keptOf = new WeakMap<Database, { known: Promise<Known>; readAt: number }>()

/** Every list there is or was, from memory where read in the last second. */
function knownLists(tx: Tx): Promise<Known> {
  const kept = keptOf.get(tx.database)
  if (kept && performance.now() - kept.readAt < lifeMs) return kept.known
  // Not in the caller's transaction: what is kept is for all.
  const known = readLists(tx.database.reader)
  keptOf.set(tx.database, { known, readAt: performance.now() })
  known.catch(() => keptOf.delete(tx.database))
  return known
}

/** What is kept in memory is no longer so. */
export function forgetLists(database: Database): void {
  keptOf.delete(database)
}

async function readLists(reader: Tx): Promise<Known> {
  const { lists, hasQuantityPrices } = await reader.one<{ lists: ListRow[]; hasQuantityPrices: boolean }>(sql`
    select (
      select json_agg(json_build_object('code', code, 'titleFr', title_fr, 'titleEn', title_en, 'place', place, 'channels', channels,
        'locationIds', location_ids, 'postcodes', postcodes, 'segments', segments,
        'startsAt', nullif(starts_at, '-infinity'), 'endsAt', ends_at) order by place) from price_lists) as lists,
      exists (select from prices where minimum_quantity > 1) as "hasQuantityPrices"`)
  const read = lists.map(({ startsAt, endsAt, ...list }) => ({
    ...list,
    startsAt: new Date(startsAt ?? 0),
    endsAt: endsAt === null ? null : new Date(endsAt),
  }))
  return { lists: read, hasQuantityPrices }
}

interface ListRow extends Omit<PriceListRow, 'startsAt' | 'endsAt'> {
  startsAt: string | null
  endsAt: string | null
}

/** The lists that price articles on an occasion. Where there is none but that of everybody, nothing is asked. */
export async function listsFor(tx: Tx, asked: PriceOccasion, at: Date): Promise<ListsFor> {
  const [{ lists, hasQuantityPrices }, offers] = await Promise.all([knownLists(tx), openOffers(tx, asked, at)])
  if (lists.length === 1)
    return { inForce: lists, practised: lists, hasQuantityPrices, isPlain: !hasQuantityPrices, offers }
  const asksSegments = lists.some((list) => list.segments.length > 0 && isInForce(list, at))
  const [place, segments] = await Promise.all([
    placeOf(tx, asked),
    asksSegments ? segmentsOf(tx, asked.customerId, at) : [],
  ])
  const fitting = listsInOrder(lists, { channel: asked.channel ?? 'web', ...place, segments })
  const inForce = fitting.filter((list) => isInForce(list, at))
  return {
    inForce,
    practised: fitting.filter(isForEverybody),
    hasQuantityPrices,
    isPlain: inForce.length === 1 && !hasQuantityPrices,
    offers,
  }
}

async function placeOf(tx: Tx, { locationId, postcode }: PriceOccasion) {
  if (locationId === null) return postcode ? { postcode } : {}
  const shop = (await reference(tx)).locations.get(locationId as never)
  return { locationId, ...(shop ? { postcode: shop.postcode } : {}) }
}

/** Whether not everybody sees the same prices: lists are in force besides that of everybody, or offers for anybody in some places only. */
export async function hasPriceLists(tx: Tx, now: Date): Promise<boolean> {
  const [{ lists }, isByPlace] = await Promise.all([knownLists(tx), isOpenByPlace(tx, now)])
  return isByPlace || (lists.length > 1 && lists.filter((list) => isInForce(list, now)).length > 1)
}

/** What tells apart those who see other prices: equal for all who see the same. Empty where everybody does. */
export async function priceAudience(tx: Tx, occasion: PriceOccasion, now: Date): Promise<string> {
  const [{ inForce }, isByPlace] = await Promise.all([listsFor(tx, occasion, now), isOpenByPlace(tx, now)])
  const lists = inForce.length === 1 ? [] : inForce.map(({ code }) => code)
  return [...(isByPlace ? [occasion.channel ?? 'web', occasion.locationId ?? ''] : []), ...lists].join(' ')
}
