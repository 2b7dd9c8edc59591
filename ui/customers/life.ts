import type { CustomerFile } from '@filrouge/contract/customers.ts'
import type { OrderSummary } from '@filrouge/contract/orders.ts'

type TouchView = CustomerFile['touches'][number]

/** One knot of a customer's life with the retailer. */
export type LifeEntry =
  | { kind: 'order'; key: string; at: string; channel: string; order: OrderSummary }
  | { kind: 'touches'; key: string; at: string; channel: string; touch: TouchView; count: number }

/** What happened on one civil day, the newest first. */
export interface LifeDay {
  day: string
  entries: LifeEntry[]
}

const dayOf = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The civil day of an instant in Paris, `2026-11-23`. */
export function parisDay(at: string | Date): string {
  return dayOf.format(new Date(at))
}

/**
 * Orders and touches of every channel as one thread, the newest first, by day. The same touch several times in a row (she looked at the
 * article five times) is one entry with its count, so that the thread stays short enough to read while someone is on the telephone.
 */
export function lifeThread(
  file: Pick<CustomerFile, 'orders' | 'touches'>,
  show: { onlyOrders: boolean } = { onlyOrders: false },
): LifeDay[] {
  const orders: LifeEntry[] = file.orders.map((order) => ({
    kind: 'order',
    key: order.id,
    at: order.placedAt,
    channel: order.channel,
    order,
  }))
  const touches: LifeEntry[] = show.onlyOrders
    ? []
    : file.touches.map((touch) => ({
        kind: 'touches',
        key: touch.id,
        at: touch.at,
        channel: touch.channel,
        touch,
        count: 1,
      }))
  const days: LifeDay[] = []
  for (const entry of [...orders, ...touches].sort((one, other) => Date.parse(other.at) - Date.parse(one.at))) {
    const day = parisDay(entry.at)
    let last = days.at(-1)
    if (last?.day !== day) {
      last = { day, entries: [] }
      days.push(last)
    }
    const before = last.entries.at(-1)
    if (before?.kind === 'touches' && entry.kind === 'touches' && isSameTouch(before.touch, entry.touch)) {
      before.count += 1
    } else last.entries.push(entry)
  }
  return days
}

function isSameTouch(one: TouchView, other: TouchView): boolean {
  return (
    one.kind === other.kind &&
    one.channel === other.channel &&
    one.title === other.title &&
    one.locationName === other.locationName
  )
}
