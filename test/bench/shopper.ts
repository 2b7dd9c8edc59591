import { newId } from '@filrouge/kernel/ids.ts'
import type { Connection } from './load.ts'

// biome-ignore lint/suspicious/noExplicitAny: an outside program sees JSON.
export type Body = any

/** One call of the public API; whatever the answer, with its status. */
export async function ask(connection: Connection, method: string, path: string, token?: string, body?: unknown) {
  const reply = await connection.send(method, `/api${path}`, { body, token })
  return { status: reply.status, body: (reply.text === '' ? {} : JSON.parse(reply.text)) as Body }
}

/** A call whose answer is expected to have this status. */
export async function call(
  connection: Connection,
  method: string,
  path: string,
  status: number,
  body?: unknown,
  token?: string,
): Promise<Body> {
  const answer = await ask(connection, method, path, token, body)
  if (answer.status !== status)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`)
  return answer.body
}

/** Staff who may move stock anywhere. */
export async function signInAdmin(connection: Connection): Promise<string> {
  return (await call(connection, 'POST', '/sessions/staff', 200, { login: 'admin', password: 'filrouge' })).token
}

/** Says that an article is at these places and nowhere else. */
export async function setStock(connection: Connection, token: string, sku: string, at: Record<string, number>) {
  const { items } = await call(connection, 'GET', `/stock?sku=${sku}`, 200, undefined, token)
  for (const { locationCode, onHand } of items) {
    const quantity = at[locationCode] ?? 0
    if (onHand === quantity) continue
    const movement = { sku, locationId: locationCode, kind: 'count', quantity, reason: 'bench' }
    await call(connection, 'POST', '/stock/movements', 201, movement, token)
  }
}

/** A new visitor with one article in her basket, to be sent home: where the basket stands. */
export async function fillBasket(connection: Connection, number: number, sku: string) {
  const { token } = await call(connection, 'POST', '/sessions', 201, {})
  const { id } = await call(connection, 'POST', '/carts', 201, {}, token)
  await call(connection, 'PUT', `/carts/${id}/lines/${sku}`, 200, { quantity: 1 }, token)
  const address = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' }
  const delivery = { mode: 'home', address, contact: { email: `bench${number}@example.com` } }
  const cart = await call(connection, 'PUT', `/carts/${id}/delivery`, 200, delivery, token)
  return { token: token as string, cart, delivery }
}

/** Pays for a basket by card, then orders: one call each. */
export async function payAndOrder(connection: Connection, token: string, cart: Body) {
  const paymentId = newId('payment')
  const tender = { kind: 'card', token: 'tok_ok' }
  const wanted = { id: paymentId, cartId: cart.id, amount: cart.totals.total, tender }
  const began = performance.now()
  const payment = await ask(connection, 'POST', '/payments', token, wanted)
  /** Milliseconds. */
  const took = { payment: performance.now() - began }
  if (payment.status !== 201) return { paymentId, payment, took }
  const order = await ask(connection, 'POST', '/orders', token, { cartId: cart.id, expectedTotal: cart.totals.total })
  return { paymentId, payment, order, took }
}
