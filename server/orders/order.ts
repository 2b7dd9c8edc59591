import { type OrderStatus, orderCan } from '@filrouge/contract/orders.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { isSeller } from '../carts/public.ts'
import type { Progress } from '../fulfilment/public.ts'
import type { GiftsOfOrder } from '../loyalty/public.ts'
import type { Call, Session } from '../platform/call.ts'

export interface OwnedOrder {
  customer_id: string | null
  visitor_id: string | null
  /** The visitor who placed it proved by a code to be the customer who asks. */
  is_linked: boolean
}

export interface OrderState {
  id: Id<'order'>
  /** Null where another system took the order. */
  cart_id: Id<'cart'> | null
  origin: 'native' | 'imported'
  customer_id: Id<'customer'> | null
  status: OrderStatus
  fulfilment_status: 'unfulfilled' | 'partially_fulfilled' | 'fulfilled' | 'cancelled'
  version: number
}

/** Whose order it is: sellers may open any, a shopper hers and what she ordered before she was known. */
export function canUseOrder(session: Session | null, order: OwnedOrder): boolean {
  if (!session) return false
  if (session.kind === 'staff') return isSeller(session)
  if (session.customerId !== null && session.customerId === order.customer_id) return true
  if (session.kind === 'visitor') return session.visitorId !== null && session.visitorId === order.visitor_id
  return order.is_linked
}

const noGifts: GiftsOfOrder = { standing: 0, delivered: 0, minor: 0 }

/** Where an order stands that has nothing but gift cards. */
function standingOfGifts({ standing, delivered }: GiftsOfOrder): ReturnType<typeof standingOf> {
  if (standing === 0) return { status: 'cancelled', fulfilment: 'cancelled' }
  if (delivered === 0) return { status: 'placed', fulfilment: 'unfulfilled' }
  if (delivered < standing) return { status: 'in_progress', fulfilment: 'partially_fulfilled' }
  return { status: 'completed', fulfilment: 'fulfilled' }
}

/** Where an order stands by how far its goods are, whose gift cards go their own way. What is on its way has left, also where it goes to a shop for her. */
export function standingOf(
  goods: Progress,
  gifts: GiftsOfOrder = noGifts,
): { status: OrderStatus; fulfilment: OrderState['fulfilment_status'] } {
  const { standing, begun, left, done, lacking } = goods
  if (standing === 0 && lacking === 0) return standingOfGifts(gifts)
  const isWhole = lacking === 0
  const status = isWhole && done === standing ? 'completed' : begun > 0 || lacking > 0 ? 'in_progress' : 'placed'
  if (left === 0) return { status, fulfilment: 'unfulfilled' }
  return { status, fulfilment: isWhole && left === standing ? 'fulfilled' : 'partially_fulfilled' }
}

/** Whether an order may be cancelled as it stands: it is ours to undo, and nothing of it has left. */
export function canCancel(order: Pick<OrderState, 'status' | 'fulfilment_status' | 'origin'>): boolean {
  if (order.origin !== 'native') return false
  return (orderCan.cancel as readonly OrderStatus[]).includes(order.status) && order.fulfilment_status === 'unfulfilled'
}

const withdrawalDays = 14

/**
 * Whether an unused gift card of an order may be given back: at a distance by herself for fourteen days, the last of them whole; by the staff at any
 * time, and by them alone where she has bought it in the shop.
 */
export function mayGiveBack(
  sold: { placed_at: Date; channel: string; staff_id: string | null },
  { session, now }: Pick<Call, 'session' | 'now'>,
): boolean {
  if (session?.kind === 'staff') return isSeller(session)
  if (sold.channel === 'shop' && sold.staff_id !== null) return false
  const zone = 'Europe/Paris'
  return civilDateIn(now, zone) <= addDays(civilDateIn(sold.placed_at, zone), withdrawalDays)
}

/** Whether it may still come at another time: nothing of it is on its way. The slot itself says until when. */
export function canMoveSlot(order: Pick<OrderState, 'status' | 'fulfilment_status' | 'origin'>): boolean {
  return canCancel(order)
}
