import type { OrderView } from '@filrouge/contract/orders.ts'
import { type Money, money, sum } from '@filrouge/kernel/money.ts'

/** What stays owed of an order that is cancelled: for the gift cards bought with it that have been used. */
export function keptOf({ gifts, totals }: Pick<OrderView, 'gifts' | 'totals'>): Money {
  const { currency } = totals.total as Money
  const used = gifts.filter(({ isUsed }) => isUsed).map(({ amount }) => amount as Money)
  return used.length > 0 ? sum(used, currency) : money(0, currency)
}
