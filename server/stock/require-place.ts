import type { InsidePlace } from '@filrouge/contract/stock.ts'
import type { Location } from '../locations/public.ts'
import { refuse } from '../platform/refuse.ts'

/** Refuses a place that a location does not have. */
export function requirePlace(at: Location, place: InsidePlace | undefined): void {
  if (place && !at.places.some(({ kind }) => kind === place)) refuse('place_not_found', { place, locationId: at.id })
}
