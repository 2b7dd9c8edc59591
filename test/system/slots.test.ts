import { newId } from '@filrouge/kernel/ids.ts'
import { breaches } from '@filrouge/server/screens/verify.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy, order, parisHome, pay } from '../world/shopping.ts'

/** Appointments: large goods brought home, and collecting in a shop that asks for it. */

const large = 'FRIGO-CLAIRFROID-324-INOX'
const cable = 'CABLE-HDMI-AURORA-2M'
const contact = parisHome.contact
let volta: Retailer
let admin: Person

beforeAll(async () => {
  volta = await openRetailer()
  admin = await volta.staff('admin')
  for (const sku of [large, cable])
    await admin.post('/stock/movements', {
      ...{ sku, locationId: 'entrepot-nord', kind: 'receive', quantity: 200, reason: 'test' },
    })
})
afterAll(() => volta.close())

const homeOf = (promise: Body) => promise.options.find((option: Body) => option.service === 'home-two-people')
const promiseAtHome = async (who: Person, sku = large) =>
  homeOf(await who.get(`/promises?sku=${sku}&postcode=75004&slots=60`))
const planOf = async (title: string) =>
  (await admin.get('/slot-plans')).items.find((plan: Body) => plan.titleEn === title)

test('large goods come by appointment: the promise carries the slots, the basket takes one and the order keeps it', async () => {
  const camille = await volta.visitor()
  const promised = await promiseAtHome(camille)
  expect(promised.slots.length).toBeGreaterThan(10)
  expect(promised).toMatchObject({ earliest: promised.slots[0].startsAt, latest: promised.slots[0].endsAt })
  const chosen = promised.slots[4]
  const cart = await basketOf(camille, { [large]: 1 }, { ...parisHome, slotId: chosen.id })
  expect(cart.delivery.slot).toEqual({ id: chosen.id, startsAt: chosen.startsAt, endsAt: chosen.endsAt })
  expect(cart.delivery.promised).toEqual({ earliest: chosen.startsAt, latest: chosen.endsAt })
  expect((await pay(camille, cart)).body.status).toBe('authorised')
  const { body } = await order(camille, cart)
  expect(body.delivery.slot.id).toBe(chosen.id)
  expect(body.promised).toEqual({ earliest: chosen.startsAt, latest: chosen.endsAt })
  expect(body.can).toEqual(['cancel', 'move_slot'])
  const plan = await planOf('Two people, Île-de-France')
  const day = chosen.startsAt.slice(0, 10)
  const { items } = await admin.get(`/slot-plans/${plan.id}/days?from=${day}&days=1`)
  expect(items[0].windows.reduce((sum: number, window: Body) => sum + window.taken, 0)).toBe(1)
})

test('whoever only wants to know when is told the first three slots, and whoever chooses one asks for all', async () => {
  const all = (await promiseAtHome(volta.nobody)).slots
  const { options } = await volta.nobody.get(`/promises?sku=${large}&postcode=75004`)
  expect(homeOf({ options }).slots).toEqual(all.slice(0, 3))
  expect(
    homeOf(await volta.nobody.post('/promises', { lines: [{ sku: large, quantity: 1 }], postcode: '75004' })).slots,
  ).toEqual(all.slice(0, 3))
})

test('who asks for no slot has the first, and a basket without appointment knows none', async () => {
  const someone = await volta.visitor()
  const promised = await promiseAtHome(someone)
  const cart = await basketOf(someone, { [large]: 1 })
  expect(cart.delivery.slot.id).toBe(promised.slots[0].id)
  const light = await basketOf(await volta.visitor(), { [cable]: 1 })
  expect(light.delivery.slot).toBeUndefined()
})

