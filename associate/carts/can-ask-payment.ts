import type { CartView } from '@filrouge/contract/carts.ts'

/** What stands in the way of asking for the money; a missing contact does not: she gives it on her own phone. */
export function obstacles(cart: Pick<CartView, 'notPayable'>): CartView['notPayable'] {
  return cart.notPayable.filter((reason) => reason.code !== 'contact_missing')
}

/** Whether the basket can be paid by her phone as it stands. */
export function canAskPayment(cart: Pick<CartView, 'notPayable' | 'lines' | 'gifts' | 'status' | 'delivery'>): boolean {
  const isThere = cart.lines.length > 0 ? cart.delivery !== undefined : cart.gifts.length > 0
  return cart.status === 'open' && isThere && obstacles(cart).length === 0
}
