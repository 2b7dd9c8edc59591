import { newId } from '@filrouge/kernel/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { buy } from '../world/shopping.ts'

let volta: Retailer
let ines: Person
beforeAll(async () => {
  volta = await openRetailer()
  ines = await volta.staff('ines')
})
afterAll(() => volta.close())

const jeans = 'JEAN-LENA-BLEU-38'
const day = 86_400_000
const tryOffer = async (more: object, days = 30): Promise<Body> => {
  const trialId = newId('offerTrial')
  const asked = {
    ...{
      trialId,
      offerId: 'essai',
      titleFr: 'Essai',
      titleEn: 'Trial',
      effect: { kind: 'percent', of: {}, percent: 10 },
    },
    from: new Date(Date.now() - days * day).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
    ...more,
  }
  await ines.post('/offer-trials', asked)
  expect((await ines.send('POST', '/offer-trials', asked)).status, 'asked twice, tried once').toBe(200)
  await volta.settle()
  const trial = await ines.get(`/offer-trials/${trialId}`)
  expect(trial).toMatchObject({ status: 'done', done: trial.total })
  return trial
}

describe('an offer tried on the orders of a period', () => {
  it('takes off each order what the same arithmetic takes off it, and adds up by channel and shop', async () => {
    const trial = await tryOffer({ conditions: [{ kind: 'goods_at_least', of: {}, amountMinor: 10_000 }] })
    expect(trial.total).toBeGreaterThan(100)
    expect(trial.given).toBeGreaterThan(0)
    const whyNot = trial.whyNot.reduce((sum: number, one: Body) => sum + one.orders, 0)
    expect(trial.given + whyNot).toBe(trial.total)
    expect(trial.people + trial.guests).toBeLessThanOrEqual(trial.given)
    const sum = (of: (place: Body) => number) => trial.places.reduce((all: number, place: Body) => all + of(place), 0)
    expect(sum(({ orders }) => orders)).toBe(trial.total)
    expect(sum(({ given }) => given)).toBe(trial.given)
    expect(sum(({ discounts }) => discounts.minor)).toBe(trial.discounts.minor)
    expect(trial.revenueBefore.minor - trial.revenueAfter.minor).toBe(trial.discounts.minor)
    expect(trial.marginAfter.minor).toBeLessThan(trial.marginBefore.minor)
    expect(trial.most).toHaveLength(20)
    // The slow way: one order, its lines by hand.
    const [largest] = trial.most
    const basket = await ines.get(`/past-baskets/${largest.number}`)
    const left = basket.lines.reduce(
      (all: number, line: Body) => all + line.unitPrice.minor * line.quantity - line.given.minor,
      0,
    )
    expect(largest.discount.minor).toBe(Math.round(left / 10))
    expect(JSON.stringify(basket), 'and nothing of who bought').not.toMatch(/@|customer/)
  })

  it('stops at its limits, in the order in which the orders came', async () => {
    const three = await tryOffer({ mostUses: 3 })
    expect(three.given).toBe(3)
    expect(three.usedUpAt).toBeTruthy()
    const spent = await tryOffer({
      effect: { kind: 'amount', of: {}, amountMinor: 500 },
      budget: { minor: 2600, currency: 'EUR' },
    })
    expect(spent.discounts.minor).toBeLessThanOrEqual(2600)
    expect(spent.discounts.minor).toBeGreaterThan(2000)
  })

  it('counts each person as often as she may have it', async () => {
    const someone = await volta.customer('simulee@example.com')
    await buy(someone, { [jeans]: 1 })
    await buy(someone, { [jeans]: 2 })
    const only = { of: { skus: [jeans] } }
    const once = await tryOffer({ effect: { kind: 'percent', ...only, percent: 50 }, mostUsesEach: 1 }, 1)
    const often = await tryOffer({ effect: { kind: 'percent', ...only, percent: 50 } }, 1)
    expect(often.given - once.given).toBeGreaterThanOrEqual(1)
    expect(once.given).toBe(once.people)
  })

  it('is for those who make offers, over a period that ends after it begins', async () => {
    const to = new Date().toISOString()
    const asked = {
      trialId: newId('offerTrial'),
      offerId: 'essai',
      titleFr: 'E',
      titleEn: 'T',
      effect: { kind: 'percent', of: {}, percent: 10 },
    }
    expect((await ines.send('POST', '/offer-trials', { ...asked, from: to, to })).status).toBe(422)
    expect((await ines.get('/past-baskets')).items.length).toBe(20)
    expect((await ines.send('GET', '/past-baskets/NONE')).body.code).toBe('order_not_found')
  })
})