test('one place left and thirty payers: one wins, the others are shown the next slots, and pay for those', async () => {
  const plan = await planOf('Two people, Île-de-France')
  const someone = await volta.visitor()
  const target = (await promiseAtHome(someone)).slots[8]
  const [, day, starts] = target.id.split('.')
  const windows = (await admin.get(`/slot-plans/${plan.id}/days?from=${day}&days=1`)).items[0].windows
  await admin.put(`/slot-plans/${plan.id}/days/${day}`, {
    windows: windows.map((window: Body) => ({
      ...{ starts: window.starts, ends: window.ends, capacity: window.starts === starts ? 1 : 40 },
    })),
  })
  const payers = await Promise.all(Array.from({ length: 30 }, () => volta.visitor()))
  const carts: Body[] = []
  for (const payer of payers) carts.push(await basketOf(payer, { [large]: 1 }, { ...parisHome, slotId: target.id }))
  expect(carts.every((cart) => cart.delivery.slot.id === target.id)).toBe(true)
  const answers = await Promise.all(payers.map((payer, index) => pay(payer, carts[index]!)))
  const won = answers.filter(({ status }) => status === 201)
  const lost = answers.filter(({ status }) => status !== 201)
  expect(won).toHaveLength(1)
  for (const { body } of lost) {
    expect(body.code).toBe('promise_changed')
    expect(body.slots.map((slot: Body) => slot.id)).not.toContain(target.id)
  }
  // What they are shown instead is true: the first of it is had at once.
  const loser = answers.findIndex(({ status }) => status !== 201)
  const instead = (answers[loser] as Body).body.slots.find((slot: Body) => slot.id.includes(day))
  const again = await payers[loser]!.put(`/carts/${carts[loser]!.id}/delivery`, { ...parisHome, slotId: instead.id })
  expect((await pay(payers[loser]!, again)).body.status).toBe('authorised')
  expect((await order(payers[loser]!, again)).status).toBe(201)
  expect(await volta.platform.db.reader.rows(sql`select 1 from slot_days where taken > capacity`)).toEqual([])
})

test('a place goes with its hold: given up, declined, lapsed or cancelled, someone else may have it', async () => {
  const taken = async (slotId: string) => {
    const [planId, day, starts] = slotId.split('.')
    const { items } = await admin.get(`/slot-plans/${planId}/days?from=${day}&days=1`)
    return items[0].windows.find((window: Body) => window.starts === starts)?.taken ?? 0
  }
  const shopper = await volta.visitor()
  const slot = (await promiseAtHome(shopper)).slots.at(-1)
  const way = { ...parisHome, slotId: slot.id }
  const cart = await basketOf(shopper, { [large]: 1 }, way)
  await pay(shopper, cart, 'tok_declined')
  expect(await taken(slot.id)).toBe(0)
  const waiting = await pay(shopper, cart, 'tok_challenge')
  expect(await taken(slot.id)).toBe(1)
  await shopper.send('DELETE', `/payments/${waiting.body.id}`)
  expect(await taken(slot.id)).toBe(0)
  const bought = await buy(shopper, { [large]: 1 }, way)
  expect(await taken(slot.id)).toBe(1)
  await shopper.post(`/orders/${bought.id}/cancel`, {})
  expect(await taken(slot.id)).toBe(0)
})

test('an appointment is moved until its cut-off, by her and by the call centre; its old place is free again', async () => {
  const shopper = await volta.visitor()
  const { slots } = await promiseAtHome(shopper)
  const bought = await buy(shopper, { [large]: 1 }, { ...parisHome, slotId: slots[5].id })
  const choices = await shopper.get(`/orders/${bought.id}/slots`)
  expect(choices.slotId).toBe(slots[5].id)
  const other = choices.items.find((slot: Body) => slot.startsAt > slots[6].startsAt)
  const moved = await shopper.put(`/orders/${bought.id}/slot`, { slotId: other.id })
  expect(moved.promised).toEqual({ earliest: other.startsAt, latest: other.endsAt })
  expect(moved.fulfilments[0].promised.latest).toBe(other.endsAt)
  expect(moved.timeline.map((entry: Body) => entry.code)).toContain('order.slot_moved')
  expect((await volta.lastMessage(contact.email)).subject).toContain('rendez-vous')
  const nadia = await volta.staff('nadia')
  const back = await nadia.put(`/orders/${bought.id}/slot`, { slotId: slots[5].id })
  expect(back.delivery.slot.id).toBe(slots[5].id)
  const stranger = await volta.visitor()
  expect((await stranger.send('PUT', `/orders/${bought.id}/slot`, { slotId: other.id })).status).toBe(404)
  // A slot that costs more than hers was not paid for.
  const evening = (await promiseAtHome(shopper)).slots.find((slot: Body) => slot.id.endsWith('18:00'))
  const dearer = await shopper.send('PUT', `/orders/${bought.id}/slot`, { slotId: evening.id })
  expect(dearer.body.code).toBe('slot_not_to_be_had')
})

