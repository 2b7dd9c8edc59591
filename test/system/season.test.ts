import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { channels } from '@filrouge/contract/sessions.ts'
import type { Life } from '@filrouge/server/imports/season/season-plan.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer, root } from '../world/retailer.ts'

/** The season of trade that led to today: a retailer one would believe, in every channel. Closing it checks every invariant. */

let volta: Retailer
let nadia: Person
beforeAll(async () => {
  volta = await openRetailer()
  nadia = await volta.staff('nadia')
})
afterAll(() => volta.close())

const ask = <T>(query: ReturnType<typeof sql>) => volta.platform.db.reader.rows<T>(query)
const fileOf = async (email: string): Promise<Body> => {
  const [found] = (await nadia.get(`/customers?query=${email}`)).items
  return nadia.get(`/customers/${found.id}`)
}

describe('the season', () => {
  it('has thousands of orders, of every channel, every shop and every month', async () => {
    const byChannel = await ask<{ channel: string; orders: number }>(
      sql`select channel, count(*)::integer as orders from orders group by 1`,
    )
    expect(byChannel.map(({ channel }) => channel).sort()).toEqual([...channels].sort())
    expect(byChannel.reduce((sum, { orders }) => sum + orders, 0)).toBeGreaterThan(3000)
    const [spread] = await ask<{ shops: number; months: number; customers: number }>(sql`
      select count(distinct location_id)::integer as shops, count(distinct date_trunc('month', placed_at))::integer as months,
        count(distinct customer_id)::integer as customers from orders`)
    expect(spread).toMatchObject({ shops: 24 })
    expect(spread!.months).toBeGreaterThanOrEqual(13)
    expect(spread!.customers).toBeGreaterThan(500)
  })

  it('sells when shops are open, at till to nobody in particular as well, and never tomorrow', async () => {
    const [odd] = await ask<{ ahead: number; nightly: number; nobodys: number }>(sql`
      select count(*) filter (where placed_at > now())::integer as ahead,
        count(*) filter (where channel = 'shop' and extract(hour from placed_at at time zone 'Europe/Paris') not between 8 and 21)::integer as nightly,
        count(*) filter (where customer_id is null)::integer as nobodys from orders`)
    expect(odd).toMatchObject({ ahead: 0, nightly: 0 })
    expect(odd!.nobodys).toBeGreaterThan(500)
  })

  it('is busier on Saturdays than on Mondays, and in December than in February', async () => {
    const [busy] = await ask<Record<string, number>>(sql`
      select count(*) filter (where extract(isodow from placed_at) = 6) as saturdays, count(*) filter (where extract(isodow from placed_at) = 1) as mondays,
        count(*) filter (where extract(month from placed_at) = 12) as december, count(*) filter (where extract(month from placed_at) = 2) as february
      from orders where placed_at < now() - interval '16 days'`)
    expect(busy!.saturdays).toBeGreaterThan(busy!.mondays! * 1.3)
    expect(busy!.december).toBeGreaterThan(busy!.february! * 1.5)
  })

  it('tells of each order what happened in the order in which it did, none of it before it was placed', async () => {
    const [odd] = await ask<{ count: number }>(sql`
      select count(*)::integer as count from orders o
      join lateral (
        select array_agg(type order by at, id) as by_time, array_agg(type order by id) as by_id, min(at) as first_at
        from events where subject_id = o.id) e on true
      where e.by_time <> e.by_id or e.first_at <> o.placed_at or e.by_time[1] <> 'order.imported'`)
    expect(odd!.count).toBe(0)
  })

  it('reads like the retailer’s own in the list: numbers in the order of the days', async () => {
    const { items } = await nadia.get('/orders?limit=100')
    for (const order of items) expect(order.number).toMatch(/^\d\d-\d{6}$/)
    expect(items.map((order: Body) => order.number)).toEqual(
      items
        .map((order: Body) => order.number)
        .sort()
        .reverse(),
    )
  })

  it('goes on with what is on its way as the days pass, each step at its time', async () => {
    const onTheWay = async () => (await nadia.get('/orders?status=in_progress&limit=100')).items as Body[]
    const [one] = (await onTheWay()).filter((order) => order.mode === 'home')
    expect((await onTheWay()).length).toBeGreaterThan(5)
    await fetch(`${volta.url}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: 'P20D' }),
    })
    nadia = await volta.staff('nadia')
    expect(await onTheWay()).toEqual([])
    const order = await nadia.get(`/orders/${one!.id}`)
    expect(order).toMatchObject({ status: expect.stringMatching(/completed|cancelled/) })
    const times = order.timeline.map((entry: Body) => entry.at)
    expect(times).toEqual([...times].sort())
  })
})

describe('a life in several channels', () => {
  const lives = JSON.parse(readFileSync(join(root, 'db/demo/lives.json'), 'utf8')) as Life[]

  it('tells Camille’s: jeans in the shop, the kettle on the web, all in one file', async () => {
    const file = await fileOf('camille@example.com')
    expect(file.orders.map((order: Body) => order.channel)).toEqual(['web', 'app', 'shop', 'mobile_web', 'web', 'shop'])
    expect(file.orders.at(-1)).toMatchObject({ locationName: 'Volta Paris Rivoli', mode: 'takeaway' })
    expect(file.orders.at(-1).firstTitle).toMatch(/Jean/)
    expect(file.basket).toBeNull()
    expect(new Set(file.touches.map((touch: Body) => touch.channel)).size).toBeGreaterThan(2)
    const late = await nadia.get(`/orders/${file.orders[1].id}`)
    expect(late.timeline.at(-1)).toMatchObject({ code: 'order.collected', happened: true })
    expect(late.timeline.at(-1).at > late.promised.latest).toBe(true)
  })

  it('names articles, shops and people that there are', async () => {
    for (const { email, orders } of lives) expect((await fileOf(email)).orders, email).toHaveLength(orders.length)
    const skus = lives.flatMap(({ orders }) => orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)))
    const [found] = await ask<{ count: number }>(
      sql`select count(*)::integer as count from variants where sku = any(${[...new Set(skus)]}::text[])`,
    )
    expect(found!.count).toBe(new Set(skus).size)
  })
})
