import type { ProblemError } from '@filrouge/client/client.ts'
import type { Endpoint, Output, Sent } from '@filrouge/contract/endpoint.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useState } from 'preact/hooks'
import { useAgainWhenBack } from './connection.tsx'

type ListOf<Item> = { items: Item[]; nextCursor: string | null }
type ItemOf<E extends Endpoint> = Output<E> extends ListOf<infer Item> ? Item : never

/** A list as far as it has been read. */
export interface Pages<E extends Endpoint> {
  /** The first page, with what it says of the whole. */
  first: Output<E> | undefined
  items: ItemOf<E>[] | undefined
  problem: ProblemError | undefined
  isBusy: boolean
  /** Reads on; absent where the list has ended. */
  more: (() => Promise<void>) | undefined
  again: () => void
}

interface Following<Item> extends ListOf<Item> {
  first: unknown
}

/** A list a page at a time: the first by itself, the following when asked for. Null as input asks nothing. */
export function usePages<E extends Endpoint>(endpoint: E, input: Sent<E> | null): Pages<E> {
  type Item = ItemOf<E>
  const api = useApi()
  const first = useAsk(endpoint, input)
  // Kept with the first page it follows: another question or language begins anew, also while a page is on its way.
  const [following, setFollowing] = useState<Following<Item>>()
  const answer = first.answer as ListOf<Item> | undefined
  const mine = following?.first === answer ? following : undefined
  const cursor = (mine ?? answer)?.nextCursor ?? null
  const next = usePress(async () => {
    if (cursor === null || !answer || input === null) return
    const page = (await api(endpoint, { ...input, cursor } as Sent<E>)) as ListOf<Item>
    setFollowing({ first: answer, items: [...(mine?.items ?? []), ...page.items], nextCursor: page.nextCursor })
  })
  useAgainWhenBack(first.again)
  return {
    first: first.answer,
    items: answer && [...answer.items, ...(mine?.items ?? [])],
    problem: first.problem ?? next.problem,
    isBusy: first.isBusy || next.isBusy,
    more: cursor === null ? undefined : next.press,
    again: first.again,
  }
}
