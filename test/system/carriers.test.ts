import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Body, type Person, person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { openSecondServer } from '../world/second-server.ts'
import { buy, parisHome } from '../world/shopping.ts'

/** Parcels and the carriers they are entrusted to: labels that are asked for, and news that come late, twice, disordered or never. */

const sku = 'JEAN-LENA-BLEU-38'
const carrier = 'messageries-reunies'
let volta: Retailer
let admin: Person

beforeAll(async () => {
  volta = await openRetailer()
  admin = await volta.staff('admin')
})
afterAll(() => volta.close())

const account = () => volta.platform.config.carriers[carrier]!
const atCarrier = async (method: string, path: string, body?: object): Promise<Body> => {
  const response = await fetch(account().url.replace(`/${carrier}`, '') + path, {
    method,
    headers: { authorization: `Bearer ${account().apiKey}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return (await response.json()) as Body
}
const shipments = async (parcelId: string) =>
  (await atCarrier('GET', `/${carrier}/v1/shipments?reference=${parcelId}`)).items as Body[]
const parcelOf = (fulfilmentId: string) =>
  volta.platform.db.reader.one<{ id: string; step: string; carrier_id: string }>(
    sql`select id, step, carrier_id from parcels where fulfilment_id = ${fulfilmentId} order by asked_at desc limit 1`,
  )
const now = () => volta.platform.clock.now()
const minutesAgo = (minutes: number) => new Date(now().getTime() - minutes * 60_000).toISOString()
const show = (id: string) => admin.get(`/fulfilments/${id}`)
const orderOf = (id: string) => admin.get(`/orders/${id}`)

/** Bought, and picked: ready to be packed. `test` is what the second line of the address asks of the carrier. */
async function picked(street2?: string) {
  const delivery = street2 ? { ...parisHome, address: { ...parisHome.address, street2 } } : parisHome
  const order = await buy(await volta.visitor(), { [sku]: 1 }, { ...delivery, contact: { email: 'colis@example.com' } })
  const [{ id }] = (await orderOf(order.id)).fulfilments as [Body]
  await admin.post(`/fulfilments/${id}/pick`, { lines: [{ sku, quantity: 1 }] })
  return { id: id as string, orderId: order.id as string, promised: order.promised as Body }
}
async function shipped(street2?: string) {
  const one = await picked(street2)
  await admin.post(`/fulfilments/${one.id}/pack`)
  await admin.post(`/fulfilments/${one.id}/ship`, {})
  await volta.settle()
  return { ...one, parcel: await parcelOf(one.id) }
}
const tell = (parcelId: string, told: object) =>
  atCarrier('POST', `/test/shipments/${carrier}/${parcelId}/events`, told)
async function until(isSo: () => Promise<boolean>) {
  for (const deadline = Date.now() + 8_000; !(await isSo()); ) {
    if (Date.now() > deadline) throw new Error(`never: ${isSo}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
const eventsKept = (parcelId: string) =>
  volta.platform.db.reader.rows<{ code: string }>(sql`select code from parcel_events where parcel_id = ${parcelId}`)
const heard = (parcelId: string, count: number) => until(async () => (await eventsKept(parcelId)).length >= count)
const toldOn = async (orderId: string) =>
  ((await orderOf(orderId)).timeline as Body[]).filter(({ code }) =>
    ['fulfilment.shipped', 'fulfilment.tracked', 'fulfilment.delivered'].includes(code),
  )

test('what is packed has the label of its carrier; what the carrier says of it is told with its hour and its place', async () => {
  const { id, orderId } = await picked()
  expect((await show(id)).can).toEqual(['pack', 'ship'])
  const packed = await admin.post(`/fulfilments/${id}/pack`)
  expect(packed).toMatchObject({ status: 'picked', carrier: 'Messageries Réunies', parcel: { step: 'labelled' } })
  const { format, label } = await admin.get(`/fulfilments/${id}/label`)
  expect(format).toBe('png')
  expect(Buffer.from(label.split(',')[1], 'base64').subarray(1, 4).toString()).toBe('PNG')
  expect(await admin.post(`/fulfilments/${id}/pack`)).toMatchObject({ trackingNumber: packed.trackingNumber })
  const sent = await admin.post(`/fulfilments/${id}/ship`, {})
  expect(sent).toMatchObject({ status: 'shipped', trackingNumber: packed.trackingNumber, label })
  await volta.settle()
  const parcel = await parcelOf(id)
  expect(await shipments(parcel.id)).toMatchObject([{ status: 'handed_over', trackingNumber: packed.trackingNumber }])

  const at = now().toISOString()
  await tell(parcel.id, { code: 'MD2', occurredAt: at, place: { name: 'Paris 4e', postcode: '75004' } })
  await heard(parcel.id, 1)
  expect(await toldOn(orderId)).toMatchObject([
    { code: 'fulfilment.shipped' },
    { code: 'fulfilment.tracked', title: 'En cours de livraison', place: 'Paris 4e', at },
  ])
  const delivered = new Date(now().getTime()).toISOString()
  await tell(parcel.id, { code: 'DI1', occurredAt: delivered })
  await until(async () => (await show(id)).status === 'delivered')
  expect(await show(id)).toMatchObject({ status: 'delivered', doneAt: delivered, parcel: { step: 'delivered' } })
  expect(await orderOf(orderId)).toMatchObject({ status: 'completed' })
  const outcome = await volta.platform.db.reader.one(sql`select happened_at from promise_outcomes where id = ${id}`)
  expect(outcome.happened_at).toEqual(new Date(delivered))
})

test('news that come twice, late and in the wrong order are each kept once, and the parcel only goes forward', async () => {
  const { id, orderId, parcel } = await shipped()
  await tell(parcel.id, { code: 'MD2', occurredAt: minutesAgo(0), times: 2 })
  await heard(parcel.id, 1)
  await tell(parcel.id, { code: 'PC1', times: 3 })
  await tell(parcel.id, { code: 'ET1' })
  await heard(parcel.id, 3)
  expect((await parcelOf(id)).step).toBe('out_for_delivery')
  // Tried in vain, and out again: both are true, the last counts.
  await tell(parcel.id, { code: 'ND1', occurredAt: now().toISOString() })
  await heard(parcel.id, 4)
  expect((await parcelOf(id)).step).toBe('undelivered')
  await tell(parcel.id, { code: 'MD2', occurredAt: new Date(now().getTime() + 1000).toISOString() })
  await tell(parcel.id, { code: 'ID0' })
  await heard(parcel.id, 6)
  await tell(parcel.id, { code: 'DI1', times: 2 })
  await until(async () => (await show(id)).status === 'delivered')
  await tell(parcel.id, { code: 'ET1' })
  await tell(parcel.id, { code: 'RE1' })
  await heard(parcel.id, 9)
  expect((await parcelOf(id)).step).toBe('delivered')
  expect(await show(id)).toMatchObject({ status: 'delivered' })
  expect((await eventsKept(parcel.id)).map(({ code }) => code).sort()).toEqual(
    ['DI1', 'ET1', 'ET1', 'MD2', 'MD2', 'ND1', 'PC1', 'RE1', 'ID0'].sort(),
  )
  const times = (await toldOn(orderId)).map(({ at }) => at)
  expect(times).toEqual(times.toSorted())
})

test('the carrier has it before anybody here said so: it has left, then it is delivered', async () => {
  const { id, orderId } = await picked()
  await admin.post(`/fulfilments/${id}/pack`)
  const parcel = await parcelOf(id)
  await tell(parcel.id, { code: 'DI1' })
  await until(async () => (await show(id)).status === 'delivered')
  expect((await toldOn(orderId)).map(({ code }) => code)).toEqual(['fulfilment.shipped', 'fulfilment.delivered'])
  expect(await orderOf(orderId)).toMatchObject({ status: 'completed', paymentStatus: expect.any(String) })
})

test('news that never come are asked for, ever less often', async () => {
  const { id, parcel } = await shipped()
  await tell(parcel.id, { code: 'PC1', times: 0 })
  await tell(parcel.id, { code: 'MD2', times: 0 })
  await volta.settle()
  expect((await parcelOf(id)).step).toBe('labelled')
  await volta.nobody.post('/../demo/clock', { advance: 'PT3H1M' })
  expect((await parcelOf(id)).step).toBe('out_for_delivery')
  const dueIn = async () => {
    const { due_at: at } = await volta.platform.db.reader.one<{ due_at: Date }>(
      sql`select due_at from jobs where kind = 'poll_parcel' and key = ${parcel.id}`,
    )
    return Math.round((at.getTime() - now().getTime()) / 3_600_000)
  }
  expect(await dueIn()).toBe(3)
  for (const hours of [3, 6, 12]) {
    await volta.nobody.post('/../demo/clock', { advance: 'PT3H1M' })
    if (hours > 3) await volta.nobody.post('/../demo/clock', { advance: `PT${hours}H` })
  }
  expect(await dueIn()).toBeGreaterThan(6)
  admin = await volta.staff('admin')
})

test('news that are not signed by that carrier, or too old, are refused', async () => {
  const { parcel } = await shipped()
  const body = (code: string) =>
    JSON.stringify({
      data: { reference: parcel.id, event: { id: `forged-${code}`, code, occurredAt: now().toISOString() } },
    })
  const send = (to: string, secret: string, seconds: number, text: string) => {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const signature = createHmac('sha256', key).update(`n1.${seconds}.${text}`).digest('base64')
    return fetch(`${volta.url}/api/carriers/${to}/events`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'webhook-id': 'n1', 'webhook-timestamp': String(seconds) },
        'webhook-signature': `v1,${signature}`,
      },
      body: text,
    }).then(({ status }) => status)
  }
  const seconds = Math.floor(Date.now() / 1000)
  const { newsSecret } = account()
  expect(await send(carrier, Buffer.alloc(32).toString('base64'), seconds, body('DI1'))).toBe(403)
  expect(await send(carrier, newsSecret, seconds - 400, body('DI1'))).toBe(403)
  expect(await send('nobody', newsSecret, seconds, body('DI1'))).toBe(403)
  expect(await send('__proto__', newsSecret, seconds, body('DI1'))).toBe(403)
  // Signed by another carrier that is ours: heard, and forgotten.
  expect(await send('grand-volume', newsSecret, seconds, body('DI1'))).toBe(204)
  expect(await send(carrier, newsSecret, seconds, 'not json')).not.toBe(204)
  expect(await eventsKept(parcel.id)).toEqual([])
  expect(await send(carrier, newsSecret, seconds, body('PC1'))).toBe(204)
  expect(await send(carrier, newsSecret, seconds, body('PC1'))).toBe(204)
  expect(await eventsKept(parcel.id)).toEqual([{ code: 'PC1' }])
})

test('a carrier that is out of order keeps nobody waiting: the label comes when it is back, and there is one', async () => {
  const { id } = await picked()
  await atCarrier('POST', '/test/outage', { isOut: true })
  const packed = await admin.post(`/fulfilments/${id}/pack`)
  expect(packed.parcel).toEqual({ step: 'asked' })
  expect(packed.can).toEqual([])
  const refused = await admin.send('POST', `/fulfilments/${id}/ship`, {})
  expect(refused).toMatchObject({ status: 409, body: { code: 'label_awaited' } })
  await volta.nobody.post('/../demo/clock', { advance: 'PT5M' })
  expect((await show(id)).parcel).toEqual({ step: 'asked' })
  await atCarrier('POST', '/test/outage', { isOut: false })
  await volta.nobody.post('/../demo/clock', { advance: 'PT20M' })
  expect((await show(id)).parcel).toEqual({ step: 'labelled' })
  expect(await shipments((await parcelOf(id)).id)).toHaveLength(1)
  expect(await admin.post(`/fulfilments/${id}/ship`, {})).toMatchObject({ status: 'shipped' })
})

test('an answer that is lost on its way costs no second label', async () => {
  const { id } = await picked('TEST COUPURE')
  const [one, other] = await Promise.all([1, 2].map(() => admin.send('POST', `/fulfilments/${id}/pack`, {})))
  expect([one!.status, other!.status]).toEqual([200, 200])
  await volta.settle()
  const parcel = await parcelOf(id)
  expect(parcel.step).toBe('labelled')
  const known = await shipments(parcel.id)
  expect(known).toHaveLength(1)
  expect((await show(id)).trackingNumber).toBe(known[0]!.trackingNumber)
})

test('killed between the carrier’s answer and our note of it, there is one label all the same', async () => {
  const { id } = await picked()
  const { trackingNumber } = await admin.post(`/fulfilments/${id}/pack`)
  const { id: parcelId } = await parcelOf(id)
  // As a process that died leaves it: asked for, with the job that takes over.
  await volta.platform.db.transaction(async (tx) => {
    await tx.run(sql`delete from parcel_labels where parcel_id = ${parcelId}`)
    await tx.run(sql`
      update parcels set step = 'asked', carrier_id = null, tracking_number = null, labelled_at = null where id = ${parcelId}`)
    await tx.run(sql`update fulfilments set carrier = null, tracking_number = null where id = ${id}`)
    await tx.run(sql`insert into jobs (id, kind, key, due_at) values ('job_lease', 'ask_label', ${parcelId}, ${now()})`)
  })
  await volta.settle()
  expect(await show(id)).toMatchObject({ trackingNumber, parcel: { step: 'labelled' } })
  expect(await shipments(parcelId)).toHaveLength(1)
})

test('a server that is killed while the carrier’s answer is on its way leaves one label, which another writes down', async () => {
  const { id } = await picked()
  // The carrier makes the label; before its answer arrives, whoever asked is dead.
  let answered = () => {}
  const isMade = new Promise<void>((resolve) => {
    answered = resolve
  })
  const between = createServer(async (request) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const { authorization = '' } = request.headers
    const answer = await fetch(new URL(account().url).origin + request.url, {
      method: request.method,
      headers: { authorization, 'content-type': 'application/json' },
      body: Buffer.concat(pieces),
    })
    expect(answer.status).toBe(201)
    answered()
  })
  await new Promise<void>((open) => between.listen(0, '127.0.0.1', open))
  const { pathname } = new URL(account().url)
  const name = carrier.toUpperCase().replaceAll('-', '_')
  const second = await openSecondServer(volta, {
    [`CARRIER_${name}_URL`]: `http://127.0.0.1:${(between.address() as AddressInfo).port}${pathname}`,
    [`CARRIER_${name}_API_KEY`]: account().apiKey,
    [`CARRIER_${name}_NEWS_SECRET`]: account().newsSecret,
  })
  const there = person(second.url, admin.token)
  const lost = there.send('POST', `/fulfilments/${id}/pack`, {}).catch(() => undefined)
  await isMade
  await second.kill()
  await lost
  between.closeAllConnections()
  between.close()
  expect((await show(id)).parcel).toEqual({ step: 'asked' })
  const { id: parcelId } = await parcelOf(id)
  const [made, ...others] = await shipments(parcelId)
  expect(others).toEqual([])
  // The server that is left takes it up once the lease of the dead one is over.
  await volta.nobody.post('/../demo/clock', { advance: 'PT5M' })
  await volta.settle()
  expect(await show(id)).toMatchObject({ trackingNumber: made!.trackingNumber, parcel: { step: 'labelled' } })
  expect(await shipments(parcelId)).toHaveLength(1)
}, 60_000)

