import type { OrderView } from '@filrouge/contract/orders.ts'
import { type Money, money, sum } from '@filrouge/kernel/money.ts'

/** What cancelling does to the money: given back where it was taken, let go where it was only authorised. */
export function moneyBack(order: Pick<OrderView, 'payments' | 'totals'>): {
  kind: 'refund' | 'release' | 'nothing'
  amount: Money
} {
  const currency = (order.totals.total as Money).currency
  const amountOf = (status: string) =>
    sum(
      order.payments.filter((payment) => payment.status === status).map((payment) => payment.amount as Money),
      currency,
    )
  const taken = amountOf('captured')
  if (taken.minor > 0) return { kind: 'refund', amount: taken }
  const authorised = amountOf('authorised')
  if (authorised.minor > 0) return { kind: 'release', amount: authorised }
  return { kind: 'nothing', amount: money(0, currency) }
}
