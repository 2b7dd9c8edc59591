import { type CartView, setDelivery } from '@filrouge/contract/carts.ts'
import { readWay, type Way, wayOf } from '@filrouge/ui/ways.ts'
import { currentCart } from '../carts/current-cart.ts'
import { field, goTo, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'

/** Accepts the new date: the same delivery again. */
export async function acceptDate(request: PageRequest): Promise<PageAnswer> {
  const cart = await currentCart(request)
  if (!cart?.delivery) return goTo(request, '/checkout')
  return take(request, cart, wayOf(cart.delivery))
}

/** Takes one of the ways that were proposed instead, for the same person. */
export async function takeAlternative(request: PageRequest): Promise<PageAnswer> {
  const cart = await currentCart(request)
  const choice = readWay(field(request, 'option'))
  // An address she never gave cannot be guessed: she writes it on the page before.
  const isAddressMissing = choice?.mode === 'home' && !cart?.delivery?.address
  if (!cart?.delivery || !choice || isAddressMissing) return toCheckout(request, '')
  return take(request, cart, choice)
}

// She comes back to the ways of the place she had asked for.
const toCheckout = (request: PageRequest, step = '#card') =>
  goTo(request, withQuery('/checkout', { postcode: field(request, 'place') }) + step)

async function take(request: PageRequest, cart: CartView, choice: Way): Promise<PageAnswer> {
  try {
    const { address, contact } = cart.delivery ?? { contact: {} }
    await request.api(setDelivery, { id: cart.id, ...choice, address, contact })
    return toCheckout(request)
  } catch (error) {
    const problem = problemIn(error)
    if (!problem || problem.status >= 500) throw error
    return problem.code === 'cart_frozen' ? goTo(request, '/basket') : toCheckout(request, '')
  }
}
