import type { Reason } from '@filrouge/contract/shapes.ts'
import type { Decision } from '@filrouge/contract/sourcing.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import type { Location } from '../locations/public.ts'
import type { Slot } from '../slots/public.ts'

/** Some of one article. */
export interface Wanted {
  sku: string
  quantity: number
  weightGrams: number
}

/** One chosen way of having a basket. Without `service` the cheapest carrier's service is taken. */
export type Destination =
  | { mode: 'takeaway'; locationId: string }
  | { mode: 'collect'; locationId: string; slotId?: string }
  | { mode: 'relay'; relayPointId: string; service?: string }
  | { mode: 'home'; postcode: string; latitude?: number; longitude?: number; service?: string; slotId?: string }

/** Where it will come from; `incomingId` where it is still on its way there. */
export interface Source {
  sku: string
  locationId: Id<'location'>
  incomingId?: Id<'incomingDelivery'>
  quantity: number
}

/** What a place can be given to prepare that leaves on one day, and what a basket would add to it. */
export interface Capacity {
  location: Location
  per: 'parcels' | 'lines'
  units: number
  adds: number
}

/** When, for how much and from where a basket can be had one way. */
export interface Promised {
  earliest: Date
  latest: Date
  costMinor: number
  currency: 'EUR'
  vatRate: number
  service?: string
  /** By appointment: the slot that is promised, and all those that can be had, the first first, each with what it then costs. */
  slot?: Slot
  slots?: readonly Slot[]
  /** From when a slot could be had if none were taken. */
  slotsFrom?: Date
  sources: Source[]
  why: Reason[]
  /** Why from there, and who was passed over: made only when it is asked, for most promises are never held. */
  decide?: () => Decision | undefined
  /** What places can be given in a day that this counts upon: to be made sure of when goods are held. */
  within?: () => Capacity[]
}

/** Where the shopper is; the postcode decides which carriers go there. */
export interface Place {
  latitude: number
  longitude: number
  postcode?: string
}