test('what is cancelled after it was packed has its label given up at the carrier', async () => {
  const { id, orderId } = await picked()
  await admin.post(`/fulfilments/${id}/pack`)
  const parcel = await parcelOf(id)
  await admin.post(`/orders/${orderId}/cancel`, {})
  await volta.settle()
  expect((await parcelOf(id)).step).toBe('cancelled')
  expect(await shipments(parcel.id)).toMatchObject([{ status: 'cancelled' }])
  expect((await show(id)).trackingNumber).toBeUndefined()
})

test('which label a carrier makes is the manager’s to say', async () => {
  const sonia = await volta.staff('sonia')
  const { items } = await sonia.put(`/carriers/${carrier}`, { labelFormat: 'zpl', silentDays: 5 })
  expect(items.find(({ code }: Body) => code === carrier)).toMatchObject({
    ...{ name: 'Messageries Réunies', isConnected: true, silentDays: 5 },
    products: expect.arrayContaining([expect.objectContaining({ service: 'home-express', product: 'EXP' })]),
  })
  expect(await sonia.send('PUT', '/carriers/nobody', { labelFormat: 'pdf', silentDays: 5 })).toMatchObject({
    status: 404,
  })
  const { id } = await picked()
  await admin.post(`/fulfilments/${id}/pack`)
  const { format, label } = await admin.get(`/fulfilments/${id}/label`)
  expect([format, Buffer.from(label.split(',')[1], 'base64').toString().slice(0, 3)]).toEqual(['zpl', '^XA'])
})

