import type { DateWindow } from '@filrouge/rules/promise-dates.ts'
import type { Location } from '../locations/public.ts'
import type { Source } from './promise.ts'

/** Goods that can leave later: those of a supplier, or of a delivery on its way. */
export interface LaterStock {
  location: Location
  incomingId: string | null
  available: number
  /** The days between which they can leave. */
  leaves: DateWindow
}

/** Some of a line from somewhere: from stock, or later. */
export interface Allocation {
  line: number
  quantity: number
  location: Location
  later: LaterStock | null
}

/** What leaves one place together. */
export interface Parcel {
  location: Location
  later: LaterStock | null
  leaves: DateWindow
  weightGrams: number
}

/** The parcels of a way, and where they come from as it is told. */
export interface Packed {
  /** Undefined where a place never works. */
  parcels: readonly Parcel[] | undefined
  sources: Source[]
}
