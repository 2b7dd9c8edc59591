import type { Call } from '../platform/call.ts'
import type { CartRow, FrozenCart } from './cart.ts'

/** Where a sale is made and by whom: the contract that the law looks at (at a distance, or in the shop) follows from it. */
export type Sale = Pick<FrozenCart, 'channel' | 'locationId' | 'staffId'>

/**
 * The sale of whoever concludes it. A basket that staff have opened and that she then pays herself is her own, in her own channel: nobody's
 * looking into it takes away her right to withdraw.
 */
export function saleOf(cart: CartRow, call: Call): Sale {
  const { session } = call
  if (session?.kind !== 'staff') return { channel: session?.channel ?? cart.channel, locationId: null, staffId: null }
  const isTheirs = cart.staff_id === session.staffId
  return {
    channel: isTheirs ? cart.channel : session.channel,
    locationId: (isTheirs ? cart.location_id : null) ?? session.locationId,
    staffId: session.staffId,
  }
}
