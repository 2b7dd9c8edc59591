import { type Reference, reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { type DeliveryService, deliveryServices } from './delivery-services.ts'

/** What every promise stands on, from memory: the places and the carriers. */
export interface Known {
  reference: Reference
  services: readonly DeliveryService[]
}

/** The places and the carriers as they are now. */
export async function whatIsKnown(tx: Tx): Promise<Known> {
  const places = await reference(tx)
  return { reference: places, services: await deliveryServices(tx, places) }
}
