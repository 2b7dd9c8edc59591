import type { CartLineView, CartView } from '@filrouge/contract/carts.ts'
import {
  type CartRow,
  canReach,
  type GiftRow,
  isKept,
  type PricedCart,
  promiseCart,
  toPromise,
} from '../carts/public.ts'
import type { Tx } from '../platform/db/database.ts'

type WithGifts = CartRow & { gifts: readonly GiftRow[] }

/** All that keeps a basket from being paid that its own lines tell. */
export function whyNotPayable(
  cart: WithGifts,
  lines: CartLineView[],
  unpriced: string[],
  now: Date,
): CartView['notPayable'] {
  const why: CartView['notPayable'] = []
  if (lines.length === 0 && cart.gifts.length > 0) return whyGiftsNotPayable(cart)
  if (lines.length === 0) why.push({ code: 'cart_empty' })
  for (const sku of unpriced) why.push({ code: 'not_priced', sku })
  const short = lines.filter((line) => line.availableNow < line.quantity)
  for (const { sku } of short) why.push({ code: 'out_of_stock', sku })
  const { delivery } = cart
  if (!delivery) return [...why, { code: 'delivery_missing' }]
  const needsContact = delivery.mode !== 'takeaway' || cart.staff_id === null
  if (needsContact && !canReach(delivery.contact)) why.push({ code: 'contact_missing' })
  if (!delivery.shown && short.length === 0 && lines.length > 0)
    why.push({ code: delivery.mode === 'home' ? 'not_delivered_there' : 'out_of_stock' })
  if (delivery.shown && Date.parse(delivery.shown.latest) < now.getTime()) why.push({ code: 'promise_changed' })
  return why
}

/** Gift cards alone need nobody but whom to tell of it; handed over at the counter, not even that. */
function whyGiftsNotPayable({ delivery, gifts, staff_id: staffId }: WithGifts): CartView['notPayable'] {
  const needsContact = staffId === null || gifts.some(({ recipient }) => recipient.email !== undefined)
  return needsContact && !canReach(delivery?.contact ?? {}) ? [{ code: 'contact_missing' }] : []
}

const freshMs = 10 * 60_000

/** A date shown a while ago is looked at again before the basket says that it can be paid; a fresh one is looked at when she pays. */
export async function whyNotAsShown(
  tx: Tx,
  cart: CartRow,
  priced: PricedCart,
  now: Date,
): Promise<CartView['notPayable']> {
  const { delivery } = cart
  if (!delivery?.shown || now.getTime() - Date.parse(delivery.shown.shownAt) < freshMs) return []
  const promised = await promiseCart(tx, toPromise(priced, delivery, cart, delivery.shown), now)
  if (!promised) return [{ code: 'out_of_stock' }]
  return isKept(delivery.shown, promised) ? [] : [{ code: 'promise_changed' }]
}
