import type { Client, ProblemError } from '@filrouge/client/client.ts'
import { type CartView, setLine, showCart, startCart } from '@filrouge/contract/carts.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { asProblem } from '@filrouge/ui/app.ts'
import type { Store } from '@filrouge/ui/store.ts'
import { type BasketChange, movedTo, quantityAfter } from './basket-changes.ts'

interface Told {
  onCart: (cart: CartView) => unknown
  onMoved: (fromId: string, toId: string) => unknown
  onRefused: (change: BasketChange, problem: ProblemError) => unknown
}

/** Not a "no": the same will be sent again, with the same key. */
const comesAgain = (problem: ProblemError) =>
  problem.code === 'unreachable' ||
  problem.code === 'not_signed_in' ||
  problem.code === 'idempotency_key_in_use' ||
  problem.status === 429 ||
  problem.status >= 500

/**
 * Sends one associate's waiting changes, the oldest first. What is sent is written down before, so that it is the same when the answer is lost
 * and it is sent again: the key makes it count once. A refused change is told and dropped; the others go on.
 */
export async function sendChanges(
  api: Client,
  waiting: Store<BasketChange[]>,
  staffId: string,
  told: Told,
): Promise<void> {
  const mine = () => waiting.get().find((change) => change.staffId === staffId)
  for (let next = mine(); next; next = mine()) {
    const { key } = next
    try {
      const cart = await basketOf(api, next)
      if (cart.id !== next.cartId) told.onMoved(next.cartId, cart.id)
      const sent = quantityAfter(next, cart.lines)
      waiting.set(movedTo(waiting.get(), next.cartId, cart.id).map((one) => (one.key === key ? { ...one, sent } : one)))
      told.onCart(await api(setLine, { id: cart.id, sku: next.sku, quantity: sent }, { idempotencyKey: key }))
    } catch (error) {
      const problem = asProblem(error)
      if (comesAgain(problem)) return
      told.onRefused(next, problem)
    }
    waiting.set(waiting.get().filter((one) => one.key !== key))
  }
}

function basketOf(api: Client, change: BasketChange): Promise<CartView> {
  const id = change.cartId as Id<'cart'>
  if (!change.begins) return api(showCart, { id })
  const { customerId, locationId } = change.begins
  return api(
    startCart,
    {
      ...(customerId ? { customerId: customerId as Id<'customer'> } : { id }),
      channel: 'shop',
      ...(locationId ? { locationId } : {}),
    },
    { idempotencyKey: `${change.key}-basket` },
  )
}
