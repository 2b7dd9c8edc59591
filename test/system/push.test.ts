import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body } from '../world/person.ts'
import { agree, pushBrowser } from '../world/push-browser.ts'
import { openRetailer, type Retailer, signIn } from '../world/retailer.ts'
import { buy } from '../world/shopping.ts'

/** Being told of an order by the browser itself, over the true protocols: sealed, signed, opened at the other end. */

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

const jeans = { 'JEAN-LENA-BLEU-36': 1 }
const consent = (given: boolean) => ({ purpose: 'order_push', given, wordingVersion: '2026-11' })
const advance = (duration: string) =>
  fetch(`${volta.url}/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: duration }),
  })
const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ')
/** All that a locked screen shows. */
const onScreen = ({ data }: Body) => `${data.title} ${data.body}`
const waiting = () =>
  volta.platform.db.read<{ attempts: number }>(sql`select attempts from jobs where kind = 'send_push'`)

describe('a customer who agreed', () => {
  it('is told of each step of every order of hers, on each of her devices, with nothing a passer-by may not read', async () => {
    const lea = await volta.customer('lea.push@example.com')
    const [phone, laptop] = [await pushBrowser(volta, 'lea-phone'), await pushBrowser(volta, 'lea-laptop')]
    expect((await agree(lea, phone)).status).toBe(200)
    await agree(lea, laptop, { userAgent: 'Macintosh; Intel Mac OS X Safari/605' })
    const order = await buy(lea, jeans)
    const [told, ...others] = await phone.shown()
    expect(others).toEqual([])
    expect(told).toMatchObject({ channel: 'push', subject: `Commande ${order.number} enregistrée` })
    expect(told.text).toMatch(/^Chez vous au plus tard le \S+ \d/)
    expect(told.data).toMatchObject({ ttl: 86_400, urgency: 'normal', language: 'fr' })
    expect(told.data.url).toMatch(new RegExp(`^/orders/${order.id}\\?key=`))
    expect(onScreen(told)).not.toMatch(/Camille|lea\.push|Léna|89,90/)
    const { ttl: _ttl, urgency: _urgency, topic: _topic, ...sealed } = told.data
    expect(Object.keys(sealed).sort()).toEqual(['body', 'language', 'tag', 'title', 'url'])
    expect(await laptop.shown()).toHaveLength(1)

    // A later status takes the place of one that has not been delivered yet.
    await lea.post(`/orders/${order.id}/cancel`)
    const [cancelled] = await phone.shown()
    expect(cancelled.subject).toBe(`Commande ${order.number} annulée`)
    expect([cancelled.data.topic, cancelled.data.tag]).toEqual([told.data.topic, told.data.tag])
    expect(cancelled.data.topic).not.toContain(order.id.slice(4))

    const { items } = await lea.get('/customers/me/push-devices')
    expect(items).toMatchObject([{ device: 'Safari, Mac' }, { device: 'Chrome, Android', orderNews: true }])
    expect(items[1].toldAt).toBeDefined()
    const ledger = (await lea.get('/customers/me/consents')).items.find(
      (one: { purpose: string }) => one.purpose === 'order_push',
    )
    expect(ledger).toMatchObject({ given: true, source: 'account', wordingVersion: '2026-11' })
    expect(ledger.wording).toMatch(/prévenu par notification/)
  })

  it('is told when it is ready and where it waits, never by which code', async () => {
    const lea = await volta.customer('lea.collects@example.com')
    const phone = await pushBrowser(volta, 'collects-phone')
    await agree(lea, phone)
    const { id: locationId, name } = await volta.nobody.get('/locations/paris-rivoli')
    // One that lies in that very shop, so that it is picked and ready there.
    const { items: articles } = await volta.nobody.get(`/locations/paris-rivoli/articles?limit=1`)
    const { sku } = articles[0].variants[0]
    const order = await buy(
      lea,
      { [sku]: 1 },
      { mode: 'collect', locationId, contact: { email: 'lea.collects@example.com' } },
    )
    const sonia = await volta.staff('sonia')
    const { items } = await sonia.get(`/fulfilments?locationId=${locationId}&status=to_pick&limit=100`)
    const { id, lines } = items.find((one: Body) => one.orderId === order.id)
    await sonia.post(`/fulfilments/${id}/pick`, {
      lines: lines.map(({ sku, quantity }: Body) => ({ sku, quantity })),
    })
    await sonia.post(`/fulfilments/${id}/ready`, { shelf: 'A3' })
    const [ready] = await phone.shown()
    expect(plain(ready.subject)).toBe(`Commande ${order.number} : elle est prête`)
    expect(ready).toMatchObject({
      text: `Elle vous attend à ${name}. Votre code est sur sa page.`,
      data: { urgency: 'high' },
    })
    const { text: letter } = await volta.lastMessage('lea.collects@example.com')
    const code = /\b\d{3} \d{3}\b/.exec(plain(letter))?.[0] as string
    expect(code).toBeDefined()
    expect(onScreen(ready)).not.toMatch(new RegExp(`${code}|${code.replace(' ', '')}`))
  })

  it('is told no more on the device she switches off, on none once she takes it back, and again when she agrees again', async () => {
    const lea = await volta.customer('lea.off@example.com')
    const [phone, laptop] = [await pushBrowser(volta, 'off-phone'), await pushBrowser(volta, 'off-laptop')]
    const { id } = (await agree(lea, phone)).body
    await agree(lea, laptop)
    await lea.put(`/customers/me/push-devices/${id}`, { orderNews: false })
    await buy(lea, jeans)
    expect([(await phone.shown()).length, (await laptop.shown()).length]).toEqual([0, 1])

    await lea.put('/customers/me/consents', consent(false))
    await buy(lea, jeans)
    expect([(await phone.shown()).length, (await laptop.shown()).length]).toEqual([0, 1])

    await lea.put('/customers/me/consents', consent(true))
    await buy(lea, jeans)
    expect([(await phone.shown()).length, (await laptop.shown()).length]).toEqual([0, 2])

    const other = await volta.customer('other.off@example.com')
    expect((await other.send('PUT', `/customers/me/push-devices/${id}`, { orderNews: true })).status).toBe(404)
    await other.delete(`/customers/me/push-devices/${id}`)
    expect((await lea.get('/customers/me/push-devices')).items).toHaveLength(2)
    await lea.delete(`/customers/me/push-devices/${id}`)
    expect((await lea.get('/customers/me/push-devices')).items).toHaveLength(1)
  })

  it('finds her devices in what is kept about her, and none of them after she is erased', async () => {
    const lea = await volta.customer('lea.kept@example.com')
    const phone = await pushBrowser(volta, 'kept-phone')
    await agree(lea, phone)
    expect((await lea.get('/customers/me/data')).pushDevices).toMatchObject([
      { device: 'Chrome, Android', purposes: ['order_push'] },
    ])
    await lea.delete('/customers/me')
    const left = await volta.platform.db.read(
      sql`select from push_subscriptions where endpoint = ${phone.subscription.endpoint}`,
    )
    expect(left).toEqual([])
  })

  it('is told on a device by whoever uses it last, never of the orders of the one before', async () => {
    const [lea, zoe] = [await volta.customer('lea.shared@example.com'), await volta.customer('zoe.shared@example.com')]
    const shared = await pushBrowser(volta, 'shared-tablet')
    await agree(lea, shared)
    await agree(zoe, shared)
    await buy(lea, jeans)
    expect(await shared.shown()).toEqual([])
    expect((await lea.get('/customers/me/push-devices')).items).toEqual([])
  })
})

describe('a guest', () => {
  it('is told of the one order on whose page she agreed, and takes it back there; both are written down', async () => {
    const guest = await volta.visitor()
    const [order, other] = [await buy(guest, jeans), await buy(guest, jeans)]
    const phone = await pushBrowser(volta, 'guest-phone')
    expect((await agree(guest, phone)).body.code).toBe('not_signed_in')
    expect((await agree(guest, phone, { orderId: order.id })).status).toBe(200)
    await agree(guest, phone, { orderId: order.id })
    await guest.post(`/orders/${other.id}/cancel`)
    await guest.post(`/orders/${order.id}/cancel`)
    expect((await phone.shown()).map(({ subject }) => subject)).toEqual([`Commande ${order.number} annulée`])

    const { endpoint } = phone.subscription
    await volta.nobody.delete(`/push/subscriptions?endpoint=${encodeURIComponent(endpoint)}&orderId=${order.id}`)
    const said = await volta.platform.db.read(
      sql`select given, customer_id, source, purpose from consents where order_id = ${order.id} order by id`,
    )
    expect(said).toMatchObject([
      { given: true, customer_id: null, source: 'order', purpose: 'order_push' },
      { given: false },
    ])
    expect(await volta.platform.db.read(sql`select from push_subscriptions where endpoint = ${endpoint}`)).toEqual([])
  })

  it('may follow it on her telephone by the link of the e-mail, and nobody without the link may', async () => {
    const guest = await volta.visitor()
    const order = await buy(guest, jeans)
    const { text } = await volta.lastMessage('camille@example.com')
    const orderKey = /\?key=([\w-]+)/.exec(text)?.[1]
    const [hers, anothers] = [await pushBrowser(volta, 'link-phone'), await pushBrowser(volta, 'anothers-phone')]
    expect((await agree(volta.nobody, hers, { orderId: order.id, orderKey })).status).toBe(200)
    expect((await agree(volta.nobody, anothers, { orderId: order.id })).body.code).toBe('order_not_found')
    const jean = await volta.staff('jean')
    expect((await agree(jean, anothers, { orderId: order.id })).body.code).toBe('not_allowed')
    await guest.post(`/orders/${order.id}/cancel`)
    expect(await hers.shown()).toHaveLength(1)
    expect(await anothers.shown()).toEqual([])
  })

  it('is forgotten half a year after the order', async () => {
    const guest = await volta.visitor()
    const order = await buy(guest, jeans)
    const phone = await pushBrowser(volta, 'old-phone')
    await agree(guest, phone, { orderId: order.id })
    await volta.platform.db.read(
      sql`update orders set placed_at = placed_at - interval '200 days' where id = ${order.id}`,
    )
    await advance('P1D')
    await volta.settle()
    const { endpoint } = phone.subscription
    expect(await volta.platform.db.read(sql`select from push_subscriptions where endpoint = ${endpoint}`)).toEqual([])
  })
})

describe('the push service', () => {
  it('that is busy is asked again later, and one that knows the browser no more makes us forget it', async () => {
    const lea = await volta.customer('lea.busy@example.com')
    const [busy, gone] = [await pushBrowser(volta, 'busy'), await pushBrowser(volta, 'gone-phone')]
    await agree(lea, busy)
    await agree(lea, gone)
    await gone.goAway()
    const order = await buy(lea, jeans)
    expect(await busy.shown()).toEqual([])
    expect(await waiting()).toMatchObject([{ attempts: 1 }])
    expect((await lea.get('/customers/me/push-devices')).items).toHaveLength(1)
    await advance('PT1M')
    expect(await busy.shown()).toMatchObject([{ subject: `Commande ${order.number} enregistrée` }])
    expect(await waiting()).toEqual([])
  })

  it('gives up on news that would only puzzle: older than it is worth', async () => {
    const lea = await volta.customer('lea.late@example.com')
    const busy = await pushBrowser(volta, 'busy too')
    await agree(lea, busy)
    await buy(lea, jeans)
    expect(await busy.shown()).toEqual([])
    await advance('P2D')
    expect(await busy.shown()).toEqual([])
    expect(await waiting()).toEqual([])
  })

  it('must be one: our server calls no address that a stranger gives it', async () => {
    const lea = await volta.customer('lea.odd@example.com')
    const browser = await pushBrowser(volta, 'odd')
    const elsewhere = await agree(lea, browser, { endpoint: 'http://127.0.0.1:5432/push/x' })
    expect(elsewhere.body.code).toBe('push_service_unknown')
    const wrongKeys = { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: browser.subscription.keys.auth }
    expect((await agree(lea, browser, { keys: wrongKeys })).status).toBe(422)
  })

  it('may give the browser another address: what was agreed to goes on there', async () => {
    const lea = await volta.customer('lea.moved@example.com')
    const [before, after] = [await pushBrowser(volta, 'moved-before'), await pushBrowser(volta, 'moved-after')]
    await agree(lea, before)
    await agree(volta.nobody, after, { replaces: before.subscription.endpoint })
    expect((await agree(volta.nobody, after, { replaces: 'https://fcm.googleapis.com/fcm/send/nobody' })).status).toBe(
      200,
    )
    await buy(lea, jeans)
    expect([(await before.shown()).length, (await after.shown()).length]).toEqual([0, 1])
  })

  it('keeps what a guest agreed to when she signs in: the order is hers then, and she is told once', async () => {
    const someone = await volta.visitor()
    const order = await buy(someone, jeans)
    // That it was placed is told, to nobody, before she agrees.
    await volta.settle()
    const phone = await pushBrowser(volta, 'becomes-known')
    await agree(someone, phone, { orderId: order.id })
    await signIn(volta, someone, 'lea.known@example.com')
    await agree(someone, phone, { orderId: order.id })
    await someone.post(`/orders/${order.id}/cancel`)
    expect(await phone.shown()).toHaveLength(1)
  })
})
