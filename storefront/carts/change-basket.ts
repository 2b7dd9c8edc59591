import { setLine } from '@filrouge/contract/carts.ts'
import { field, goTo, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { openCart } from './current-cart.ts'

/** Adds an article to what the basket holds; a form pressed twice counts once. */
export async function addToBasket(request: PageRequest): Promise<PageAnswer> {
  const sku = field(request, 'sku') ?? ''
  const quantity = Math.max(1, Math.trunc(Number(field(request, 'quantity') ?? 1)) || 1)
  const cart = await openCart(request)
  const held = cart.lines.find((line) => line.sku === sku)?.quantity ?? 0
  const press = field(request, 'press')
  return keepRefusal(request, { added: sku, postcode: field(request, 'postcode') }, async () => {
    await request.api(
      setLine,
      { id: cart.id, sku, quantity: Math.min(held + quantity, 9999) },
      press ? { idempotencyKey: press } : {},
    )
  })
}

/** Sets how many of an article the basket holds; none removes it, and the page offers to undo that. */
export async function changeLine(request: PageRequest): Promise<PageAnswer> {
  const sku = field(request, 'sku') ?? ''
  const quantity = Math.min(9999, Math.max(0, Math.trunc(Number(field(request, 'quantity') ?? 0)) || 0))
  const cart = await openCart(request)
  const said = quantity === 0 ? { removed: sku, was: field(request, 'was') } : {}
  return keepRefusal(request, said, async () => {
    await request.api(setLine, { id: cart.id, sku, quantity })
  })
}

// The second press of one form finds its key used for a larger quantity: it has been counted.
const alreadyCounted = new Set(['idempotency_key_reused', 'idempotency_key_in_use'])

async function keepRefusal(
  request: PageRequest,
  said: Record<string, string | undefined>,
  work: () => Promise<void>,
): Promise<PageAnswer> {
  try {
    await work()
  } catch (error) {
    const code = problemIn(error)?.code ?? ''
    if (code === 'cart_frozen' || code === 'not_priced') return goTo(request, withQuery('/basket', { refused: code }))
    if (!alreadyCounted.has(code)) throw error
  }
  return goTo(request, withQuery('/basket', said))
}
