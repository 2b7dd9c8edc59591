/** A change of a basket that the server has not confirmed: one press, with the key that makes it count once however often it is sent. */
export interface BasketChange {
  key: string
  /** Whose press it was: another who takes the device over does not send it. */
  staffId: string
  cartId: string
  /** The basket is begun with this change: the server does not know it yet. */
  begins?: { customerId?: string; locationId?: string }
  sku: string
  title: string
  /** How many more, or how many in all. */
  by?: number
  to?: number
  /** What was sent, and is sent again as it was: the quantity in all, once it is known from the server's basket. */
  sent?: number
  at: number
}

/** Adds a change to those that wait. Two presses on the same article, neither sent yet, become one. */
export function withChange(waiting: readonly BasketChange[], next: BasketChange): BasketChange[] {
  const same = waiting.findLast(({ cartId, sku }) => cartId === next.cartId && sku === next.sku)
  if (!same || same.sent !== undefined || next.sent !== undefined) return [...waiting, next]
  const joined: BasketChange =
    next.to !== undefined
      ? { ...same, to: next.to, by: undefined }
      : same.to !== undefined
        ? { ...same, to: same.to + (next.by ?? 0) }
        : { ...same, by: (same.by ?? 0) + (next.by ?? 0) }
  return waiting.map((one) => (one === same ? joined : one))
}

/** How many of the article the basket is to hold, seen from what the server has now; what was sent already stays what it was. */
export function quantityAfter(change: BasketChange, lines: readonly { sku: string; quantity: number }[]): number {
  if (change.sent !== undefined) return change.sent
  if (change.to !== undefined) return change.to
  const had = lines.find(({ sku }) => sku === change.sku)?.quantity ?? 0
  return Math.max(0, had + (change.by ?? 0))
}

/** The same changes for the basket that the server answered with: she had one open that this device did not know. */
export function movedTo(waiting: readonly BasketChange[], fromId: string, toId: string): BasketChange[] {
  return waiting.map((change) => (change.cartId === fromId ? { ...change, cartId: toId, begins: undefined } : change))
}
