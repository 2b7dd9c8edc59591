import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/promise.ts'
import { money } from '@filrouge/kernel/money.ts'
import { reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { type DeliveryService, deliveryServices, servesPostcode } from './delivery-services.ts'

/** What carriers bring, how fast and for how much: what goes everywhere first, then the cheapest. */
export async function listDeliveryServices(
  tx: Tx,
  _input: Input<typeof contract.listDeliveryServices>,
  call: Call,
): Promise<Output<typeof contract.listDeliveryServices>> {
  const services = await deliveryServices(tx, await reference(tx))
  const views = services.map((service) => ({
    code: service.code,
    mode: service.mode,
    title: call.language === 'en' ? service.titleEn : service.titleFr,
    carrier: service.carrier,
    cost: money(service.costMinor, 'EUR'),
    ...(service.freeFromMinor === null ? {} : { freeFrom: money(service.freeFromMinor, 'EUR') }),
    transitDaysMin: service.transitDaysMin,
    transitDaysMax: service.transitDaysMax,
    ...(service.maxWeightGrams === null ? {} : { maxWeightGrams: service.maxWeightGrams }),
    isRegional: isRegional(service),
  }))
  views.sort((one, other) => Number(one.isRegional) - Number(other.isRegional) || one.cost.minor - other.cost.minor)
  return { items: views }
}

/** A service that does not go to most of the départements of the mainland is one of a region. */
function isRegional(service: DeliveryService): boolean {
  const departments = Array.from({ length: 95 }, (_, index) => `${String(index + 1).padStart(2, '0')}000`)
  return departments.filter((postcode) => servesPostcode(service, postcode)).length < departments.length / 2
}
