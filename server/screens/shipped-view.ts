import type { Output } from '@filrouge/contract/endpoint.ts'
import type { shipFulfilment } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { CartDelivery } from '../carts/public.ts'
import { carrierLabel, labelOf } from '../fulfilment/public.ts'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { fulfilmentView } from './fulfilment-view.ts'

/** A parcel that has just left, with the label to stick on it. */
export async function shippedView(tx: Tx, id: Id<'fulfilment'>, call: Call): Promise<Output<typeof shipFulfilment>> {
  const [view, known, given] = await Promise.all([fulfilmentView(tx, id, call), reference(tx), carrierLabel(tx, id)])
  if (given) return { ...view, trackingNumber: view.trackingNumber ?? '', label: given.label }
  const { delivery } = await tx.one<{ delivery: Omit<CartDelivery, 'shown'> }>(
    sql`select delivery from orders where id = ${view.orderId}`,
  )
  const from = known.locations.get(view.locationId)!
  const shop = view.collectLocationId ? known.locations.get(view.collectLocationId as Id<'location'>) : undefined
  const relayPoint = delivery.relayPointId ? known.relayPoints.get(delivery.relayPointId) : undefined
  const at = shop ?? relayPoint
  const { address } = delivery
  const addressed = at
    ? [at.name, at.street, `${at.postcode} ${at.city}`]
    : [address?.street ?? '', address?.street2 ?? '', `${address?.postcode ?? ''} ${address?.city ?? ''}`]
  const trackingNumber = view.trackingNumber ?? ''
  const label = labelOf({
    trackingNumber,
    carrier: view.carrier ?? '',
    orderNumber: view.orderNumber,
    from: [from.name, from.street, `${from.postcode} ${from.city}`],
    to: [address?.name ?? view.customerName ?? '', ...addressed].filter((line) => line.trim() !== ''),
  })
  return { ...view, trackingNumber, label }
}
