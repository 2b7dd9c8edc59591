import { type Reference, reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { type Appointments, type Concerned, readAppointments } from './appointments.ts'
import { type DeliveryService, deliveryServices } from './delivery-services.ts'
import { readSourcing, type Sourcing } from './read-sourcing.ts'

/** What every promise stands on, from memory: the places, the carriers and the rules of sourcing. */
export interface Known {
  reference: Reference
  services: readonly DeliveryService[]
  sourcing: Sourcing
  appointments?: Appointments
}

/** The places, the carriers and the rules as they are now, and what the rules ask about these articles. */
export async function whatIsKnown(
  tx: Tx,
  asked: { skus: readonly string[]; now: Date; channel?: string | null } & Concerned,
): Promise<Known> {
  const places = await reference(tx)
  const services = await deliveryServices(tx, places)
  const [sourcing, appointments] = await Promise.all([
    readSourcing(tx, places, asked),
    readAppointments(tx, places, asked),
  ])
  return { reference: places, services, sourcing, appointments }
}
