import { openJournal } from '../journal.ts'
import type { Shipment, ShipmentEvent } from './shipment.ts'

/** News still owed to a merchant. */
export interface Owed {
  id: string
  shipment: Shipment
  event: ShipmentEvent
}

/** Something that will happen to a parcel. */
export interface Planned {
  shipmentId: string
  event: ShipmentEvent
}

type Entry =
  | { shipment: Shipment }
  | { planned: Planned[] }
  | { shipmentId: string; event: ShipmentEvent; news?: string }
  | { delivered: string }
  | { aheadMs: number }

/** All the carriers know: in memory to be fast, in a journal to survive a kill. */
export function openMemory(file: string) {
  const shipments = new Map<string, Shipment>()
  const byReference = new Map<string, string>()
  const events = new Map<string, ShipmentEvent[]>()
  const planned = new Map<string, Planned>()
  const owed = new Map<string, Owed>()
  let aheadMs = 0

  const apply = (entry: Entry) => {
    if ('shipment' in entry) {
      const { shipment } = entry
      shipments.set(shipment.id, shipment)
      byReference.set(`${shipment.carrier} ${shipment.asked.reference}`, shipment.id)
    } else if ('planned' in entry) for (const one of entry.planned) planned.set(one.event.id, one)
    else if ('delivered' in entry) owed.delete(entry.delivered)
    else if ('aheadMs' in entry) aheadMs = entry.aheadMs
    else {
      const { shipmentId, event, news } = entry
      planned.delete(event.id)
      const known = events.get(shipmentId)
      if (known) known.push(event)
      else events.set(shipmentId, [event])
      if (news) owed.set(news, { id: news, shipment: shipments.get(shipmentId)!, event })
    }
  }
  const journal = openJournal(file, apply)
  const write = (entry: Entry) => {
    journal.append(entry)
    apply(entry)
  }
  return {
    write,
    count: () => shipments.size,
    byId: (id: string) => shipments.get(id),
    byReference: (carrier: string, reference: string) =>
      shipments.get(byReference.get(`${carrier} ${reference}`) ?? ''),
    eventsOf: (shipmentId: string) => events.get(shipmentId) ?? [],
    planned: () => [...planned.values()],
    owed: () => [...owed.values()],
    aheadMs: () => aheadMs,
    close: () => journal.close(),
  }
}
export type Memory = ReturnType<typeof openMemory>
