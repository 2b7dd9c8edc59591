import { locatePostcode, placeOf } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import type { Place } from './promise.ts'

/** Where the shopper says she is; undefined where she says nothing. */
export async function shopperPlace(tx: Tx, input: { near?: string; postcode?: string }): Promise<Place | undefined> {
  const postcode = input.postcode?.trim()
  if (postcode !== undefined && !(await locatePostcode(tx, postcode))) refuse('postcode_not_found')
  const point = await placeOf(tx, input)
  return point && { latitude: point.latitude, longitude: point.longitude, ...(postcode && { postcode }) }
}
