import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/price-lists.ts'
import { baseList } from '@filrouge/rules/price-lists.ts'
import sql from 'sql-template-tag'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { forgetLists } from './price-lists.ts'

interface Kept {
  place: number
  channels: string[]
  locationIds: string[]
  postcodes: string[]
  segments: string[]
  startsAt: Date
  endsAt: Date | null
}

/** Makes a price list or changes it. What began keeps its conditions, its place and its beginning: they are what was practised. */
export async function setPriceList(
  tx: Tx,
  input: Input<typeof contract.setPriceList>,
  call: Call,
): Promise<{ code: string }> {
  const { code, titleFr, titleEn, channels, postcodes, segments, reason } = input
  if (code === baseList) invalid('#/code', 'of_everybody')
  const places = await reference(tx)
  const locationIds = input.locationIds.map((which) => requireLocation(places, which).id).sort()
  if ([channels, locationIds, postcodes, segments].every((wanted) => wanted.length === 0))
    invalid('#/channels', 'for_nobody_in_particular')
  await oneAtATime(tx)
  const before = await tx.maybe<Kept>(sql`
    select place, channels, location_ids as "locationIds", postcodes, segments, starts_at as "startsAt", ends_at as "endsAt"
    from price_lists where code = ${code}`)
  const hasBegun = before !== undefined && before.startsAt <= call.now
  const startsAt = input.startsAt === undefined ? (before?.startsAt ?? call.now) : new Date(input.startsAt)
  const endsAt = input.endsAt === undefined ? (before?.endsAt ?? null) : input.endsAt && new Date(input.endsAt)
  const wanted = {
    place: input.place ?? before?.place ?? (await firstPlace(tx)),
    channels,
    locationIds,
    postcodes,
    segments,
  }
  if (hasBegun && !isAsBefore(before, wanted, startsAt)) refuse('price_list_begun')
  if (hasBegun && before.endsAt && before.endsAt <= call.now) refuse('price_list_begun')
  if (!hasBegun && startsAt < call.now) invalid('#/startsAt', 'in_the_past')
  if (endsAt && (endsAt <= startsAt || endsAt < call.now)) invalid('#/endsAt', 'before_start')
  if (await tx.maybe(sql`select 1 from price_lists where place = ${wanted.place} and code <> ${code}`))
    refuse('price_list_place_taken')
  await tx.run(sql`
    insert into price_lists (code, title_fr, title_en, place, channels, location_ids, postcodes, segments, reason, starts_at, ends_at,
      set_by, set_at)
    values (${code}, ${titleFr}, ${titleEn}, ${wanted.place}, ${channels}, ${locationIds}, ${postcodes}, ${segments}, ${reason ?? null},
      ${startsAt}, ${endsAt}, ${call.session?.staffId ?? null}, ${call.now})
    on conflict (code) do update set title_fr = excluded.title_fr, title_en = excluded.title_en, place = excluded.place,
      channels = excluded.channels, location_ids = excluded.location_ids, postcodes = excluded.postcodes, segments = excluded.segments,
      reason = excluded.reason, starts_at = excluded.starts_at, ends_at = excluded.ends_at, set_by = excluded.set_by, set_at = excluded.set_at`)
  await publish(tx, call, 'price_list.set', code, { code })
  tx.afterCommit(() => forgetLists(tx.database))
  return { code }
}

/** Ends a price list now, or takes it back where it had not begun; the prices of the others count at once. */
export async function endPriceList(
  tx: Tx,
  { code }: Input<typeof contract.endPriceList>,
  call: Call,
): Promise<{ code: string }> {
  if (code === baseList) refuse('price_list_not_found')
  await oneAtATime(tx)
  const found = await tx.maybe<{ isOver: boolean }>(
    sql`select coalesce(ends_at <= ${call.now}, false) as "isOver" from price_lists where code = ${code}`,
  )
  if ((found ?? refuse('price_list_not_found')).isOver) return { code }
  await tx.run(sql`update price_lists set ends_at = greatest(starts_at, ${call.now}) where code = ${code}`)
  await publish(tx, call, 'price_list.ended', code, { code })
  tx.afterCommit(() => forgetLists(tx.database))
  return { code }
}

/** Two who make or change lists wait for each other: their order is one. */
const oneAtATime = (tx: Tx) => tx.run(sql`select pg_advisory_xact_lock(hashtextextended('price lists', 57))`)

/** Before all others; with room between for those that will be put there. */
async function firstPlace(tx: Tx): Promise<number> {
  const { place } = await tx.one<{ place: number }>(
    sql`select coalesce(min(place), 0) as place from price_lists where code <> ${baseList}`,
  )
  return place - 100
}

function isAsBefore(before: Kept, wanted: Omit<Kept, 'startsAt' | 'endsAt'>, startsAt: Date): boolean {
  const same = (one: readonly string[], other: readonly string[]) => [...one].sort().join() === [...other].sort().join()
  return (
    before.place === wanted.place &&
    before.startsAt.getTime() === startsAt.getTime() &&
    same(before.channels, wanted.channels) &&
    same(before.locationIds, wanted.locationIds) &&
    same(before.postcodes, wanted.postcodes) &&
    same(before.segments, wanted.segments)
  )
}
