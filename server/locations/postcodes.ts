import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/locations.ts'
import { parseNear } from '@filrouge/kernel/geo.ts'
import { searchWords } from '@filrouge/kernel/text.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { Near, Reference } from './location.ts'
import { nearestOf } from './nearest.ts'
import { reference } from './reference.ts'

export interface LocatedPostcode {
  latitude: number
  longitude: number
  city: string
}

// Goes with the reference data it was read beside.
const locatedOf = new WeakMap<Reference, Map<string, LocatedPostcode>>()

/**
 * Where a postcode is: its largest town. One that no town has (a CEDEX) is taken for the largest of those that begin alike. Undefined where
 * there is none.
 */
export async function locatePostcode(tx: Tx, postcode: string): Promise<LocatedPostcode | undefined> {
  const known = await reference(tx)
  const located = locatedOf.get(known) ?? new Map<string, LocatedPostcode>()
  locatedOf.set(known, located)
  const kept = located.get(postcode)
  if (kept) return kept
  const found = await tx.maybe<LocatedPostcode>(
    sql`
      select latitude, longitude, city from postcodes
      where postcode = ${postcode} or (${/^\d{5}$/.test(postcode)} and postcode like ${`${postcode.slice(0, 2)}%`})
      order by postcode = ${postcode} desc, left(postcode, 3) = ${postcode.slice(0, 3)} desc, population desc, city limit 1`,
  )
  // Only what exists is kept, so that wrong input cannot fill the memory.
  if (found) located.set(postcode, found)
  return found
}

type TownsOfPostcode = Output<typeof contract.findPostcode>['items']
const townsOfPostcode = new WeakMap<Reference, Map<string, TownsOfPostcode>>()

/** The towns of a postcode, the largest first; none where it does not exist. */
export async function findPostcode(
  tx: Tx,
  input: Input<typeof contract.findPostcode>,
): Promise<Output<typeof contract.findPostcode>> {
  const known = await reference(tx)
  const found = townsOfPostcode.get(known) ?? new Map<string, TownsOfPostcode>()
  townsOfPostcode.set(known, found)
  const postcode = input.postcode.trim()
  const kept = found.get(postcode)
  if (kept) return { items: kept }
  const items = await tx.rows<TownsOfPostcode[number]>(
    sql`select postcode, city, latitude, longitude from postcodes where postcode = ${postcode} order by population desc, city`,
  )
  if (items.length > 0) found.set(postcode, items)
  return { items }
}

interface Town extends LocatedPostcode {
  postcode: string
  /** The name as it is searched: `saint denis`. */
  folded: string
}

interface Towns {
  all: readonly Town[]
  nearest(point: { latitude: number; longitude: number }, limit: number): Near<Town>[]
}

// Some thirty thousand, asked for at each letter typed: read once, the largest first, and kept like the rest of the reference data.
const townsOf = new WeakMap<Reference, Promise<Towns>>()

async function towns(tx: Tx): Promise<Towns> {
  const known = await reference(tx)
  const kept = townsOf.get(known)
  if (kept) return kept
  const reading = readTowns(tx)
  townsOf.set(known, reading)
  reading.catch(() => townsOf.delete(known))
  return reading
}

async function readTowns(tx: Tx): Promise<Towns> {
  const rows = await tx.rows<Omit<Town, 'folded'>>(
    sql`select postcode, city, latitude, longitude from postcodes order by population desc, postcode, city`,
  )
  const all = rows.map((row) => ({ ...row, folded: searchWords(row.city).join(' ') }))
  return { all, nearest: nearestOf(all) }
}

/** Towns whose postcode or name begins as is typed, the largest first; or those nearest to a point. */
export async function listPostcodes(
  tx: Tx,
  input: Input<typeof contract.listPostcodes>,
): Promise<Output<typeof contract.listPostcodes>> {
  const point = input.near === undefined ? undefined : parseNear(input.near)
  const known = await towns(tx)
  const found = point ? known.nearest(point, input.limit) : beginning(known, input.query ?? '', input.limit)
  return { items: found.map(({ postcode, city, latitude, longitude }) => ({ postcode, city, latitude, longitude })) }
}

function beginning({ all }: Towns, query: string, limit: number): Town[] {
  const digits = query.replace(/\s/g, '')
  const isPostcode = /^\d{1,5}$/.test(digits)
  const begun = searchWords(query).join(' ')
  const found: Town[] = []
  if (begun === '') return found
  for (const town of all) {
    if (isPostcode ? town.postcode.startsWith(digits) : town.folded.startsWith(begun)) found.push(town)
    if (found.length === limit) break
  }
  return found
}
