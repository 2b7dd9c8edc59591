import { LoyaltyRules } from '@filrouge/contract/loyalty.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addGiftCard } from '../carts/tenders.ts'
import { issueGiftCards } from '../loyalty/issue-gift-cards.ts'
import { writeProgramme } from '../loyalty/public.ts'
import { openShop, type Shop, visitor } from '../orders/shop.fixture.ts'
import type { Session } from '../platform/call.ts'
import { showGiftCard } from '../screens/gift-card-view.ts'
import { orderView } from '../screens/order-view.ts'
import { deliverFulfilment } from './deliver-fulfilment.ts'
import { fulfilmentsOf } from './fulfilment.ts'
import { giveUpShortages } from './give-up-shortages.ts'
import { pickFulfilment } from './pick-fulfilment.ts'
import { shipFulfilment } from './ship-fulfilment.ts'

let shop: Shop
let sonia: Session
beforeAll(async () => {
  shop = await openShop()
  sonia = { ...shop.jean, roles: ['manager'] }
  const rules = LoyaltyRules.parse({
    ...{ pointsPerUnit: 1, monthsToLive: 24, usableAfterDays: 14 },
    tiers: [{ code: 'one', titleFr: 'Un', titleEn: 'One', fromMinor: 0 }],
  })
  await shop.db.transaction((tx) => writeProgramme(tx, rules, shop.callOf(null)))
}, 60_000)
afterAll(() => shop.close())
afterEach(async () => expect(await shop.breaches()).toEqual([]))

async function boughtWithCard(lines: Record<string, number>, minor: number) {
  const session = visitor()
  const cartId = await shop.basket(session, lines)
  const { items } = await issueGiftCards(
    shop.platform,
    { amount: { minor, currency: 'EUR' }, count: 1 },
    shop.callOf(null),
  )
  const { number, pin } = items[0]!
  await addGiftCard(shop.platform, { id: cartId, number, pin: pin! }, shop.callOf(session))
  const payment = await shop.pay(session, cartId)
  return { orderId: await shop.order(session, cartId), payment, number }
}
const onCard = async (number: string) =>
  (await showGiftCard(shop.db.reader, { number }, shop.callOf(sonia))).balance.minor
const atBank = async (paymentId: string) => {
  await shop.settle()
  const { items } = await shop.bank('GET', `/v1/authorisations?reference=${paymentId}`)
  return (items[0] as unknown as { captured: { minor: number } }).captured.minor
}
const show = (orderId: Parameters<typeof orderView>[1]) => orderView(shop.db.reader, orderId, shop.callOf(sonia))

test('what is not to be had is given back by the bank first, then to the gift card, and earns nothing', async () => {
  const { orderId, payment, number } = await boughtWithCard({ TV: 1, JEANS: 1 }, 50_000)
  const total = 129_900 + 8990 + 590
  expect(payment.amount.minor).toBe(total - 50_000)
  expect(await show(orderId)).toMatchObject({ points: 1388, tenders: [{ amount: { minor: 50_000 } }] })
  const standing = async () =>
    (await fulfilmentsOf(shop.db.reader, orderId)).filter(({ status }) => status === 'to_pick')
  for (const { id, lines } of await standing()) {
    const found = lines.map(({ sku, quantity }) => ({ sku, quantity: sku === 'TV' ? 0 : quantity }))
    await pickFulfilment(shop.platform, { id, lines: found }, shop.callOf(sonia))
  }
  expect(await onCard(number), 'more may leave still: nothing comes back yet').toBe(0)
  await shop.db.transaction((tx) => giveUpShortages(tx, orderId, 'staff', shop.callOf(sonia)))
  for (const { id, status } of await fulfilmentsOf(shop.db.reader, orderId)) {
    if (status !== 'picked') continue
    await shipFulfilment(shop.platform, { id }, shop.callOf(sonia))
    await shop.write(deliverFulfilment, sonia, { id })
  }
  expect(await atBank(payment.id), 'the gift card pays what left').toBe(0)
  expect(await onCard(number)).toBe(50_000 - 8990 - 590)
  const after = await show(orderId)
  expect(after).toMatchObject({ status: 'completed', tenders: [{ givenBack: { minor: 50_000 - 9580 } }] })
  expect([89, 90], 'of 1388 points those of the jeans').toContain(after.points)
  await shop.setStock('TV', 'paris', 1)
})

test('what leaves first is paid by the gift card, the rest by the bank as it goes', async () => {
  const { orderId, payment, number } = await boughtWithCard({ JEANS: 2 }, 5000)
  const [parcel] = await fulfilmentsOf(shop.db.reader, orderId)
  const { id, lines } = parcel!
  await pickFulfilment(
    shop.platform,
    { id, lines: lines.map(({ sku, quantity }) => ({ sku, quantity })) },
    shop.callOf(sonia),
  )
  expect(await atBank(payment.id)).toBe(0)
  await shipFulfilment(shop.platform, { id }, shop.callOf(sonia))
  expect(await atBank(payment.id)).toBe(2 * 8990 + 590 - 5000)
  expect(await onCard(number)).toBe(0)
})