test('in the demo a parcel goes its way by itself, by the clock of the demo', async () => {
  const travelling = await openRetailer({}, 'travel')
  const boss = await travelling.staff('admin')
  const order = await buy(await travelling.visitor(), { [sku]: 1 }, parisHome)
  const [{ id }] = (await boss.get(`/orders/${order.id}`)).fulfilments as [Body]
  await boss.post(`/fulfilments/${id}/pick`, { lines: [{ sku, quantity: 1 }] })
  await boss.post(`/fulfilments/${id}/ship`, {})
  await travelling.settle()
  const day = addDays(civilDateIn(new Date(order.promised.latest), 'Europe/Paris'), 1)
  await travelling.nobody.post('/../demo/clock', { now: instantOf(day, '09:00', 'Europe/Paris').toISOString() })
  const again = await travelling.staff('admin')
  await until(async () => (await again.get(`/fulfilments/${id}`)).status === 'delivered')
  const { timeline, status } = await again.get(`/orders/${order.id}`)
  expect(status).toBe('completed')
  expect(timeline.filter((e: Body) => e.code === 'fulfilment.tracked').map((e: Body) => e.title)).toEqual([
    'Prise en charge par le transporteur',
    'En route',
    'En cours de livraison',
  ])
  const { is_kept: isKept } = await travelling.platform.db.reader.one<{ is_kept: boolean }>(
    sql`select is_kept from promise_outcomes where id = ${id}`,
  )
  expect(isKept).toBe(true)
  await travelling.close()
})
