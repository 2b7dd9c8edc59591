import type { Id } from '@filrouge/kernel/ids.ts'

/** An article at a location: what is there, what of it is kept, what is on its way. */
export interface StockLevel {
  sku: string
  locationId: Id<'location'>
  onHand: number
  reserved: number
  safety: number
  /** What can be promised at a distance. */
  available: number
  /** Of what is on hand; the rest is in the stock room. */
  onFloor: number
  inWindow: number
  incoming: IncomingStock[]
}

/** What is still free of a delivery on its way. */
export interface IncomingStock {
  id: Id<'incomingDelivery'>
  expectedOn: string
  available: number
}

export interface HoldLine {
  sku: string
  locationId: string
  incomingId?: string | null
  quantity: number
}

/** A line that could not be held: what was wanted there and what is free. */
export interface Shortage {
  sku: string
  locationId: string
  incomingId: string | null
  wanted: number
  available: number
}
