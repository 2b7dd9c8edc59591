import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy } from '../world/shopping.ts'

let volta: Retailer
let ines: Person
beforeAll(async () => {
  volta = await openRetailer()
  ines = await volta.staff('ines')
})
afterAll(() => volta.close())

const jeans = 'JEAN-LENA-BLEU-38'
const segment = (code: string, rule?: object) =>
  ines.put(`/segments/${code}`, { titleFr: `Segment ${code}`, titleEn: `Segment ${code}`, ...(rule ? { rule } : {}) })
const offerFor = (code: string) =>
  ines.put(`/offers/pour-${code}`, {
    titleFr: 'Pour elles',
    titleEn: 'For them',
    conditions: [{ kind: 'segment', segments: [code] }],
    effect: { kind: 'percent', of: {}, percent: 10 },
    priority: 1,
  })
const idOf = async (someone: Person): Promise<string> => (await someone.get('/customers/me')).id
const offOf = async (someone: Person): Promise<number> =>
  (await basketOf(someone, { [jeans]: 1 })).totals.discounts.minor

describe('a segment', () => {
  it('named by hand: its members by whatever they are known by, and an offer for them only', async () => {
    await segment('amies')
    await offerFor('amies')
    const lea = await volta.customer('lea.amie@example.com')
    const other = await volta.customer('autre.amie@example.com')
    expect(await offOf(lea)).toBe(0)
    const added = await ines.post('/segments/amies/members', { who: ['LEA.amie@example.com ', 'nobody@example.com'] })
    expect(added).toEqual({ added: 1, wereThere: 0, unknown: ['nobody@example.com'], customerIds: [await idOf(lea)] })
    expect(await offOf(lea)).toBeGreaterThan(0)
    expect(await offOf(other)).toBe(0)
    expect(await offOf(await volta.visitor())).toBe(0)
    expect((await ines.get('/segments')).items.find(({ code }: Body) => code === 'amies').members).toBe(1)
    expect((await ines.get('/segments/amies/members')).items).toMatchObject([{ email: 'lea.amie@example.com' }])
    expect((await lea.get('/customers/me/data')).segments).toMatchObject([{ code: 'amies' }])
    await ines.post('/segments/amies/members/removals', { customerIds: added.customerIds })
    expect(await offOf(lea)).toBe(0)
  })

  it('found by a rule: whoever has bought belongs to it at once, and no more once she cancels', async () => {
    const rule = { ordersAtLeast: 1, spentAtLeastMinor: 1000, withinDays: 30 }
    const { members } = await ines.post('/segments/try', { rule })
    await segment('clientes', rule)
    await offerFor('clientes')
    const zoe = await volta.customer('zoe.cliente@example.com')
    expect(await offOf(zoe)).toBe(0)
    const { id } = await buy(zoe, { [jeans]: 1 })
    expect(await offOf(zoe)).toBeGreaterThan(0)
    const list = await ines.get('/segments/clientes/members?limit=100')
    expect(list.items.map(({ email }: Body) => email)).toContain('zoe.cliente@example.com')
    expect((await ines.post('/segments/try', { rule })).members).toBe(members + 1)
    await zoe.post(`/orders/${id}/cancel`)
    expect(await offOf(zoe)).toBe(0)
    expect(
      (await ines.send('POST', '/segments/clientes/members', { who: ['zoe.cliente@example.com'] })).body.code,
    ).toBe('segment_has_rule')
  })

  it('knows postcode, language and consent, and says nothing about nobody', async () => {
    await segment('lyon', { postcodes: ['69'], language: 'fr' })
    await offerFor('lyon')
    const mia = await volta.customer('mia.lyon@example.com')
    expect(await offOf(mia)).toBe(0)
    await mia.post('/customers/me/addresses', { street: '1 rue Mercière', postcode: '69002', city: 'Lyon' })
    expect(await offOf(mia)).toBeGreaterThan(0)
    await mia.put('/customers/me', { language: 'en' })
    expect(await offOf(mia)).toBe(0)
    await segment('lettre', { consent: 'email' })
    const before = (await ines.post('/segments/try', { rule: { consent: 'email' } })).members
    await mia.put('/customers/me/consents', { purpose: 'email', given: true, wordingVersion: '2026-11' })
    expect((await ines.post('/segments/try', { rule: { consent: 'email' } })).members).toBe(before + 1)
    expect((await ines.send('PUT', '/segments/rien', { titleFr: 'R', titleEn: 'N', rule: {} })).status).toBe(422)
  })

  it('has pages, each member once', async () => {
    const everyone = { notSinceDays: 1 }
    await segment('toutes', everyone)
    const { members } = await ines.post('/segments/try', { rule: everyone })
    const pageOf = (cursor: string) => ines.get(`/segments/toutes/members?limit=20&cursor=${cursor}`)
    const newest = await ines.get('/segments/toutes/members?limit=20')
    const older = await pageOf(newest.nextCursor)
    const found = [...newest.items, ...older.items].map(({ customerId }: Body) => customerId)
    expect(new Set(found).size).toBe(Math.min(40, members))
    const lists = found.slice(0, 7)
    await segment('sept')
    await ines.post('/segments/sept/members', { who: lists })
    const first = await ines.get('/segments/sept/members?limit=4')
    const second = await ines.get(`/segments/sept/members?limit=4&cursor=${encodeURIComponent(first.nextCursor)}`)
    expect([...first.items, ...second.items].map(({ customerId }: Body) => customerId).sort()).toEqual(lists.sort())
    expect(second.nextCursor).toBeNull()
  })

  it('forgets who asks to be forgotten, and goes with its list', async () => {
    await segment('bientot')
    const ana = await volta.customer('ana.bientot@example.com')
    await ines.post('/segments/bientot/members', { who: ['ana.bientot@example.com'] })
    await ana.delete('/customers/me')
    expect((await ines.get('/segments/bientot/members')).items).toEqual([])
    await ines.delete('/segments/bientot')
    await ines.delete('/segments/bientot')
    expect((await ines.send('GET', '/segments/bientot/members')).body.code).toBe('segment_not_found')
  })
})
