import type { LabelFormat, ParcelStep } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/database.ts'
import { isCollected, type OrderToFulfil } from '../fulfilment.ts'
import type { CarrierPort } from './carrier-port.ts'
import { httpCarrier } from './http-carrier.ts'

/** A parcel at its carrier. */
export interface Parcel {
  id: Id<'parcel'>
  order_id: Id<'order'>
  fulfilment_id: Id<'fulfilment'>
  carrier: string
  carrier_name: string
  product: string
  carrier_id: string | null
  tracking_number: string | null
  step: ParcelStep
  step_at: Date
  labelled_at: Date | null
  handed_over_at: Date | null
  problem: string | null
}

const columns = sql`
  p.id, p.order_id, p.fulfilment_id, p.carrier, c.name as carrier_name, p.product, p.carrier_id, p.tracking_number, p.step, p.step_at,
  p.labelled_at, p.handed_over_at, p.problem from parcels p join carriers c on c.code = p.carrier`

/** A parcel by its own id, which is our reference at the carrier. */
export const readParcel = (tx: Tx, id: string): Promise<Parcel | undefined> =>
  tx.maybe<Parcel>(sql`select ${columns} where p.id = ${id}`)

/** The parcel of a fulfilment, if one has been asked for and not given up. */
export const parcelOf = (tx: Tx, fulfilmentId: string): Promise<Parcel | undefined> =>
  tx.maybe<Parcel>(sql`select ${columns} where p.fulfilment_id = ${fulfilmentId} and p.step <> 'cancelled'`)

/** Who carries what she chose, and under which name there. */
export interface Entrusted {
  code: string
  name: string
  product: string
  format: LabelFormat
}

/** The carrier to whom goods of this order are entrusted; undefined where we have no account with it, or bring them to our own shop. */
export async function carrierFor(tx: Tx, order: OrderToFulfil): Promise<Entrusted | undefined> {
  if (isCollected(order)) return undefined
  return tx.maybe<Entrusted>(sql`
    select c.code, c.name, coalesce(p.product, s.code) as product, c.label_format as format
    from delivery_services s join carriers c on c.name = s.carrier left join carrier_products p on p.service = s.code and p.carrier = c.code
    where s.code = ${order.service} and c.is_connected`)
}

/** How a carrier is spoken to; undefined where this server has no account with it. */
export function portTo(config: Pick<Config, 'carriers'>, code: string): CarrierPort | undefined {
  const account = config.carriers[code]
  return account && httpCarrier(account)
}
