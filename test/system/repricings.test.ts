import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

/** Many prices in one gesture: looked at first, lawful, undone in one gesture. */

let volta: Retailer
let paul: Person
beforeAll(async () => {
  volta = await openRetailer()
  paul = await volta.staff('paul')
}, 120_000)
afterAll(() => volta.close())

const start = async (more: object) => {
  const { id } = await paul.post('/repricings', { title: 'Essai', ...more })
  await volta.settle()
  return paul.get(`/repricings/${id}`)
}
const go = async (one: Body, step: string) => {
  await paul.post(`/repricings/${one.id}/${step}`)
  await volta.settle()
  return paul.get(`/repricings/${one.id}`)
}
const linesOf = async (one: Body, more = '') => (await paul.get(`/repricings/${one.id}/lines?limit=100${more}`)).items
const percent = (by: number, more: object = {}) => ({ step: { kind: 'percent', percent: by }, ...more })
const pricesOf = async (lines: Body[]) =>
  Promise.all(lines.map(async ({ sku }) => (await volta.nobody.get(`/prices/${sku}`)).unitPrice.minor))

describe('a price that is being typed', () => {
  it('says what it would leave, the least that may be asked, and what a real basket would come to, offers and all', async () => {
    const { items } = await volta.nobody.get('/products?category=headphones&limit=20')
    const skus = items.flatMap((product: Body) => product.variants).map(({ sku }: Body) => sku)
    for (const sku of skus) {
      const now = (await volta.nobody.get(`/prices/${sku}`)).unitPrice.minor
      const told = await paul.get(`/prices/${sku}/trial?amountMinor=${now - 500}`)
      expect(told.margin.minor).toBe(now - 500 - Math.round((now - 500) / 6) - told.cost.minor)
      const atFloor = await paul.get(`/prices/${sku}/trial?amountMinor=${told.floor.minor}`)
      const below = await paul.get(`/prices/${sku}/trial?amountMinor=${told.floor.minor - 1}`)
      expect([atFloor.margin.minor >= 0, below.margin.minor < 0]).toEqual([true, true])
      if (!told.basket) continue
      const line = told.basket.lines.find((one: Body) => one.sku === sku)
      expect(told.basket.before.goods.minor - told.basket.after.goods.minor).toBe(500 * line.quantity)
      expect((await volta.nobody.get(`/prices/${sku}`)).unitPrice.minor, 'nothing is kept').toBe(now)
      return
    }
    throw new Error('no headphones were ever sold')
  })
})

