import type { ProblemError } from '@filrouge/client/client.ts'
import type { Output } from '@filrouge/contract/endpoint.ts'
import { listOrders, type OrderSummary } from '@filrouge/contract/orders.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useState } from 'preact/hooks'

interface Following {
  first: Output<typeof listOrders>
  items: OrderSummary[]
  nextCursor: string | null
}

/** The orders that a text finds, a page at a time: the first by itself, the following when asked for. */
export function useOrderPages(query: string): {
  orders: OrderSummary[] | undefined
  problem: ProblemError | undefined
  isBusy: boolean
  more: (() => Promise<void>) | undefined
  again: () => void
} {
  const api = useApi()
  const filter = query.trim() === '' ? {} : { query: query.trim() }
  const first = useAsk(listOrders, { ...filter, limit: 20 })
  // Kept with the first page it follows: another text or language begins anew, also while a page is on its way.
  const [following, setFollowing] = useState<Following>()
  const mine = following?.first === first.answer ? following : undefined
  const cursor = (mine ?? first.answer)?.nextCursor ?? null
  const next = usePress(async () => {
    if (cursor === null || !first.answer) return
    const page = await api(listOrders, { ...filter, limit: 20, cursor })
    setFollowing({ first: first.answer, items: [...(mine?.items ?? []), ...page.items], nextCursor: page.nextCursor })
  })
  return {
    orders: first.answer && [...first.answer.items, ...(mine?.items ?? [])],
    problem: first.problem ?? next.problem,
    isBusy: first.isBusy || next.isBusy,
    more: cursor === null ? undefined : () => next.press(),
    again: first.again,
  }
}
