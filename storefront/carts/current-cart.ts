import { type CartView, showCurrentCart, startCart } from '@filrouge/contract/carts.ts'
import { type PageRequest, problemIn, withSession } from '../page.ts'

/** The visitor's basket, or null; looking at pages begins neither a session nor a basket. */
export async function currentCart(request: PageRequest): Promise<CartView | null> {
  if (!request.hasSession) return null
  try {
    return await request.api(showCurrentCart, {})
  } catch (error) {
    const status = problemIn(error)?.status
    if (status === 404 || status === 401) return null
    throw error
  }
}

/** The visitor's basket, begun where there is none. */
export async function openCart(request: PageRequest): Promise<CartView> {
  return withSession(request, () => request.api(startCart, {}))
}

/** Nothing to be brought: only gift cards. */
export const isGiftsAlone = ({ lines, gifts }: { lines: readonly unknown[]; gifts: readonly unknown[] }): boolean =>
  lines.length === 0 && gifts.length > 0

/** How many articles and gift cards are in a basket. */
export const countOf = (cart: CartView | null): number =>
  cart === null || cart.status === 'ordered' || cart.status === 'merged'
    ? 0
    : cart.lines.reduce((sum, line) => sum + line.quantity, cart.gifts.length)
