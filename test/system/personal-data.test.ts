import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRetailer, type Retailer, signIn } from '../world/retailer.ts'
import { buy } from '../world/shopping.ts'

/** What a person has agreed to, what is kept about her, and how it goes (RGPD arts 7, 15, 17 and 20). */

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
})
afterAll(() => volta.close())

const purposeOf = (items: { purpose: string }[], purpose: string) => items.find((one) => one.purpose === purpose)

describe('consents', () => {
  it('are a no until given, carry their proof, and are withdrawn by the same gesture', async () => {
    const lea = await volta.customer('lea.consent@example.com')
    const { items } = await lea.get('/customers/me/consents')
    expect(items).toHaveLength(5)
    expect(items.every((one: { given: boolean }) => !one.given)).toBe(true)

    const yes = { purpose: 'email', given: true, wordingVersion: '2026-11' }
    const given = purposeOf((await lea.put('/customers/me/consents', yes)).items, 'email')
    expect(given).toMatchObject({ given: true, channel: 'web', source: 'account', wordingVersion: '2026-11' })
    expect((given as unknown as { wording: string }).wording).toMatch(/offres et nouveautés de Volta/)
    await lea.put('/customers/me/consents', yes)
    const withdrawn = await lea.put('/customers/me/consents', { ...yes, given: false })
    expect(purposeOf(withdrawn.items, 'email')).toMatchObject({ given: false })

    const { id } = await lea.get('/customers/me')
    const said = await volta.platform.db.read<{ given: boolean }>(
      sql`select given from consents where customer_id = ${id} order by id`,
    )
    expect(said).toEqual([{ given: true }, { given: false }])
    const rewriting = volta.platform.db.read(sql`update consents set given = true where customer_id = ${id}`)
    await expect(rewriting).rejects.toThrow(/append-only/)
    const nadia = await volta.staff('nadia')
    expect((await nadia.get(`/customers/${id}`)).consents).toMatchObject([{ purpose: 'email', given: false }])
  })

  it('are refused under a sentence that is not the one on the screen', async () => {
    const lea = await volta.customer('lea.consent@example.com')
    const old = { purpose: 'sms', given: true, wordingVersion: '2019-01' }
    expect((await lea.send('PUT', '/customers/me/consents', old)).status).toBe(422)
  })
})

