import sql from 'sql-template-tag'
import type { Body, Person } from '../world/person.ts'
import type { Retailer } from '../world/retailer.ts'
import { order, parisHome, pay } from '../world/shopping.ts'
import type { Random } from './gestures.ts'
import type { Market, Shopper } from './market.ts'
import { givenBack, returned } from './slowly.ts'

/** What came back of an order, and what should have. */
export interface CameBack {
  told: { purses: number[]; money: number; points: number }
  expected: CameBack['told']
  /** How often something of it was given up, and whether something was kept. */
  times: number
  isPartKept: boolean
}

const places = ['entrepot-nord', 'lille', 'nantes']

/** Enough of an article at one place and a little at others, so that what is not found at one is looked for at another. */
async function stock(admin: Person, sku: string, quantity: number, random: Random): Promise<void> {
  const first = random(places.length)
  for (const level of (await admin.get(`/stock?sku=${sku}`)).items) {
    const place = places.indexOf(level.locationCode)
    const wanted = place < 0 ? 0 : place === first ? quantity : 1 + random(2)
    const counted = level.reserved + wanted + (wanted > 0 ? level.safety : 0)
    if (level.onHand === counted) continue
    const { locationId } = level
    await admin.post('/stock/movements', { sku, locationId, kind: 'count', quantity: counted, reason: 'test' })
  }
}

/** A basket with some articles, perhaps a code and credit, brought home, of which a gift card pays some. */
async function fill(
  { articles }: Market,
  { person, creditMinor }: Shopper,
  { admin, nadia }: Staff,
  random: Random,
): Promise<Body> {
  const { id, lines } = await person.post('/carts')
  const missing = Math.max(0, 2 + random(2) - lines.length)
  for (let number = 0; number < missing; number += 1) {
    const { sku } = articles[random(articles.length)]!
    await person.put(`/carts/${id}/lines/${sku}`, { quantity: 1 + random(5) })
  }
  await person.send('POST', `/carts/${id}/coupons`, { code: `CODE${random(7)}` })
  if (creditMinor > 0) await person.send('PUT', `/carts/${id}/store-credit`, { use: random(2) === 0 })
  const filled = await person.put(`/carts/${id}/delivery`, parisHome)
  for (const { sku, quantity } of filled.lines) await stock(admin, sku, quantity, random)
  // Of any share of it, as far as cards are sold: so that some is given back to the card and some to the bank.
  const share = Math.round((filled.totals.total.minor * (30 + random(60))) / 100)
  const amount = { minor: Math.max(1000, Math.min(50_000, share)), currency: 'EUR' }
  const [{ number, pin }] = (await nadia.post('/gift-cards', { amount, count: 1 })).items
  await person.post(`/carts/${id}/gift-cards`, { number, pin })
  return person.put(`/carts/${id}/delivery`, parisHome)
}

interface Staff {
  admin: Person
  nadia: Person
}

/**
 * One order of which some is not found, here, then there, and given up, so often as it takes; the rest arrives. Each has then been given back what
 * a slow calculation says, and the points of what was not had are taken back.
 */
export async function giveUpInPart(
  volta: Retailer,
  market: Market,
  shopper: Shopper,
  staff: Staff,
  random: Random,
): Promise<CameBack> {
  const { admin, nadia } = staff
  const cart = await fill(market, shopper, staff, random)
  const payment = await pay(shopper.person, cart)
  const placed = await order(shopper.person, cart)
  if (placed.status !== 201) throw new Error(`${JSON.stringify(payment.body)} ${JSON.stringify(placed.body)}`)
  const { id, points } = placed.body
  const earned = await awardsOf(volta, id)

  const rounds: Map<string, number>[] = []
  for (let step = 0; step < 20; step += 1) {
    const { fulfilments, shortages } = await admin.get(`/orders/${id}`)
    const toDecide = shortages.filter(({ status }: Body) => status === 'to_decide')
    const toPick = fulfilments.filter(({ status }: Body) => status === 'to_pick')
    if (toDecide.length > 0) {
      rounds.push(unitsOf(toDecide))
      await nadia.post(`/orders/${id}/shortages`, { choice: 'give_up' })
    } else if (toPick.length > 0) {
      const found = toPick[0].lines.map(({ sku, quantity }: Body) => ({ sku, quantity: random(quantity + 1) }))
      await admin.post(`/fulfilments/${toPick[0].id}/pick`, { lines: found })
      const after = await admin.get(`/fulfilments/${toPick[0].id}`)
      if (after.status === 'picked') await admin.post(`/fulfilments/${toPick[0].id}/ship`)
    } else break
    await volta.settle()
  }
  const { tenders, points: left } = await admin.get(`/orders/${id}`)
  const [row] = await volta.platform.db.alone.rows<{ taken: number }>(sql`
    select captured_minor - refunded_minor as taken from payments where id = ${payment.body.id}`)
  const told = {
    purses: tenders.map(({ givenBack: back }: Body) => back.minor),
    money: cart.owed.minor - (row?.taken ?? 0),
    points: points - left,
  }
  const { expected, isPartKept } = expectedOf(cart, rounds, earned)
  return { told, expected, times: rounds.length, isPartKept }
}

function expectedOf(cart: Body, rounds: readonly Map<string, number>[], earned: ReadonlyMap<string, number>) {
  const { lines, totals, owed } = cart
  const tenders = cart.tenders.filter(({ amount }: Body) => amount.minor > 0)
  const givenUp: number[][] = lines.map(({ sku }: Body) => rounds.map((units) => units.get(sku) ?? 0))
  const kept: number[] = givenUp.map((units, line) => lines[line].quantity - units.reduce((sum, one) => sum + one, 0))
  const isPartKept = kept.some((units) => units > 0)
  // What is kept stands for one last return that never comes; the delivery would come back with that.
  const parts = givenUp.map((units, line) => (isPartKept ? [...units, kept[line]!] : units))
  const refunds = parts.map((units, line) => returned(BigInt(lines[line].total.minor), units))
  const paid = [...tenders.map(({ amount }: Body) => BigInt(amount.minor)), BigInt(owed.minor)]
  const back = givenBack(paid, refunds, BigInt(totals.delivery.minor)).slice(0, rounds.length)
  const pointsBack = parts.map((units, line) =>
    returned(BigInt(earned.get(lines[line].sku) ?? 0), units).slice(0, rounds.length),
  )
  const expected = {
    purses: tenders.map((_: Body, purse: number) => back.reduce((sum, { purses }) => sum + purses[purse]!, 0)),
    money: back.reduce((sum, { money }) => sum + money, 0),
    points: pointsBack.flat().reduce((sum, one) => sum + Number(one), 0),
  }
  return { expected, isPartKept }
}

function unitsOf(some: readonly { sku: string; quantity: number }[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { sku, quantity } of some) units.set(sku, (units.get(sku) ?? 0) + quantity)
  return units
}

/** The points that each line of an order earned. */
async function awardsOf(volta: Retailer, orderId: string): Promise<Map<string, number>> {
  const rows = await volta.platform.db.alone.rows<{ sku: string; points: number }>(
    sql`select sku, points from point_awards where order_id = ${orderId}`,
  )
  return new Map(rows.map(({ sku, points }) => [sku, points]))
}