test('a shop that hands over by appointment has slots of its own', async () => {
  const { options } = await volta.nobody.get(`/promises?sku=${cable}&near=48.8353,2.2411&limit=3&slots=60`)
  const boulogne = options.find((option: Body) => option.mode === 'collect' && option.locationName.includes('Boulogne'))
  expect(boulogne.slots.length).toBeGreaterThan(3)
  const others = options.filter((option: Body) => option.mode === 'collect' && option !== boulogne)
  expect(others.some((option: Body) => option.slots !== undefined)).toBe(false)
  const listed = await volta.nobody.post('/promises/each', {
    lines: [{ sku: cable }],
    near: '48.8353,2.2411',
    limit: 3,
  })
  const again = listed.items[0].options.find(
    (option: Body) => option.locationId === boulogne.locationId && option.mode === 'collect',
  )
  expect(again.earliest).toBe(boulogne.earliest)
  const shopper = await volta.visitor()
  const way = { mode: 'collect', locationId: boulogne.locationId, contact, slotId: boulogne.slots[2].id }
  const bought = await buy(shopper, { [cable]: 1 }, way)
  expect(bought.delivery.slot.startsAt).toBe(boulogne.slots[2].startsAt)
})

test('a day closed takes nobody else and keeps who is there; it follows the week again', async () => {
  const plan = await planOf('Two people, by half-day')
  const lyon = { mode: 'home', contact, address: { ...parisHome.address, postcode: '69002', city: 'Lyon' } }
  const shopper = await volta.visitor()
  const promise = await shopper.get(`/promises?sku=${large}&postcode=69002&slots=60`)
  const slot = homeOf(promise).slots[0]
  const bought = await buy(shopper, { [large]: 1 }, { ...lyon, slotId: slot.id })
  const day = slot.id.split('.')[1]
  const closed = await admin.put(`/slot-plans/${plan.id}/days/${day}`, { windows: [] })
  expect(closed.windows).toEqual([expect.objectContaining({ taken: 1, capacity: 1 })])
  const after = homeOf(await shopper.get(`/promises?sku=${large}&postcode=69002&slots=60`))
  expect(after.slots.some((one: Body) => one.id.includes(day))).toBe(false)
  expect((await shopper.get(`/orders/${bought.id}`)).delivery.slot.id).toBe(slot.id)
  const open = await admin.put(`/slot-plans/${plan.id}/days/${day}`, { windows: null })
  expect(open).toMatchObject({ isException: false })
  expect(open.windows[0]).toMatchObject({ taken: 1, capacity: 6 })
})

test('a vehicle that is full by weight takes no more, however many places are left', async () => {
  const plan = await planOf('Two people, by half-day')
  const nice = '06000'
  const before = homeOf(await volta.nobody.get(`/promises?sku=${large}&postcode=${nice}&slots=60`))
  const [, day, starts] = before.slots[3].id.split('.')
  const windows = (await admin.get(`/slot-plans/${plan.id}/days?from=${day}&days=1`)).items[0].windows
  await admin.put(`/slot-plans/${plan.id}/days/${day}`, {
    windows: windows.map((window: Body) => ({
      ...{
        starts: window.starts,
        ends: window.ends,
        capacity: 9,
        capacityGrams: window.starts === starts ? 100_000 : 900_000,
      },
    })),
  })
  const way = {
    mode: 'home',
    contact,
    address: { ...parisHome.address, postcode: nice, city: 'Nice' },
    slotId: before.slots[3].id,
  }
  await buy(await volta.visitor(), { [large]: 1 }, way)
  const after = homeOf(await volta.nobody.get(`/promises?sku=${large}&postcode=${nice}&slots=60`))
  expect(after.slots.map((slot: Body) => slot.id)).not.toContain(before.slots[3].id)
})

test('the same windows twice over in one day are not understood', async () => {
  const plan = await planOf('Collection in Boulogne')
  const { locationName: _, title: __, timeZone: ___, ...same } = plan
  const overlapping = [
    { weekday: 2, starts: '10:00', ends: '12:00', capacity: 1 },
    { weekday: 2, starts: '11:00', ends: '13:00', capacity: 1 },
  ]
  const answer = await admin.send('PUT', `/slot-plans/${plan.id}`, { ...same, windows: overlapping })
  expect(answer.status).toBe(422)
  const second = await admin.send('PUT', `/slot-plans/${newId('slotPlan')}`, { ...same, id: undefined })
  expect(second.body.code).toBe('plan_exists')
})

