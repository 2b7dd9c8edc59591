import { reference } from '@filrouge/server/locations/public.ts'
import { readLoad } from '@filrouge/server/promise/read-sourcing.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy, parisHome, pay } from '../world/shopping.ts'

let volta: Retailer
let paul: Person
let nadia: Person
beforeAll(async () => {
  volta = await openRetailer()
  paul = await volta.staff('paul')
  nadia = await volta.staff('nadia')
})
afterAll(() => volta.close())

const nearest = { id: 'a', kind: 'nearest' }
const fewest = { id: 'b', kind: 'fewest_parcels' }

const kettle = async (person: Person): Promise<string> =>
  (await person.get('/products?limit=1&query=bouilloire')).items[0].variants[0].sku

/** Puts these rules in force; answers what is then shown. */
async function inForce(rules: object[], holdMinutes = 10): Promise<Body> {
  const { draft } = await paul.get('/sourcing')
  const changed = await paul.put('/sourcing/draft', { revision: draft?.revision ?? 0, rules, holdMinutes })
  return paul.post('/sourcing/versions', { revision: changed.draft.revision, note: 'essai' })
}

describe('the rules of sourcing', () => {
  it('are changed in a draft, published with who and why, and taken back', async () => {
    const first = await inForce([nearest, fewest], 12)
    expect(first).toMatchObject({ published: { holdMinutes: 12, note: 'essai', publishedBy: 'Paul Vasseur' } })
    expect(first.draft).toBeUndefined()
    const second = await inForce([fewest])
    const { version } = first.published
    expect(second.published.version).toBe(version + 1)
    const again = await paul.post(`/sourcing/versions/${version}/again`, { note: 'mieux avant' })
    expect(again.published).toMatchObject({ version: version + 2, takesBack: version, rules: first.published.rules })
    const { items } = await nadia.get('/sourcing/versions')
    expect(items.map((one: Body) => one.version).slice(0, 3)).toEqual([version + 2, version + 1, version])
    expect((await paul.send('POST', '/sourcing/versions/999/again', {})).body.code).toBe('version_not_found')
  })

  it('of several people at once, one changes the draft and the others are told', async () => {
    const { draft } = await paul.get('/sourcing')
    const revision = draft?.revision ?? 0
    const answers = await Promise.all(
      [5, 6, 7, 8].map((holdMinutes) =>
        paul.send('PUT', '/sourcing/draft', { revision, rules: [nearest], holdMinutes }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('draft_changed')
    const published = await Promise.all(
      [1, 2, 3].map(() => paul.send('POST', '/sourcing/versions', { revision: revision + 1 })),
    )
    expect(published.filter(({ status }) => status === 201)).toHaveLength(1)
    expect((await paul.send('POST', '/sourcing/versions', { revision: 1 })).body.code).toBe('draft_missing')
  })

  it('refuse what could mean nothing: an exclusion of nobody, a place that is not there', async () => {
    const { draft } = await paul.get('/sourcing')
    const change = (rule: object) =>
      paul.send('PUT', '/sourcing/draft', { revision: draft?.revision ?? 0, rules: [rule], holdMinutes: 10 })
    expect((await change({ id: 'x', kind: 'exclude' })).body.errors[0].code).toBe('names_no_place')
    const nowhere = { locationIds: [`loc_${'0'.repeat(32)}`] }
    expect((await change({ id: 'x', kind: 'exclude', at: nowhere })).body.code).toBe('location_not_found')
    expect((await change({ id: 'x', kind: 'whatever' })).status).toBe(422)
    expect((await nadia.send('PUT', '/sourcing/draft', { revision: 0, rules: [], holdMinutes: 10 })).status).toBe(403)
  })
})

describe('a trial', () => {
  it('says what a draft would have changed of the orders of the last month, and goes on by itself', async () => {
    await inForce([fewest, { id: 'w', kind: 'warehouses_first' }, nearest])
    const changed = await paul.put('/sourcing/draft', { revision: 0, rules: [nearest], holdMinutes: 10 })
    const started = await paul.send('POST', '/sourcing/trials', { revision: changed.draft.revision, days: 31 })
    expect(started.status).toBe(202)
    expect(started.body.trial).toMatchObject({ status: 'running', askedBy: 'Paul Vasseur', isOfDraft: true })
    await volta.settle()
    const { trial } = await paul.get('/sourcing')
    expect(trial).toMatchObject({ status: 'done', done: trial.total, isOfDraft: true })
    expect(trial.total).toBeGreaterThan(300)
    expect(trial.before.orders).toBe(trial.after.orders)
    // The nearest shop rather than the warehouse: fewer kilometres, and other places.
    expect(trial.after.kilometres).toBeLessThan(trial.before.kilometres)
    expect(trial.changed).toBeGreaterThan(0)
    expect(trial.changes[0].before).not.toEqual(trial.changes[0].after)
    const parcels = (side: Body) => side.shares.reduce((sum: number, one: Body) => sum + one.parcels, 0)
    expect(parcels(trial.after)).toBeGreaterThanOrEqual(trial.after.parcels)
    const other = await paul.put('/sourcing/draft', {
      revision: changed.draft.revision,
      rules: [fewest],
      holdMinutes: 10,
    })
    expect(other.trial.isOfDraft).toBe(false)
    await paul.delete('/sourcing/draft')
    expect((await paul.send('POST', '/sourcing/trials', { revision: 1 })).body.code).toBe('draft_missing')
  })

  it('of rules that are the same changes nothing', async () => {
    const rules = [fewest, { id: 'w', kind: 'warehouses_first' }, nearest]
    await inForce(rules)
    const { draft } = await paul.put('/sourcing/draft', { revision: 0, rules, holdMinutes: 9 })
    await paul.post('/sourcing/trials', { revision: draft.revision, days: 14 })
    await volta.settle()
    const { trial } = await paul.get('/sourcing')
    expect(trial).toMatchObject({ status: 'done', changed: 0, before: trial.after })
    await paul.delete('/sourcing/draft')
  })
})

describe('a decision', () => {
  it('is kept with its version and its reasons, told to the staff and softly to the shopper', async () => {
    const { published } = await inForce([fewest, { id: 'w', kind: 'warehouses_first' }, nearest])
    const camille = await volta.visitor()
    const placed = await buy(camille, { [await kettle(camille)]: 1 })
    const { items } = await nadia.get(`/orders/${placed.id}/sourcing`)
    expect(items[0]).toMatchObject({ version: published.version, cause: 'Au paiement', decision: { mode: 'home' } })
    expect(items[0].text).toMatch(/^Expédié depuis .+\.$/)
    expect(placed.delivery.preparedText).toMatch(/^(Préparé à|Commandé)/)
    expect((await camille.send('GET', `/orders/${placed.id}/sourcing`)).status).toBe(403)
  })

  it('keeps the goods as long as the retailer says', async () => {
    await inForce([fewest], 3)
    const visitor = await volta.visitor()
    const cart = await basketOf(visitor, { [await kettle(visitor)]: 1 })
    const paid = await pay(visitor, cart, 'tok_ok')
    const hold = await volta.platform.db.reader.one<{ minutes: number }>(sql`
      select extract(epoch from expires_at - taken_at)::integer / 60 as minutes from holds where payment_id = ${paid.body.id}`)
    expect(hold.minutes).toBe(3)
  })

  it('can be tried on a basket by the draft before anybody lives with it', async () => {
    await inForce([fewest, { id: 'w', kind: 'warehouses_first' }, nearest])
    const lines = [{ sku: await kettle(paul), quantity: 1 }]
    const now = await paul.post('/sourcing/tries', { lines, postcode: '75004' })
    const usual = now.decision.parcels[0].locationId
    const { draft } = await paul.get('/sourcing')
    const rules = [{ id: 'no', kind: 'exclude', at: { locationIds: [usual] } }, fewest]
    await paul.put('/sourcing/draft', { revision: draft?.revision ?? 0, rules, holdMinutes: 10 })
    const then = await paul.post('/sourcing/tries', { lines, postcode: '75004', isDraft: true })
    expect(then.decision.parcels[0].locationId).not.toBe(usual)
    expect(then.effects).toContainEqual({ ruleId: 'no', effect: 'limited' })
    expect(then.decision.passed).toContainEqual({ locationId: usual, code: 'excluded', ruleId: 'no' })
    expect((await paul.post('/sourcing/tries', { lines, postcode: '75004' })).decision.parcels[0].locationId).toBe(
      usual,
    )
    expect((await paul.delete('/sourcing/draft')).draft).toBeUndefined()
  })
})

describe('what a shop can prepare in a day', () => {
  const setUp = async () => {
    const sku = await kettle(paul)
    const admin = await volta.staff('admin')
    for (const locationId of ['paris-rivoli', 'entrepot-nord'])
      await admin.post('/stock/movements', { sku, locationId, kind: 'receive', quantity: 60 })
    const { db, clock } = volta.platform
    const shop = (await reference(db.reader)).byCode.get('paris-rivoli')!
    const given = async () => (await readLoad(db.reader, [shop], clock.now())).get(shop.id)?.parcels ?? 0
    /** Pays; told of a later day, she takes it, and pays again. */
    const buyer = async () => {
      const shopper = await volta.visitor()
      const cart = await basketOf(shopper, { [sku]: 1 })
      return async () => {
        for (let tries = 1; ; tries += 1) {
          const { status, body } = await pay(shopper, await shopper.get(`/carts/${cart.id}`))
          if (status === 201) return true
          if (body.code !== 'promise_changed' || tries === 4) return expect(body.code).toBe('out_of_stock')
          await shopper.put(`/carts/${cart.id}/delivery`, parisHome)
        }
      }
    }
    /** That many people pay at the same moment; answers how many could. */
    const rush = async (count: number) => {
      const buyers = await Promise.all(Array.from({ length: count }, buyer))
      return (await Promise.all(buyers.map((pays) => pays()))).filter(Boolean).length
    }
    return { sku, admin, shop, given, rush, at: { locationIds: [shop.id] } }
  }

  it('is never exceeded, however many pay at the same moment: the rest comes from elsewhere', async () => {
    const { given, rush, at } = await setUp()
    for (const [units, people] of [
      [3, 9],
      [0, 4],
      [1, 8],
      [5, 12],
    ] as const) {
      const before = await given()
      const capacity = { id: 'c', kind: 'daily_capacity', at, per: 'parcels', units: before + units, isStrict: true }
      await inForce([capacity, nearest])
      expect(await rush(people)).toBe(people)
      expect([units, (await given()) - before]).toEqual([units, units])
      // Who comes later is told so before she pays, and pays all the same.
      expect(await rush(2)).toBe(2)
      expect((await given()) - before).toBe(units)
    }
  }, 120_000)

  it('is exact where there is nowhere else too, and what is to give way does', async () => {
    const { sku, admin, given, rush, at } = await setUp()
    const elsewhere = (await admin.get(`/stock?sku=${sku}`)).items.filter(
      ({ locationCode, available }: Body) => locationCode !== 'paris-rivoli' && available > 0,
    )
    for (const { locationId, reserved, safety } of elsewhere)
      await admin.post('/stock/movements', {
        sku,
        locationId,
        kind: 'count',
        quantity: reserved + safety,
        reason: 'test',
      })
    const before = await given()
    const capacity = { id: 'c', kind: 'daily_capacity', at, per: 'parcels', units: before + 4 }
    await inForce([{ ...capacity, isStrict: true }, nearest])
    // Who is not served from the shop waits for a delivery, or is told no.
    expect(await rush(10)).toBeGreaterThanOrEqual(4)
    expect(await given()).toBe(before + 4)
    await inForce([{ ...capacity, isStrict: false }, nearest])
    expect(await rush(3)).toBe(3)
    expect(await given()).toBe(before + 7)
  }, 120_000)

  it('does not count what she has let go herself', async () => {
    const { sku, given, at } = await setUp()
    const capacity = { id: 'c', kind: 'daily_capacity', at, per: 'parcels', units: (await given()) + 1, isStrict: true }
    await inForce([capacity, nearest])
    const before = await given()
    const shopper = await volta.visitor()
    const cart = await basketOf(shopper, { [sku]: 1 })
    for (let time = 0; time < 3; time += 1) {
      const { body } = await pay(shopper, await shopper.get(`/carts/${cart.id}`), 'tok_challenge')
      expect(await given()).toBe(before + 1)
      await shopper.delete(`/payments/${body.id}`)
    }
    expect((await pay(shopper, await shopper.get(`/carts/${cart.id}`))).status).toBe(201)
    expect(await given()).toBe(before + 1)
  }, 60_000)
})
