import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tx } from '@filrouge/server/platform/db/database.ts'
import { breaches } from '@filrouge/server/screens/verify.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRetailer, type Retailer, root } from '../world/retailer.ts'
import { basketOf, buy, buyGift, pay } from '../world/shopping.ts'
import { orderBreaches } from './planted-order-breaches.ts'
import { parcelBreaches } from './planted-parcel-breaches.ts'
import { type Known, sent, slotBreaches, stockBreaches } from './planted-stock-breaches.ts'
import { valueBreaches } from './planted-value-breaches.ts'

/** Each breach is planted in a transaction that is undone, so that each finds a sound retailer; it must be told in exactly its lines. */
const plants = { ...stockBreaches, ...slotBreaches, ...orderBreaches, ...parcelBreaches, ...valueBreaches }

/** It comes by appointment. */
const large = 'FRIGO-CLAIRFROID-324-INOX'
const ordered = 'JEAN-LENA-BLEU-38'
let volta: Retailer
let known: Known

beforeAll(async () => {
  volta = await openRetailer()
  const shopper = await volta.visitor()
  const order = await buy(shopper, { [ordered]: 1 })
  const waiting = await volta.visitor()
  const cart = await basketOf(waiting, { [sent]: 1 })
  const payment = await pay(waiting, cart, 'tok_challenge')
  const byAppointment = await buy(await volta.visitor(), { [large]: 1 })
  const open = await basketOf(await volta.visitor(), { [sent]: 2 })
  const admin = await volta.staff('admin')
  const delivery = { expectedOn: '2035-01-02', lines: [{ sku: sent, quantity: 2 }] }
  const purchase = await admin.post('/stock/deliveries', { ...delivery, kind: 'purchase', locationId: 'lille' })
  const transfer = await admin.post('/stock/deliveries', {
    ...delivery,
    kind: 'transfer',
    fromLocationId: 'entrepot-nord',
    locationId: 'lille',
  })
  const gift = await buyGift(await volta.visitor())
  await volta.settle()
  const row = await volta.platform.db.reader.one<Known>(sql`
    select o.id as order, o.number, o.total_minor as total, o.cart_id as "orderCart", c.payment_id as paid, h.id as "orderHold",
      l.id as hold, (select id from holds where order_id = ${byAppointment.id}) as "slotHold", s.sku, s.location_id as at, s.on_hand as "onHand"
    from orders o join carts c on c.id = o.cart_id join holds h on h.order_id = o.id,
      holds l join hold_lines x on x.hold_id = l.id join stock_levels s on s.sku = x.sku and s.location_id = x.location_id
    where o.id = ${order.id} and l.cart_id = ${cart.id}`)
  const card = await volta.platform.db.reader.one<{ number: string }>(
    sql`select number from gift_cards where order_id = ${gift.id}`,
  )
  const others = {
    ...{ giftOrder: gift.id, giftNumber: gift.number, giftCard: card.number },
    cart: cart.id,
    payment: payment.body.id,
    open: open.id,
    purchase: purchase.id,
    transfer: transfer.id,
  }
  known = { ...row, ...others }
}, 60_000)
afterAll(() => volta.close())

const undone = new Error('undone')

async function found(look: (tx: Tx) => Promise<void>): Promise<string[]> {
  let lines: string[] = []
  const planting = volta.platform.db.transaction(async (tx) => {
    await look(tx)
    lines = await breaches(tx)
    throw undone
  })
  await planting.catch((error) => {
    if (error !== undone) throw error
  })
  return lines
}

const filled = (line: string) =>
  line.replace(/\{(\w+)(\+1)?\}/g, (_, name: keyof Known, more) => String(more ? Number(known[name]) + 1 : known[name]))
const asPattern = (line: string) =>
  new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '.+')}$`)

it('finds nothing wrong with a sound retailer', async () => {
  expect(await found(async () => undefined)).toEqual([])
})

it.each(Object.entries(plants))('sees %s, and nothing else', async (_, { plant, says }) => {
  // What is planted in the book has not gone through the door that notes its day: the figures know that it changed.
  const noted = 'insert into sales_changes select distinct day from sales_days'
  const lines = await found((tx) =>
    tx.script(`set local session_replication_role = replica; ${noted}; ${plant(known)}`),
  )
  expect(lines, lines.join('\n')).toHaveLength(says.length)
  for (const line of says.map(filled)) expect(lines).toContainEqual(expect.stringMatching(asPattern(line)))
})

it('has a planted breach for every line that verify can say', () => {
  const said = Object.values(plants).flatMap(({ says }) => says)
  const sentences = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('-breaches.ts'))
    .flatMap((file) => readFileSync(join(root, 'server', file), 'utf8').split('\n'))
    .map((line) => /^\s*(?:const .*sql`)?\s*select ((?:format\()?'.*)/.exec(line)?.[1] ?? '')
    .filter((sentence) => sentence !== '')
  expect(sentences.length).toBeGreaterThan(25)
  const words = (sentence: string) =>
    [...sentence.matchAll(/'([^']*)'/g)]
      .flatMap(([, text = '']) => text.split('%s'))
      .filter((text) => text.length > 2 && text !== 'nothing' && text !== 'not there')
  const unseen = sentences.filter((sentence) => !said.some((line) => words(sentence).every((text) => isIn(line, text))))
  expect(unseen).toEqual([])
})

/** The words of a sentence in an expected line, whatever stands for its figures. */
const isIn = (line: string, text: string) =>
  line
    .replace(/\{[\w+]+\}|\*/g, '')
    .replace(/\s+/g, ' ')
    .includes(text.replace(/\s+/g, ' ').trim())
