import { addCoupon, type CartView, removeCoupon, setLine, takePart } from '@filrouge/contract/carts.ts'
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
      press ? { idempotencyKey: keyOf(press, cart, request.now) } : {},
    )
  })
}

// The two clicks of a double click are never so far apart.
const doubleClickMs = 3_000

/**
 * The key of a press. One page is read by many, may lie open twice and be come back to, and its form names the same press each time: what tells a
 * second click from another wish is the version that the basket had before, which just after a change is the one before that.
 */
function keyOf(press: string, { version, updatedAt }: CartView, now: Date): string {
  const isJustChanged = version > 1 && now.getTime() - Date.parse(updatedAt) < doubleClickMs
  return `${press.slice(0, 200)} ${isJustChanged ? version - 1 : version}`
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

/** Keeps of the basket the part that she accepts. Where that has gone too, the page says what can be had now. */
export async function keepPart(request: PageRequest): Promise<PageAnswer> {
  const lines = (request.form?.getAll('line') ?? []).flatMap((line) => {
    const [quantity, ...sku] = String(line).split(' ')
    return Number(quantity) > 0 && sku.length > 0 ? [{ sku: sku.join(' '), quantity: Number(quantity) }] : []
  })
  const cart = await openCart(request)
  if (lines.length > 0)
    await request.api(takePart, { id: cart.id, lines }).catch((error: unknown) => {
      if ((problemIn(error)?.status ?? 500) >= 500) throw error
    })
  return goTo(request, backOf(request) === '/checkout' ? '/checkout#card' : '/basket')
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

/** Puts a code into the basket; a code that takes nothing off comes back with why, and what is missing. */
export async function addCode(request: PageRequest): Promise<PageAnswer> {
  const code = (field(request, 'code') ?? '').trim().slice(0, 80)
  const back = backOf(request)
  if (code === '') return goTo(request, back)
  const cart = await openCart(request)
  try {
    await request.api(addCoupon, { id: cart.id, code })
  } catch (error) {
    const problem = problemIn(error)
    if (!problem?.code?.startsWith('coupon_') && problem?.code !== 'cart_frozen') throw error
    const why = problem.problem.why as { code: string; missingMinor?: number; missing?: number } | undefined
    const missing = { why: why?.code, missing: why?.missingMinor?.toString(), count: why?.missing?.toString() }
    return goTo(request, withQuery(back, { coupon: code, refused: problem.code, ...missing }))
  }
  return goTo(request, back)
}

/** Takes a code out of the basket. */
export async function removeCode(request: PageRequest): Promise<PageAnswer> {
  const cart = await openCart(request)
  await request.api(removeCoupon, { id: cart.id, code: field(request, 'code') ?? '' }).catch((error: unknown) => {
    if (problemIn(error)?.code !== 'cart_frozen') throw error
  })
  return goTo(request, backOf(request))
}

const backOf = (request: PageRequest): '/basket' | '/checkout' =>
  field(request, 'back') === '/checkout' ? '/checkout' : '/basket'
