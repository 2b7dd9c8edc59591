import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextOpenDay } from '../world/opening.ts'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy, parisHome, pay } from '../world/shopping.ts'

/** What happens when goods are not where they were, or a shop is not open when it was: by itself, or by a person. */

const headphones = 'CASQUE-BASALTE-ARENE'
const zone = 'Europe/Paris'
let volta: Retailer
let admin: Person
let nadia: Person

beforeAll(async () => {
  volta = await openRetailer()
  ;[admin, nadia] = await Promise.all([volta.staff('admin'), volta.staff('nadia')])
})
afterAll(() => volta.close())

/** Some of an article at these places, none anywhere else. */
async function onlyAt(sku: string, quantities: Record<string, number>) {
  for (const level of (await admin.get(`/stock?sku=${sku}`)).items) {
    const wanted = quantities[level.locationCode] ?? 0
    const quantity = level.reserved + wanted + (wanted > 0 ? level.safety : 0)
    if (level.onHand !== quantity)
      await admin.post('/stock/movements', {
        ...{ sku, locationId: level.locationId, kind: 'count', quantity, reason: 'test' },
      })
  }
}

const today = () => civilDateIn(volta.platform.clock.now(), zone)
/** Moves the clock; who was signed in for too long signs in again. */
async function goTo(day: string, time: string) {
  await volta.nobody.post('/../demo/clock', { now: instantOf(day, time, zone).toISOString() })
  ;[admin, nadia] = await Promise.all([volta.staff('admin'), volta.staff('nadia')])
}
const fulfilmentsOf = async (id: string) => (await admin.get(`/orders/${id}`)).fulfilments as Body[]
const standing = (all: Body[]) => all.filter(({ status }) => status !== 'cancelled')
const listed = async (orderId: string) =>
  (await nadia.get('/decisions')).items.filter((item: Body) => item.orderId === orderId)

test('a hold whose time is over hides nothing from the next buyer, before any job has ended it', async () => {
  await onlyAt(headphones, { 'paris-rivoli': 1 })
  const [first, second] = await Promise.all([volta.visitor(), volta.visitor()])
  const way = { mode: 'collect', locationId: 'paris-rivoli', contact: parisHome.contact }
  const cart = await basketOf(first, { [headphones]: 1 }, way)
  await pay(first, cart, 'tok_challenge')
  expect((await second.get(`/promises?sku=${headphones}&postcode=75004`)).options).toEqual([])
  await volta.platform.db.reader.run(sql`
    update holds set expires_at = ${new Date(volta.platform.clock.now().getTime() - 1000)} where cart_id = ${cart.id} and status = 'live'`)
  const listedAlone = await second.post('/promises/each', { lines: [{ sku: headphones }], postcode: '75004' })
  expect(listedAlone.items[0].options.length).toBeGreaterThan(0)
  const hers = await basketOf(second, { [headphones]: 1 }, way)
  expect((await pay(second, hers)).body.status).toBe('authorised')
})

test('a shop that closes on a day to come loses what was to leave it that day, and nothing else', async () => {
  await goTo(addDays(today(), 1), '21:00')
  await onlyAt(headphones, { lille: 2 })
  const [one, other] = [await volta.visitor(), await volta.visitor()]
  const bought = await buy(one, { [headphones]: 1 })
  const leaves = await nextOpenDay(volta, 'lille')
  await onlyAt(headphones, { lille: 1, nantes: 2 })
  await admin.post('/locations/lille/closures', { closedOn: addDays(leaves, 5), reason: 'inventaire' })
  await volta.settle()
  expect(standing(await fulfilmentsOf(bought.id))).toHaveLength(1)
  expect((await fulfilmentsOf(bought.id))[0]!.locationName).toContain('Lille')
  await admin.post('/locations/lille/closures', { closedOn: leaves, reason: 'dégât des eaux' })
  await volta.settle()
  const after = standing(await fulfilmentsOf(bought.id))
  expect(after.map(({ locationName }) => locationName)).toEqual([expect.stringContaining('Nantes')])
  // What is bought now knows that it is closed.
  const later = await other.get(`/promises?sku=${headphones}&near=50.6366,3.0631&limit=1`)
  for (const option of later.options.filter((option: Body) => option.locationName?.includes('Lille')))
    expect(civilDateIn(new Date(option.earliest), zone)).not.toBe(leaves)
})

