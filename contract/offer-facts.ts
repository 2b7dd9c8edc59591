import { civilDateIn, daysBetween } from '@filrouge/kernel/civil-date.ts'
import type { PromiseOption } from './promise.ts'

// What machines are told of an offer, on its page as in a feed, from the ways in which it can be had.

const awaited = new Set(['supplier_order', 'incoming_delivery'])

/** Whether it lies at a place of ours, rather than at a supplier's or on its way. */
export const isHere = ({ why }: Pick<PromiseOption, 'why'>): boolean => !why.some(({ code }) => awaited.has(code))

/** In stock somewhere of ours, to come from a supplier, or nowhere. */
export function availabilityOf(
  options: readonly Pick<PromiseOption, 'mode' | 'why'>[],
): 'in_stock' | 'in_store_only' | 'backorder' | 'out_of_stock' {
  if (options.length === 0) return 'out_of_stock'
  if (!options.some(isHere)) return 'backorder'
  return options.some(({ mode }) => mode === 'home' || mode === 'relay') ? 'in_stock' : 'in_store_only'
}

interface Days {
  fewest: number
  most: number
}

const inOrder = (one: number, other: number): Days => ({ fewest: Math.min(one, other), most: Math.max(one, other) })

/** Of a promise to her home, how many days from now are ours and how many the carrier's: together they are its first and its last day. */
export function deliveryDays(
  option: Pick<PromiseOption, 'earliest' | 'latest' | 'why'>,
  now: Date,
  timeZone: string,
): { handling: Days; transit: Days } {
  const today = civilDateIn(now, timeZone)
  const days = (instant: string) => Math.max(0, daysBetween(today, civilDateIn(new Date(instant), timeZone)))
  const carrier = option.why.find(({ code }) => code === 'carrier' || code === 'carrier_exact')?.values ?? {}
  const fewest = Number(carrier.minDays ?? carrier.days ?? 0)
  const most = Number(carrier.maxDays ?? carrier.days ?? 0)
  return {
    handling: inOrder(Math.max(0, days(option.earliest) - fewest), Math.max(0, days(option.latest) - most)),
    transit: inOrder(fewest, most),
  }
}
