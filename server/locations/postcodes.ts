import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/locations.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { Reference } from './location.ts'
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

/** The towns of a postcode, the largest first; none where it does not exist. */
export async function findPostcode(
  tx: Tx,
  input: Input<typeof contract.findPostcode>,
): Promise<Output<typeof contract.findPostcode>> {
  const items = await tx.rows<Output<typeof contract.findPostcode>['items'][number]>(
    sql`select postcode, city, latitude, longitude from postcodes where postcode = ${input.postcode.trim()} order by population desc, city`,
  )
  return { items }
}