test('who was to collect at a shop that closes is told from when she can, and a person sees her until then', async () => {
  await onlyAt(headphones, { toulouse: 3 })
  const shopper = await volta.visitor()
  const contact = { email: 'fermeture@example.com', name: 'Ada Fermeture' }
  const bought = await buy(shopper, { [headphones]: 1 }, { mode: 'collect', locationId: 'toulouse', contact })
  const day = civilDateIn(new Date(bought.promised.earliest), zone)
  await volta.settle()
  await admin.post('/locations/toulouse/closures', { closedOn: day, reason: 'panne' })
  const { subject, text } = await volta.lastMessage(contact.email)
  expect(subject).toContain('fermé')
  expect(text).toContain('annuler')
  const [fulfilment] = await fulfilmentsOf(bought.id)
  expect(civilDateIn(new Date(fulfilment!.promised.earliest), zone) > day).toBe(true)
  expect(await listed(bought.id)).toEqual([expect.objectContaining({ kind: 'closed', customerName: 'Ada Fermeture' })])
  // Told once, however often the day is closed.
  await admin.post('/locations/toulouse/closures', { closedOn: day, reason: 'panne' })
  await volta.settle()
  expect(
    (await admin.get(`/orders/${bought.id}`)).timeline.filter((e: Body) => e.code === 'fulfilment.shop_closed'),
  ).toHaveLength(1)
})

test('a parcel that should have arrived waits for someone; the new day is told to her, and it waits no more', async () => {
  await onlyAt(headphones, { 'entrepot-nord': 2 })
  const shopper = await volta.visitor()
  const bought = await buy(shopper, { [headphones]: 1 }, { ...parisHome, contact: { email: 'retard@example.com' } })
  const [{ id }] = (await fulfilmentsOf(bought.id)) as [Body]
  await admin.post(`/fulfilments/${id}/pick`, { lines: [{ sku: headphones, quantity: 1 }] })
  await admin.post(`/fulfilments/${id}/ship`, { carrier: 'Messageries Réunies' })
  expect(await listed(bought.id)).toEqual([])
  await goTo(addDays(civilDateIn(new Date(bought.promised.latest), zone), 1), '09:00')
  expect(await listed(bought.id)).toEqual([
    expect.objectContaining({ kind: 'late', fulfilmentId: id, carrier: 'Messageries Réunies' }),
  ])
  const expectedOn = addDays(today(), 3)
  await nadia.post(`/fulfilments/${id}/delay`, { expectedOn })
  expect((await volta.lastMessage('retard@example.com')).subject).toContain('retard')
  expect(await listed(bought.id)).toEqual([])
  expect((await fulfilmentsOf(bought.id))[0]).toMatchObject({ isLate: true })
})

test('goods that nobody can serve wait as long as the retailer says, with what is missing and until when', async () => {
  const sonia = await volta.staff('sonia')
  await sonia.put('/fulfilment-settings', { keptDays: 4, remindedDaysBefore: 1, decideHours: 5 })
  await onlyAt(headphones, { 'entrepot-nord': 1 })
  const shopper = await volta.visitor()
  const bought = await buy(shopper, { [headphones]: 1 })
  await onlyAt(headphones, {})
  const [{ id }] = (await fulfilmentsOf(bought.id)) as [Body]
  await admin.post(`/fulfilments/${id}/pick`, { lines: [{ sku: headphones, quantity: 0 }] })
  await volta.settle()
  const [waiting] = await listed(bought.id)
  expect(waiting).toMatchObject({ kind: 'shortage', reason: 'short_pick', lines: [{ sku: headphones, quantity: 1 }] })
  const hours = (Date.parse(waiting.decideBy) - Date.parse(waiting.since)) / 3_600_000
  expect(hours).toBeCloseTo(5, 1)
  await nadia.post(`/orders/${bought.id}/shortages`, { choice: 'give_up' })
  await volta.settle()
  expect(await listed(bought.id)).toEqual([])

  await onlyAt(headphones, { 'paris-rivoli': 1 })
  const collected = await buy(
    shopper,
    { [headphones]: 1 },
    { mode: 'collect', locationId: 'paris-rivoli', contact: parisHome.contact },
  )
  const [{ id: hers }] = (await fulfilmentsOf(collected.id)) as [Body]
  await sonia.post(`/fulfilments/${hers}/pick`, { lines: [{ sku: headphones, quantity: 1 }] })
  await sonia.post(`/fulfilments/${hers}/ready`, { shelf: 'A1' })
  const [{ expiresAt, promised }] = (await fulfilmentsOf(collected.id)) as [Body]
  const from = Math.max(volta.platform.clock.now().getTime(), Date.parse(promised.earliest))
  expect((Date.parse(expiresAt) - from) / 86_400_000).toBeCloseTo(4, 1)
})
