import type { ProblemError } from '@filrouge/client/client.ts'
import { type OrderView, showOrder, watchOrder } from '@filrouge/contract/orders.ts'
import { useAsk, useLive } from '@filrouge/ui/ask.ts'
import { useState } from 'preact/hooks'
import { useAgainWhenBack } from '../frame/connection.tsx'

/** An order as it is now, whoever changes it; `seen` takes one that a press answered. */
export function useOrder(id: OrderView['id'] | null): {
  order: OrderView | undefined
  problem: ProblemError | undefined
  again: () => void
  seen: (order: OrderView) => void
} {
  const asked = useAsk(showOrder, id ? { id } : null)
  const live = useLive(watchOrder, id ? { id } : null)
  const [pressed, seen] = useState<OrderView>()
  useAgainWhenBack(asked.again)
  const mine = [asked.answer, live, pressed].filter((order) => order?.id === id)
  return { order: newest(mine), problem: asked.problem, again: asked.again, seen }
}

/** Answers come by three ways and not always in order: the highest version is how things are. */
function newest(seen: readonly (OrderView | undefined)[]): OrderView | undefined {
  return seen.reduce((best, one) => (!best || (one && one.version >= best.version) ? (one ?? best) : best), undefined)
}
