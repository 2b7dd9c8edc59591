import type { OrderView } from '@filrouge/contract/orders.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { useAfterPause } from '../finding/use-after-pause.ts'
import { OrderActions } from './order-page.tsx'
import { OrderSheet } from './order-sheet.tsx'
import { useOrder } from './use-order.ts'

/** The order of the row that is marked, beside the list; a hand that runs through the rows asks only for the one it stops at. */
export function OrderPreview({ id }: { id: OrderView['id'] }) {
  const settled = useAfterPause(id, 120) as OrderView['id']
  const { order, problem, again, seen } = useOrder(settled)
  if (!order) return problem ? <Problem problem={problem} onRetry={again} /> : <Spinner />
  return <OrderSheet order={order} actions={<OrderActions order={order} seen={seen} />} />
}
