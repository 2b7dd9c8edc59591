import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { buy } from '../world/shopping.ts'

let volta: Retailer
let sonia: Person

beforeAll(async () => {
  volta = await openRetailer()
  sonia = await volta.staff('sonia')
})
afterAll(() => volta.close())

const levels = (query = '') => sonia.get(`/stock/levels?${query}`)
const ledger = (query: string) => sonia.get(`/stock/movements?${query}`)

describe('stock by location', () => {
  it('says of every article what each place has, as the article itself says it', async () => {
    const { items, locations } = await levels('query=TV-AURORA-55')
    const row = items.find((item: Body) => item.sku === 'TV-AURORA-55')
    const one = await sonia.get('/stock?sku=TV-AURORA-55')
    const own = one.items.filter((item: Body) => item.locationKind !== 'supplier')
    expect(row.available).toBe(own.reduce((sum: number, item: Body) => sum + item.available, 0))
    expect(row.atSuppliers).toBeGreaterThan(0)
    for (const cell of row.cells)
      expect(cell).toEqual(
        (({ locationId, onHand, reserved, safety, available, incoming }) => ({
          locationId,
          onHand,
          reserved,
          safety,
          available,
          incoming,
        }))(own.find((item: Body) => item.locationId === cell.locationId)),
      )
    expect(locations.map((location: Body) => location.id)).toEqual(own.map((item: Body) => item.locationId))
  })

  it('is read a page at a time, each product once with all its variants', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    let total = 0
    while (cursor !== null) {
      const page: Body = await levels(`category=fashion&limit=3${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map((item: Body) => item.sku))
      cursor = page.nextCursor
      total = page.total
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(total).toBeGreaterThan(3)
    expect(seen.filter((sku) => sku.startsWith('JEAN-LENA-BLEU')).length).toBeGreaterThan(3)
  })

  it('keeps one place, and counts what that place sells', async () => {
    const { items, locations } = await levels('locationId=paris-rivoli&query=TV-AURORA-55')
    expect(locations.map((location: Body) => location.code)).toEqual(['paris-rivoli'])
    expect(items[0].cells.every((cell: Body) => cell.locationId === locations[0].id)).toBe(true)
    expect(await sonia.send('GET', '/stock/levels?locationId=nowhere')).toMatchObject({ status: 404 })
  })

  it('puts what runs out first at the top: many sold, few left', async () => {
    const before = (await levels('query=JEAN-LENA-BLEU-38')).items.find((i: Body) => i.sku === 'JEAN-LENA-BLEU-38')
    await buy(await volta.visitor(), { 'JEAN-LENA-BLEU-38': 2 })
    const after = (await levels('query=JEAN-LENA-BLEU-38')).items.find((i: Body) => i.sku === 'JEAN-LENA-BLEU-38')
    expect(after.soldLately).toBe(before.soldLately + 2)
    expect(after.available).toBe(before.available - 2)
    expect(after.coverDays).toBe(Math.floor((after.available * 28) / after.soldLately))
    const { items } = await levels('sort=scarce&limit=100')
    const coverOf = new Map<string, number>()
    for (const { productId, coverDays = Number.POSITIVE_INFINITY } of items)
      coverOf.set(productId, Math.min(coverOf.get(productId) ?? Number.POSITIVE_INFINITY, coverDays))
    const covers = [...coverOf.values()]
    expect(covers).toEqual([...covers].sort((one, other) => one - other))
  })
})

describe('the ledger', () => {
  it('tells what moved an article at a place, with what was left each time, the newest first', async () => {
    const [{ id: rivoli }, { id: lyon }] = await Promise.all([
      sonia.get('/locations/paris-rivoli'),
      sonia.get('/locations/lyon-part-dieu'),
    ])
    const { items: found } = await sonia.get('/products?query=bouilloire&limit=1')
    const at = { sku: found[0].variants[0].sku, locationId: rivoli }
    await sonia.post('/stock/movements', { ...at, kind: 'receive', quantity: 5, reason: 'livraison du matin' })
    await sonia.post('/stock/movements', { ...at, kind: 'transfer', quantity: 2, toLocationId: lyon })
    await sonia.post('/stock/movements', { ...at, kind: 'count', quantity: 9 })
    const { items } = await ledger(`sku=${at.sku}&locationId=${rivoli}`)
    expect(items.slice(0, 3)).toMatchObject([
      { kind: 'count', counted: 9, balance: 9, actorName: 'Sonia Belkacem' },
      { kind: 'transfer_out', quantity: -2, otherLocationName: 'Volta Lyon Part-Dieu' },
      { kind: 'receive', quantity: 5, reason: 'livraison du matin' },
    ])
    expect(items[1].balance).toBe(items[2].balance - 2)
    const whole = await ledger(`sku=${at.sku}&limit=100`)
    const first = await ledger(`sku=${at.sku}&limit=2`)
    const second = await ledger(`sku=${at.sku}&limit=2&cursor=${encodeURIComponent(first.nextCursor)}`)
    expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 4))
    expect((await sonia.send('GET', '/stock/movements')).status).toBe(422)
  })
})

describe('what is kept back', () => {
  it('follows the rules that Sonia writes, in every channel at once, and the window that she lets be sold', async () => {
    const sku = 'TV-CLARTES-32'
    const rivoli = async () =>
      (await sonia.get(`/stock?sku=${sku}`)).items.find((item: Body) => item.locationCode === 'paris-rivoli')
    const { locationId: there } = await rivoli()
    const canBeTaken = async () =>
      (await volta.nobody.get(`/promises?sku=${sku}&near=48.857,2.351&limit=1`)).options.some(
        (option: Body) => option.mode === 'collect' && option.sources[0].locationId === there,
      )
    expect(await rivoli()).toMatchObject({ onHand: 4, safety: 1, available: 3 })
    const { items } = await sonia.put('/stock/safety', { sku, locationId: 'paris-rivoli', quantity: 4 })
    expect(items).toContainEqual(expect.objectContaining({ sku, locationId: there, quantity: 4 }))
    expect((await rivoli()).available).toBe(0)
    expect(await canBeTaken()).toBe(false)
    await sonia.put('/stock/safety', { sku, locationId: 'paris-rivoli', quantity: null })
    // One of them is in the window: it stays there until she says otherwise.
    expect(await rivoli()).toMatchObject({ safety: 1, available: 3 })
    const { promisedWindows } = await sonia.put('/stock/windows/paris-rivoli', { isPromised: true })
    expect(promisedWindows).toEqual([there])
    expect(await rivoli()).toMatchObject({ safety: 0, available: 4 })
    expect(await canBeTaken()).toBe(true)
    await sonia.put('/stock/windows/paris-rivoli', { isPromised: false })
    expect((await sonia.send('PUT', '/stock/safety', { quantity: 1 })).status).toBe(422)
    expect(await sonia.send('PUT', '/stock/safety', { category: 'nothing', quantity: 1 })).toMatchObject({
      status: 404,
      body: { code: 'category_not_found' },
    })
  })
})
