import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy } from '../world/shopping.ts'

let volta: Retailer
let ines: Person
beforeAll(async () => {
  volta = await openRetailer()
  ines = await volta.staff('ines')
})
afterAll(() => volta.close())

const jeans = 'JEAN-LENA-BLEU-38'
const offer = (id: string, more: object) =>
  ines.put(`/offers/${id}`, { titleFr: `Offre ${id}`, titleEn: `Offer ${id}`, ...more })

describe('what offers do to an article', () => {
  it('is the same as in the basket it would go into: what they take off, what it then costs, and what is missing', async () => {
    const nobody = await volta.visitor()
    const { unitPrice } = (await basketOf(await volta.visitor(), { [jeans]: 1 })).lines[0]
    expect(await nobody.get(`/variants/${jeans}/offers`)).toEqual({ offers: [], hints: [] })
    await offer('mode', { effect: { kind: 'percent', of: { skus: [jeans] }, percent: 10 } })
    await offer('trois', {
      effect: { kind: 'buy_get', of: { skus: [jeans] }, buy: 2, get: 1, percent: 100 },
      priority: 200,
    })
    await offer('panier', {
      effect: { kind: 'amount', of: {}, amountMinor: 1000 },
      conditions: [{ kind: 'goods_at_least', of: {}, amountMinor: unitPrice.minor + 1200 }],
    })
    await offer('televiseurs', {
      effect: { kind: 'buy_get', of: { categories: ['televisions'] }, buy: 1, get: 1, percent: 50 },
    })
    const seen = await nobody.get(`/variants/${jeans}/offers`)
    const tenth = Math.round(unitPrice.minor / 10)
    expect(seen.offers).toMatchObject([{ title: 'Offre mode', amount: { minor: tenth } }])
    expect(seen.priceAfter.minor).toBe(unitPrice.minor - tenth)
    expect(seen.hints).toMatchObject([
      { title: 'Offre panier', why: { code: 'needs_more', missing: { minor: 1200 } } },
      { title: 'Offre trois', why: { code: 'needs_quantity', missingQuantity: 2 } },
    ])
    const basket = await basketOf(nobody, { [jeans]: 2 })
    expect(basket.hints).toMatchObject([{ title: 'Offre trois', why: { missingQuantity: 1 } }])
    const then = await nobody.get(`/variants/${jeans}/offers`)
    expect(then.hints).toMatchObject([{ title: 'Offre trois', why: { missingQuantity: 1 } }])
    const [line] = basket.lines
    expect(then.offers.map(({ amount }: Body) => amount.minor)).toEqual(
      line.discounts.map(({ amount }: Body) => amount.minor),
    )
    expect(then.priceAfter, 'of two, the price of one is not said').toBeUndefined()
    const jean = await volta.staff('jean')
    expect((await jean.get(`/variants/${jeans}/offers`)).offers).toHaveLength(1)
    expect(await volta.nobody.get('/variants/NONE/offers')).toEqual({ offers: [], hints: [] })
  })

  it('is told with the points that her basket will tell, at her standing', async () => {
    const lea = await volta.customer('lea.article@example.com')
    const before = await lea.get(`/variants/${jeans}/offers`)
    expect(before.points).toBeGreaterThan(0)
    expect(before.points).toBe((await basketOf(lea, { [jeans]: 1 })).points)
    await buy(lea, { 'TV-AURORA-55': 1 })
    const then = await lea.get(`/variants/${jeans}/offers`)
    expect(then.points, 'a higher tier earns more').toBeGreaterThan(before.points)
    expect(then.points).toBe((await basketOf(lea, { [jeans]: 1 })).points)
    expect((await volta.nobody.get(`/variants/${jeans}/offers`)).points).toBeUndefined()
  })

  it('is told by name on the page where Jean asks to be paid', async () => {
    const jean = await volta.staff('jean')
    const cart = await basketOf(jean, { [jeans]: 1 })
    const asked = await jean.post('/payment-requests', { cartId: cart.id })
    const shown = await volta.nobody.get(`/payment-requests/${asked.id}`)
    expect(shown.offers).toMatchObject([{ title: 'Offre mode' }])
    expect(shown.offers[0].amount).toEqual(shown.totals.discounts)
  })
})
