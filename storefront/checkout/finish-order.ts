import { showCart } from '@filrouge/contract/carts.ts'
import { placeOrder } from '@filrouge/contract/orders.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { goTo, type PageAnswer, type PageRequest, problemIn } from '../page.ts'
import type { AnyMoney } from '../shell/pieces.tsx'
import { refusedBy } from './refused-payment.tsx'
import { renderCheckout } from './render-checkout.tsx'

/** Makes the paid basket an order and shows it; asked twice, it is the same order. */
export async function finishOrder(request: PageRequest, cartId: Id<'cart'>, total: AnyMoney): Promise<PageAnswer> {
  try {
    const order = await request.api(placeOrder, { cartId, expectedTotal: total })
    return goTo(request, `/orders/${order.id}?placed=1`)
  } catch (error) {
    const refused = refusedBy(problemIn(error), true, request.language)
    if (!refused) throw error
    return renderCheckout(request, await request.api(showCart, { id: cartId }), { refused }, 409)
  }
}
