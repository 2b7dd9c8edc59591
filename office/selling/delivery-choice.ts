import type { CartView } from '@filrouge/contract/carts.ts'
import type { PromiseOption } from '@filrouge/contract/promise.ts'
import type { Address, Contact } from '@filrouge/contract/shapes.ts'
import { keptWay, type Way, wayOf } from '@filrouge/ui/ways.ts'

/**
 * In the order an adviser says them: those in time first, then home, relay, shops; within one mode as the server orders them (the nearest
 * first). Taking away needs someone standing in the shop, so it is not offered on the telephone.
 */
export function waysByTelephone(options: readonly PromiseOption[]): PromiseOption[] {
  const rank = { home: 0, relay: 1, collect: 2, takeaway: 3 }
  const late = (option: PromiseOption) => (option.inTime === false ? 1 : 0)
  return options
    .filter((option) => option.mode !== 'takeaway')
    .sort((one, other) => late(one) - late(other) || rank[one.mode] - rank[other.mode])
}

/** What is chosen: what was picked, else what the basket has, else the cheapest in time, else the first. */
export function chosenAmong(
  ways: readonly PromiseOption[],
  picked: Way | undefined,
  delivery: CartView['delivery'],
): PromiseOption | undefined {
  const cheapest = ways
    .filter((way) => way.inTime !== false)
    .reduce<PromiseOption | undefined>(
      (best, way) => (!best || way.cost.minor < best.cost.minor ? way : best),
      undefined,
    )
  return keptWay(ways, picked) ?? keptWay(ways, delivery) ?? cheapest ?? ways[0]
}

/** What is sent to choose a way: only the fields its mode knows, and a contact without its empty fields. */
export function deliveryOf(way: PromiseOption, address: Address, contact: Contact) {
  return {
    ...wayOf(way),
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