test('goods sourced again that can only come later bring another appointment with them: she is told of it, and her old place is free', async () => {
  const sku = 'FRIGO-CLAIRFROID-324-BLANC'
  for (const { locationId, locationKind, onHand, reserved } of (await admin.get(`/stock?sku=${sku}`)).items)
    if (locationKind !== 'supplier' && onHand > 0)
      await admin.post('/stock/movements', { sku, locationId, kind: 'count', quantity: reserved, reason: 'test' })
  await admin.put('/stock/safety', { sku, locationId: 'entrepot-nord', quantity: 0 })
  await admin.post('/stock/movements', { sku, locationId: 'entrepot-nord', kind: 'receive', quantity: 1 })
  const shopper = await volta.visitor()
  const [first] = (await promiseAtHome(shopper, sku)).slots
  const bought = await buy(shopper, { [sku]: 1 }, { ...parisHome, slotId: first.id })
  expect(bought.delivery.slot.id).toBe(first.id)
  const taken = async (slotId: string) => {
    const [planId, day, starts] = slotId.split('.')
    const { items } = await admin.get(`/slot-plans/${planId}/days?from=${day}&days=1`)
    return items[0].windows.find((window: Body) => window.starts === starts)?.taken ?? 0
  }
  const before = await taken(first.id)
  const expectedOn = new Date(Date.parse(first.startsAt) + 3 * 86_400_000).toISOString().slice(0, 10)
  const lines = [{ sku, quantity: 5 }]
  await admin.post('/stock/deliveries', { kind: 'purchase', locationId: 'entrepot-sud', expectedOn, lines })
  const [part] = (await admin.get(`/fulfilments?orderId=${bought.id}`)).items
  await admin.post(`/fulfilments/${part.id}/pick`, { lines: [{ sku, quantity: 0 }] })
  await volta.settle()
  const after = await shopper.get(`/orders/${bought.id}`)
  const { slot } = after.delivery
  expect(slot.startsAt > first.endsAt).toBe(true)
  expect(await taken(first.id)).toBe(before - 1)
  expect(await taken(slot.id)).toBeGreaterThan(0)
  const standing = after.fulfilments.filter(({ status }: Body) => status === 'to_pick')
  expect(standing.map(({ promised }: Body) => promised)).toEqual([{ earliest: slot.startsAt, latest: slot.endsAt }])
  const letter = await volta.lastMessage(contact.email)
  expect(letter.subject).toContain('plus tard')
  expect(letter.text).toContain(timeOf(slot.startsAt))
  expect(letter.text).toContain(timeOf(slot.endsAt))
  expect((await admin.get('/orders?limit=20')).items.find(({ id }: Body) => id === bought.id).slot.id).toBe(slot.id)
  // It is hers: she moves it again, and pays nothing for the one she could not have.
  const { items } = await shopper.get(`/orders/${bought.id}/slots`)
  const other = items.find(({ id, startsAt }: Body) => id !== slot.id && startsAt > slot.startsAt)
  expect((await shopper.put(`/orders/${bought.id}/slot`, { slotId: other.id })).promised.latest).toBe(other.endsAt)
})

const timeOf = (instant: string) =>
  `${Number(new Intl.DateTimeFormat('fr', { hour: '2-digit', timeZone: 'Europe/Paris' }).format(new Date(instant)).slice(0, 2))}\u00a0h`

test('goods found elsewhere in time leave the appointment as it is', async () => {
  const shopper = await volta.visitor()
  const { slots } = await promiseAtHome(shopper)
  const late = slots.at(-2)
  const bought = await buy(shopper, { [large]: 1 }, { ...parisHome, slotId: late.id })
  const [part] = (await admin.get(`/fulfilments?orderId=${bought.id}`)).items
  await admin.post(`/fulfilments/${part.id}/pick`, { lines: [{ sku: large, quantity: 0 }] })
  await volta.settle()
  const after = await shopper.get(`/orders/${bought.id}`)
  expect(after.delivery.slot.id).toBe(late.id)
  expect(after.fulfilments.at(-1).promised).toEqual({ earliest: late.startsAt, latest: late.endsAt })
})

const pageFor = async (shopper: Person, path: string) =>
  (await fetch(`${volta.url}${path}`, { headers: { cookie: `filrouge_shopper=${shopper.token}` } })).text()