describe('her account', () => {
  it('keeps her name, one first address, and no address that is not hers', async () => {
    const [lea, other] = [await volta.customer('lea.book@example.com'), await volta.customer('other.book@example.com')]
    expect((await lea.put('/customers/me', { name: 'Léa Durand', language: 'en' })).name).toBe('Léa Durand')
    const home = { street: '3 rue du Pont', postcode: '69003', city: 'Lyon', country: 'FR' }
    const first = await lea.post('/customers/me/addresses', home)
    const second = await lea.post('/customers/me/addresses', { ...home, street: '8 quai Sarrail' })
    await lea.put(`/customers/me/addresses/${first.id}`, { ...home, isDefault: true })
    await lea.put(`/customers/me/addresses/${second.id}`, { ...home, street: '9 quai Sarrail', isDefault: true })
    const { addresses } = await lea.get('/customers/me')
    expect(addresses).toMatchObject([{ id: second.id, street: '9 quai Sarrail', isDefault: true }, { id: first.id }])
    expect(addresses[1].isDefault).toBeUndefined()
    expect((await other.send('PUT', `/customers/me/addresses/${first.id}`, home)).status).toBe(404)
    await other.delete(`/customers/me/addresses/${first.id}`)
    expect((await lea.get('/customers/me')).addresses).toHaveLength(2)
    await lea.delete(`/customers/me/addresses/${first.id}`)
    expect((await lea.get('/customers/me')).addresses).toHaveLength(1)
  })

  it('takes another way of reaching her once its code proves it, never one of another account, and keeps the last', async () => {
    const lea = await volta.customer('lea.reach@example.com')
    const codeTo = async (to: string) => {
      await lea.post('/sessions/code', { email: to })
      return (await volta.lastMessage(to)).data?.code
    }
    const email = 'lea.second@example.com'
    const wrong = await lea.send('POST', '/customers/me/reach', { email, code: '000000' })
    expect(wrong.body.code).toMatch(/^code_/)
    expect((await lea.post('/customers/me/reach', { email, code: await codeTo(email) })).emails).toContain(email)
    await volta.customer('taken@example.com')
    const taken = await lea.send('POST', '/customers/me/reach', {
      email: 'taken@example.com',
      code: await codeTo('taken@example.com'),
    })
    expect(taken.body.code).toBe('reach_taken')
    await lea.delete(`/customers/me/reach?value=${email}`)
    const last = await lea.send('DELETE', '/customers/me/reach?value=lea.reach@example.com')
    expect(last.body.code).toBe('last_reach')
    expect((await lea.get('/customers/me')).emails).toEqual(['lea.reach@example.com'])
  })

  it('gives her everything that is kept about her', async () => {
    const lea = await volta.customer('lea.data@example.com')
    const { number } = await buy(lea, { 'JEAN-LENA-BLEU-36': 1 })
    await lea.post('/touches', { kind: 'product_view', sku: 'JEAN-LENA-BLEU-36' })
    await lea.put('/customers/me/consents', { purpose: 'push', given: true, wordingVersion: '2026-11' })
    await volta.settle()
    const data = await lea.get('/customers/me/data')
    expect(data).toMatchObject({
      identifiers: [
        { kind: 'email', value: 'lea.data@example.com', source: 'sign_in' },
        { kind: 'card', source: 'loyalty' },
      ],
      orders: [{ number }],
      touches: [{ kind: 'product_view' }],
      messages: [{ template: 'order_recorded' }],
      sessions: [{ channel: 'web' }],
    })
    expect(data.consents.filter((one: { given: boolean }) => one.given)).toMatchObject([{ purpose: 'push' }])
  })

  it('is erased on every device, but for what the law keeps, and not while an order is on its way to her', async () => {
    const lea = await volta.customer('lea.gone@example.com')
    const again = await volta.customer('lea.gone@example.com')
    const { id } = await lea.get('/customers/me')
    const order = await buy(lea, { 'JEAN-LENA-BLEU-36': 1 })
    const early = await lea.send('DELETE', '/customers/me')
    expect(early).toMatchObject({ status: 409, body: { code: 'order_under_way', orders: [order.number] } })
    await lea.post(`/orders/${order.id}/cancel`)
    await lea.post('/customers/me/addresses', { street: '3 rue du Pont', postcode: '69003', city: 'Lyon' })
    await lea.put('/customers/me/consents', { purpose: 'email', given: true, wordingVersion: '2026-11' })
    await lea.delete('/customers/me')

    expect((await lea.send('GET', '/customers/me')).status).toBe(401)
    expect((await again.send('GET', '/customers/me')).status).toBe(401)
    const nadia = await volta.staff('nadia')
    expect((await nadia.get('/customers?query=lea.gone')).items).toEqual([])
    const file = await nadia.get(`/customers/${id}`)
    expect(file).toMatchObject({ emails: [], phones: [], addresses: [], touches: [] })
    expect(file.consents).toMatchObject([{ purpose: 'email', given: false, source: 'erasure' }])
    const kept = await nadia.get(`/orders/${order.id}`)
    expect(kept.delivery).toMatchObject({ address: { city: 'Paris' }, contact: { name: 'Camille Laurent' } })
    expect(JSON.stringify(kept.delivery.contact)).not.toContain('@')
    // Who comes back with the same address is somebody new.
    const back = await volta.visitor()
    expect(await signIn(volta, back, 'lea.gone@example.com')).not.toBe(id)
  })
})

describe('writing to the retailer', () => {
  const letter = {
    name: 'Léa Durand',
    email: 'lea.writes@example.com',
    subject: 'order',
    body: 'Où en est ma commande ?',
  }

  it('reaches its mailbox, is acknowledged without repeating what was written, and three times an hour at most', async () => {
    await volta.nobody.post('/contact-messages', letter)
    const received = await volta.lastMessage('bonjour@volta.example')
    expect(received.subject).toContain('Léa Durand')
    expect(received.text).toContain('Où en est ma commande')
    const acknowledged = await volta.lastMessage(letter.email)
    expect(acknowledged.subject).toContain('bien reçu')
    expect(acknowledged.text).not.toContain('Où en est')
    await volta.nobody.post('/contact-messages', letter)
    await volta.nobody.post('/contact-messages', letter)
    expect((await volta.nobody.send('POST', '/contact-messages', letter)).status).toBe(429)
  })
})

describe('who sells here', () => {
  it('says of itself what the law asks', async () => {
    const { name, companies } = await volta.nobody.get('/retailer')
    expect(name).toBe('Volta')
    expect(companies[0]).toMatchObject({ siren: '999000011', registryCity: 'Paris', capital: { minor: 50_000_000 } })
  })
})

describe('the channel of a session', () => {
  it('goes on in the installed app and back', async () => {
    const lea = await volta.visitor('mobile_web')
    expect(await lea.put('/sessions/current', { channel: 'app' })).toEqual({ channel: 'app' })
    expect((await lea.get('/sessions/current')).channel).toBe('app')
    expect((await lea.post('/carts')).channel).toBe('app')
    expect((await lea.send('PUT', '/sessions/current', { channel: 'shop' })).status).toBe(422)
  })
})