describe('a change of many prices', () => {
  it('is looked at first: nothing changes until it is applied, and one gesture takes all of it back', async () => {
    const one = await start({ choice: { categories: ['kitchen'] }, change: percent(6, { ending: 90 }) })
    expect(one).toMatchObject({ status: 'ready', can: { apply: true, drop: true, undo: false } })
    const lines = await linesOf(one)
    expect(lines.length).toBeGreaterThan(20)
    expect(one.counts.articles).toBe(one.total)
    for (const { after } of lines) expect(after.minor % 100).toBe(90)
    const before = lines.map((line: Body) => line.before.minor)
    expect(await pricesOf(lines)).toEqual(before)
    const applied = await go(one, 'apply')
    expect(applied).toMatchObject({ status: 'applied', can: { undo: true } })
    expect(applied.counts.applied + applied.counts.same).toBe(one.counts.articles)
    expect(await pricesOf(lines)).toEqual(lines.map((line: Body) => line.after.minor))
    const [changed] = (await paul.get('/price-changes?limit=1')).items
    expect(changed.setBy).toContain('Paul')
    const undone = await go(one, 'undo')
    expect(undone).toMatchObject({ status: 'undone', counts: { undone: applied.counts.applied, kept: 0 } })
    expect(await pricesOf(lines)).toEqual(before)
    expect((await paul.post(`/repricings/${one.id}/undo`)).status, 'a second press changes nothing').toBe('undone')
  })

  it('leaves out what would be sold at a loss, and says so; or stops at the cost', async () => {
    const choice = { categories: ['televisions'] }
    const one = await start({ choice, change: percent(-40), minimumMarginPercent: 10 })
    const lines = await linesOf(one, '&flag=below_cost')
    expect(one.counts.flags.below_cost).toBeGreaterThan(0)
    expect(one.counts.leftOut).toBe(one.counts.flags.below_cost)
    expect(lines.every(({ status }: Body) => status === 'left_out')).toBe(true)
    const before = await pricesOf(lines)
    await go(one, 'apply')
    expect(await pricesOf(lines)).toEqual(before)
    const toCost = await start({ choice, change: percent(-40), belowCost: 'to_cost' })
    expect(toCost.counts.leftOut).toBe(0)
    for (const { after, cost } of await linesOf(toCost, '&flag=below_cost')) {
      expect(after.minor).toBeGreaterThanOrEqual(cost.minor * 1.2 - 1)
      expect(after.minor).toBeLessThanOrEqual(cost.minor * 1.2 + 1)
    }
    expect((await go(toCost, 'drop')).status).toBe('dropped')
    expect(
      await paul.send('POST', '/repricings', { title: 'x', choice, change: percent(-90), belowCost: 'sell' }),
    ).toMatchObject({ status: 422, body: { errors: [{ code: 'unlawful' }] } })
  })

  it('leaves alone what somebody else has changed, before it is applied and before it is undone', async () => {
    const one = await start({ choice: { brands: ['Orphelia'] }, change: percent(10) })
    const lines = await linesOf(one)
    const [first, second, third] = lines
    const put = (sku: string, minor: number) => paul.put(`/prices/${sku}`, { amount: { minor, currency: 'EUR' } })
    await put(first.sku, 12_345)
    const applied = await go(one, 'apply')
    expect(applied.counts).toMatchObject({ changedSince: 1, applied: lines.length - 1 })
    await put(second.sku, 23_456)
    const undone = await go(one, 'undo')
    expect(undone.counts).toMatchObject({ kept: 1, undone: lines.length - 2 })
    expect(await pricesOf([first, second, third])).toEqual([12_345, 23_456, third.before.minor])
  })

  it('of a promotion says what may be struck through, ends by itself, and is taken back before it begins', async () => {
    const tomorrow = new Date(volta.platform.clock.now().getTime() + 86_400_000)
    const later = new Date(tomorrow.getTime() + 5 * 86_400_000)
    const dates = { startsAt: tomorrow.toISOString(), endsAt: later.toISOString() }
    const one = await start({
      ...{ choice: { query: 'casque' }, change: percent(-10, { ending: 99 }), kind: 'promotion', operation: 'rentree' },
      ...dates,
    })
    const told = await linesOf(one, '&flag=told_reduced')
    expect(told.length).toBeGreaterThan(0)
    for (const { after, priorPrice, reductionPercent } of told)
      expect(reductionPercent).toBe(Math.floor(((priorPrice.minor - after.minor) * 100) / priorPrice.minor))
    await go(one, 'apply')
    const [line] = told.filter(({ status }: Body) => status === 'waiting')
    const planned = (await paul.get(`/price-changes?when=planned&sku=${line.sku}`)).items
    expect(planned.map(({ amount }: Body) => amount.minor)).toEqual([line.after.minor, line.before.minor])
    await go(one, 'undo')
    expect((await paul.get(`/price-changes?when=planned&sku=${line.sku}`)).items).toEqual([])
    expect(await pricesOf([line])).toEqual([line.before.minor])
  })

  it('of a list begins with the prices of everybody, and leaves none behind when it is undone', async () => {
    await paul.put('/price-lists/appli', { titleFr: 'Appli', titleEn: 'App', channels: ['app'] })
    const one = await start({ choice: { categories: ['headphones'] }, change: percent(-5), list: 'appli' })
    const [line] = await linesOf(one)
    await go(one, 'apply')
    const inApp = await volta.visitor('app')
    expect((await inApp.get(`/prices/${line.sku}`)).unitPrice.minor).toBe(line.after.minor)
    expect(await pricesOf([line])).toEqual([line.before.minor])
    await go(one, 'undo')
    expect((await inApp.get(`/prices/${line.sku}`)).unitPrice.minor).toBe(line.before.minor)
    const { items } = await paul.get('/price-lists')
    expect(items.find(({ code }: Body) => code === 'appli').articles).toBe(0)
  })
})