test('with free delivery each slot shows the total that the basket will really come to, so that nothing is asked twice', async () => {
  const shopper = await volta.visitor()
  const cart = await basketOf(shopper, { [large]: 1 })
  await shopper.post(`/carts/${cart.id}/coupons`, { code: 'PORTOFFERT' })
  const html = await pageFor(shopper, '/checkout?postcode=75004')
  const radios = [...html.matchAll(/<input[^>]*name="slot-home[^>]*>/g)].map(([tag]) => tag)
  expect(radios.length).toBeGreaterThan(10)
  const shown = new Map(
    radios.map((tag) => [/value="(slp_\S+)/.exec(tag)![1]!, Number(/data-totals="\d+-\d+-(\d+)/.exec(tag)![1])]),
  )
  const evening = [...shown.keys()].find((id) => id.endsWith('18:00'))!
  const morning = [...shown.keys()].find((id) => id.endsWith('08:00'))!
  for (const slotId of [evening, morning]) {
    const { totals } = await shopper.put(`/carts/${cart.id}/delivery`, { ...parisHome, slotId })
    expect([slotId, totals.total.minor]).toEqual([slotId, shown.get(slotId)])
  }
})

test('her orders, her account and the page on which she pays what the associate asks say the appointment', async () => {
  const { options } = await volta.nobody.get(`/promises?sku=${cable}&near=48.8353,2.2411&limit=1&slots=60`)
  const boulogne = options.find((option: Body) => option.mode === 'collect' && option.slots)
  const way = { mode: 'collect', locationId: boulogne.locationId, contact, slotId: boulogne.slots[3].id }
  const jean = await volta.staff('jean')
  const cart = await basketOf(jean, { [cable]: 1 }, way)
  const { url, id } = await jean.post('/payment-requests', { cartId: cart.id })
  expect((await jean.get(`/payment-requests/${id}`)).delivery.slot.id).toBe(way.slotId)
  const paying = await (await fetch(`${volta.url}${new URL(url).pathname}`)).text()
  const { startsAt, endsAt } = boulogne.slots[3]
  const hours = `entre ${timeOf(startsAt)} et ${timeOf(endsAt)}`
  expect(paying).toContain(hours)
  const camille = await volta.customer('camille@example.com')
  const bought = await buy(camille, { [cable]: 1 }, { ...way, slotId: boulogne.slots[4].id })
  const mine = (await camille.get('/orders')).items.find((one: Body) => one.id === bought.id)
  expect(mine.slot).toEqual(bought.delivery.slot)
  const { slots } = boulogne
  expect(await pageFor(camille, '/account')).toContain(
    `entre ${timeOf(slots[4].startsAt)} et ${timeOf(slots[4].endsAt)}`,
  )
})

test('whoever was to collect on a later day on which her shop will be closed is told so now, once, with the day she can come', async () => {
  const shopper = await volta.visitor()
  const mine = { email: 'fermeture@example.com', name: 'Fanny Colin' }
  const { options } = await shopper.get(`/promises?sku=${cable}&near=48.8586,2.3437&limit=5&slots=60`)
  const way = options.find(
    (option: Body) => option.mode === 'collect' && !option.slots && option.locationName !== 'Volta Paris Rivoli',
  )
  const bought = await buy(shopper, { [cable]: 1 }, { mode: 'collect', locationId: way.locationId, contact: mine })
  const day = bought.promised.earliest.slice(0, 10)
  await admin.post(`/locations/${way.locationId}/closures`, { closedOn: day, reason: 'inventaire' })
  await volta.settle()
  const letter = await volta.lastMessage(mine.email)
  expect(letter.subject).toContain('est fermé')
  const [part] = (await shopper.get(`/orders/${bought.id}`)).fulfilments
  expect(part.promised.earliest.slice(0, 10) > day).toBe(true)
  await admin.send('DELETE', `/locations/${way.locationId}/closures/${day}`)
})

test('an appointment in a shop that will be closed that day becomes the first one after it, and she is told', async () => {
  const { options } = await volta.nobody.get(`/promises?sku=${cable}&near=48.8353,2.2411&limit=1&slots=60`)
  const boulogne = options.find((option: Body) => option.mode === 'collect' && option.slots)
  const slot = boulogne.slots.at(-1)
  const mine = { email: 'rendez-vous@example.com', name: 'Odile Petit' }
  const shopper = await volta.visitor()
  const way = { mode: 'collect', locationId: boulogne.locationId, contact: mine, slotId: slot.id }
  const bought = await buy(shopper, { [cable]: 1 }, way)
  const day = slot.id.split('.')[1]
  await admin.post(`/locations/${boulogne.locationId}/closures`, { closedOn: day, reason: 'inventaire' })
  await volta.settle()
  const after = await shopper.get(`/orders/${bought.id}`)
  expect(after.delivery.slot.id.split('.')[1] > day).toBe(true)
  expect(after.fulfilments[0].promised.earliest).toBe(after.delivery.slot.startsAt)
  expect((await volta.lastMessage(mine.email)).text).toContain(timeOf(after.delivery.slot.startsAt))
  await admin.send('DELETE', `/locations/${boulogne.locationId}/closures/${day}`)
})

test('nothing of it broke the books', async () => {
  await volta.settle()
  expect(await volta.platform.db.transaction((tx) => breaches(tx))).toEqual([])
})
