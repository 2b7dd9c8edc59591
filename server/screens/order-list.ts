import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/orders.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'
import { ordersFoundBy } from './order-matches.ts'
import { type OrderFilter, orderSummariesOf } from './order-summaries.ts'

/** The caller's orders, the newest first; for the staff every order, or those that a number, an address, a telephone or a name finds. */
export async function listOrders(
  tx: Tx,
  input: Input<typeof contract.listOrders>,
  call: Call,
): Promise<Output<typeof contract.listOrders>> {
  if (input.cursor !== undefined && !isId('order', input.cursor)) invalid('#/cursor', 'invalid_cursor')
  // Every question of the staff wants a plan of its own: a rare status, a busy channel, a name that everybody has.
  const asked = call.session?.kind === 'staff' ? tx.database.freshPlans : tx
  const filter = await whose(asked, input, call)
  const items = await orderSummariesOf(
    asked,
    { ...filter, limit: input.limit + 1, ...(input.cursor ? { before: input.cursor } : {}) },
    call.language,
  )
  const page = items.slice(0, input.limit)
  return { items: page, nextCursor: items.length > input.limit ? (page.at(-1)?.id ?? null) : null }
}

async function whose(tx: Tx, input: Input<typeof contract.listOrders>, call: Call): Promise<OrderFilter> {
  const session = call.session
  if (session?.kind === 'staff') {
    const { query, limit: _limit, cursor: _cursor, ...filter } = input
    const text = query?.trim()
    return text ? { ...filter, found: await ordersFoundBy(tx, text) } : filter
  }
  if (session?.customerId) return { customerId: session.customerId }
  return { visitorId: session?.visitorId ?? '' }
}
