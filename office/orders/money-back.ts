import type { OrderView } from '@filrouge/contract/orders.ts'
import { type Money, money, sum } from '@filrouge/kernel/money.ts'
import { keptOf } from '@filrouge/ui/order/used-gifts.ts'

/** What cancelling does to the money: given back where it was taken, let go where it was only authorised. */
export function moneyBack(order: Pick<OrderView, 'payments' | 'totals' | 'gifts'>): {
  kind: 'refund' | 'release' | 'nothing'
  amount: Money
  /** What stays owed: for gift cards bought with it that have been used. */
  kept: Money
} {
  const currency = (order.totals.total as Money).currency
  const amountOf = (status: string) =>
    sum(
      order.payments.filter((payment) => payment.status === status).map((payment) => payment.amount as Money),
      currency,
    )
  const kept = keptOf(order)
  const lessKept = ({ minor }: Money) => money(Math.max(0, minor - kept.minor), currency)
  const taken = amountOf('captured')
  if (taken.minor > 0) return { kind: 'refund', amount: lessKept(taken), kept }
  const authorised = amountOf('authorised')
  if (authorised.minor > 0) return { kind: 'release', amount: lessKept(authorised), kept }
  return { kind: 'nothing', amount: money(0, currency), kept }
}
