import type { CartView } from '@filrouge/contract/carts.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import type { Address, Contact } from '@filrouge/contract/shapes.ts'

/** What tells one way of delivery from another. */
export function keyOf(way: { mode: string; locationId?: string; relayPointId?: string; service?: string }): string {
  return [way.mode, way.locationId ?? way.relayPointId ?? way.service ?? ''].join(' ')
}

/**
 * In the order an adviser says them: those in time first, then home, relay, shops; within one mode as the server orders them (the nearest
 * first). Taking away needs someone standing in the shop, so it is not offered on the telephone.
 */
export function waysByTelephone(options: readonly PromiseOption[]): PromiseOption[] {
  const rank = { home: 0, relay: 1, collect: 2, takeaway: 3 }
  const late = (option: PromiseOption) => (option.inTime === false ? 1 : 0)
  return options
    .filter((option, index) => option.mode !== 'takeaway' && isFirstOfPlace(option, options.slice(0, index)))
    .sort((one, other) => late(one) - late(other) || rank[one.mode] - rank[other.mode])
}

// Choosing a delivery names its place, not the carrier's service: the server takes the first, so a dearer one would not be kept.
function isFirstOfPlace(option: PromiseOption, before: readonly PromiseOption[]): boolean {
  const place = ({ mode, locationId, relayPointId }: PromiseOption) => `${mode} ${locationId ?? relayPointId ?? ''}`
  return !before.some((other) => place(other) === place(option))
}

/** The way to have chosen beforehand: the one the basket already has, else the cheapest in time, else the first. */
export function firstChoice(ways: readonly PromiseOption[], delivery: CartView['delivery']): string | undefined {
  const kept = delivery && ways.find((way) => isSameWay(way, delivery))
  const cheapest = ways
    .filter((way) => way.inTime !== false)
    .reduce<PromiseOption | undefined>(
      (best, way) => (!best || way.cost.minor < best.cost.minor ? way : best),
      undefined,
    )
  const chosen = kept ?? cheapest ?? ways[0]
  return chosen && keyOf(chosen)
}

function isSameWay(way: PromiseOption, delivery: NonNullable<CartView['delivery']>): boolean {
  return (
    way.mode === delivery.mode &&
    (way.mode === 'home' ||
      (way.mode === 'relay' ? way.relayPointId === delivery.relayPointId : way.locationId === delivery.locationId))
  )
}

/** What is sent to choose a way: only the fields its mode knows, and a contact without its empty fields. */
export function deliveryOf(way: PromiseOption, address: Address, contact: Contact) {
  return {
    mode: way.mode,
    ...(way.mode === 'relay' && way.relayPointId ? { relayPointId: way.relayPointId } : {}),
    ...((way.mode === 'collect' || way.mode === 'takeaway') && way.locationId ? { locationId: way.locationId } : {}),
    ...(way.mode === 'home' ? { address: withoutEmpty(address) } : {}),
    contact: withoutEmpty(contact),
  }
}

/** What is still to be told before this way can be chosen, by the name of its field. */
export function missingOf(
  mode: PromiseOption['mode'],
  address: Address,
  contact: Contact,
): ('street' | 'city' | 'email')[] {
  const missing: ('street' | 'city' | 'email')[] = []
  if (mode === 'home' && !address.street.trim()) missing.push('street')
  if (mode === 'home' && !address.city.trim()) missing.push('city')
  if (!contact.email?.trim() && !contact.phone?.trim()) missing.push('email')
  return missing
}

function withoutEmpty<T extends Record<string, string | undefined>>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value),
  ) as T
}
