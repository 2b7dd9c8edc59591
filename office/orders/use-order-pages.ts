import type { ProblemError } from '@filrouge/client/client.ts'
import { listOrders, type OrderSummary } from '@filrouge/contract/orders.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useEffect, useState } from 'preact/hooks'

/** The orders that a text finds, a page at a time: the first by itself, the following when asked for. */
export function useOrderPages(query: string): {
  orders: OrderSummary[] | undefined
  problem: ProblemError | undefined
  isBusy: boolean
  more: (() => Promise<void>) | undefined
  again: () => void
} {
  const api = useApi()
  const language = useLanguage()
  const filter = query.trim() === '' ? {} : { query: query.trim() }
  const first = useAsk(listOrders, { ...filter, limit: 20 })
  const [following, setFollowing] = useState<{ items: OrderSummary[]; nextCursor: string | null }>()
  // Another first page (text or language) begins anew
  useEffect(() => setFollowing(undefined), [query, language, first.answer])
  const cursor = following ? following.nextCursor : (first.answer?.nextCursor ?? null)
  const next = usePress(async () => {
    if (cursor === null) return
    const page = await api(listOrders, { ...filter, limit: 20, cursor })
    setFollowing((before) => ({ items: [...(before?.items ?? []), ...page.items], nextCursor: page.nextCursor }))
  })
  return {
    orders: first.answer && [...first.answer.items, ...(following?.items ?? [])],
    problem: first.problem ?? next.problem,
    isBusy: first.isBusy || next.isBusy,
    more: cursor === null ? undefined : () => next.press(),
    again: first.again,
  }
}
