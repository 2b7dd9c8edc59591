import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

/** The office's list of orders over a season of trade. */

let volta: Retailer
let nadia: Person
beforeAll(async () => {
  volta = await openRetailer()
  nadia = await volta.staff('nadia')
})
afterAll(() => volta.close())

const list = async (query: string): Promise<Body[]> => (await nadia.get(`/orders?limit=100&${query}`)).items
const every = async (query: string): Promise<Body[]> => {
  const found: Body[] = []
  for (let cursor = ''; ; ) {
    const page = await nadia.get(`/orders?limit=100&${query}${cursor && `&cursor=${cursor}`}`)
    found.push(...page.items)
    if (!page.nextCursor) return found
    cursor = page.nextCursor
  }
}
const counted = async (condition: ReturnType<typeof sql>) =>
  (await volta.platform.db.reader.one<{ n: number }>(sql`select count(*)::integer as n from orders where ${condition}`))
    .n

describe('the list of orders', () => {
  it('is narrowed by channel, place, status, way and day, all together', async () => {
    const shop = (await nadia.get('/locations/paris-rivoli')).id
    const sold = await every(`channel=shop&locationId=${shop}&mode=takeaway`)
    expect(sold.length).toBe(await counted(sql`channel = 'shop' and location_id = ${shop} and mode = 'takeaway'`))
    for (const order of sold) expect(order).toMatchObject({ channel: 'shop', locationId: shop, mode: 'takeaway' })
    const cancelled = await every('status=cancelled&channel=web')
    expect(cancelled.length).toBe(await counted(sql`status = 'cancelled' and channel = 'web'`))
    const [from, to] = [new Date(Date.now() - 60 * 86_400_000), new Date(Date.now() - 30 * 86_400_000)]
    const month = await every(`placedFrom=${from.toISOString()}&placedTo=${to.toISOString()}`)
    expect(month.length).toBe(await counted(sql`placed_at >= ${from} and placed_at < ${to}`))
  })

  it('gives every order once, the newest first, page by page', async () => {
    const found = await every('channel=mobile_web')
    const days = found.map((order) => order.placedAt)
    expect(days).toEqual([...days].sort().reverse())
    expect(new Set(found.map((order) => order.id)).size).toBe(found.length)
    expect(found.length).toBe(await counted(sql`channel = 'mobile_web'`))
  })

  it('is found by a number, its end, an e-mail, a part of it, a telephone in any spelling and a name', async () => {
    const [order] = (await list('channel=web')).filter((one) => one.customerId)
    const file = await nadia.get(`/customers/${order.customerId}`)
    const phone = file.phones[0].replace('+33', '0').replace(/(\d\d)(?=\d)/g, '$1 ')
    const queries = [
      order.number,
      order.number.slice(3),
      file.emails[0],
      file.emails[0].split('@')[0],
      phone,
      file.name,
    ]
    for (const query of queries) {
      const found = await every(`query=${encodeURIComponent(query)}`)
      expect(
        found.map(({ id }) => id),
        query,
      ).toContain(order.id)
      expect(found.length, query).toBeLessThan(200)
    }
    expect(await list('query=%25')).toEqual([])
    const narrowed = await list(`query=${encodeURIComponent(file.name)}&channel=shop`)
    for (const one of narrowed) expect(one.channel).toBe('shop')
  })

  it('of a customer is hers alone, filters or not', async () => {
    const [camille] = (await nadia.get('/customers?query=camille@example.com')).items
    expect((await list(`customerId=${camille.id}`)).length).toBe(camille.orderCount)
    expect((await list(`customerId=${camille.id}&channel=app`)).map(({ channel }) => channel)).toEqual(['app'])
  })

  it('a shopper cannot widen hers by filters', async () => {
    const camille = await volta.customer('camille@example.com')
    const hers = (await camille.get('/orders?limit=100')).items.map(({ id }: Body) => id)
    for (const query of ['channel=web', 'query=martin', 'status=in_progress'])
      for (const { id } of (await camille.get(`/orders?limit=100&${query}`)).items) expect(hers).toContain(id)
  })
})
