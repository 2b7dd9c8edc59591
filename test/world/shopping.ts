import { newId } from '@filrouge/kernel/ids.ts'
import type { Body, Person } from './person.ts'

/** A shopper's gestures, each one call of the public API. */

export const parisHome = {
  mode: 'home',
  address: { name: 'Camille Laurent', street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' },
  contact: { email: 'camille@example.com', name: 'Camille Laurent' },
}

/** A basket with these articles, to be delivered as said. */
export async function basketOf(
  shopper: Person,
  lines: Record<string, number>,
  delivery: object = parisHome,
): Promise<Body> {
  let cart = await shopper.post('/carts')
  for (const [sku, quantity] of Object.entries(lines))
    cart = await shopper.put(`/carts/${cart.id}/lines/${sku}`, { quantity })
  return shopper.put(`/carts/${cart.id}/delivery`, delivery)
}

export const pay = (shopper: Person, cart: Body, token = 'tok_ok', id: string = newId('payment')) =>
  shopper.send('POST', '/payments', { id, cartId: cart.id, amount: cart.owed, tender: { kind: 'card', token } })

export const order = (shopper: Person, cart: Body) =>
  shopper.send('POST', '/orders', { cartId: cart.id, expectedTotal: cart.totals.total })

/** From an empty basket to an order, each step expected to succeed. */
export async function buy(shopper: Person, lines: Record<string, number>, delivery?: object): Promise<Body> {
  const cart = await basketOf(shopper, lines, delivery)
  const payment = await pay(shopper, cart)
  if (payment.body.status !== 'authorised') throw new Error(`not authorised: ${JSON.stringify(payment.body)}`)
  const placed = await order(shopper, cart)
  if (placed.status !== 201) throw new Error(`not placed: ${JSON.stringify(placed.body)}`)
  return placed.body
}

/** A gift card of 50 euros, alone in its basket, bought for somebody. */
export async function buyGift(shopper: Person, to = 'marc@example.com'): Promise<Body> {
  const cart = await shopper.post('/carts')
  const gift = { amount: { minor: 5000, currency: 'EUR' }, name: 'Marc', email: to, from: 'Camille' }
  await shopper.put(`/carts/${cart.id}/gifts/${newId('gift')}`, gift)
  const contact = { email: 'camille@example.com', name: 'Camille Laurent' }
  const ready = await shopper.put(`/carts/${cart.id}/delivery`, { mode: 'email', contact })
  await pay(shopper, ready)
  const placed = await order(shopper, ready)
  if (placed.status !== 201) throw new Error(`not placed: ${JSON.stringify(placed.body)}`)
  return placed.body
}
