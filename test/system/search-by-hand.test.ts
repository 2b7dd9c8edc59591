import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

let retailer: Retailer
let paul: Person
let camille: Person

beforeAll(async () => {
  retailer = await openRetailer()
  paul = await retailer.staff('paul')
  camille = await retailer.visitor()
})
afterAll(() => retailer.close())

interface Item {
  product: { id: string; handle: string }
  placement: string
  rank: number
  why: { words: { points: number; fields: string[] }[]; shape: number; boost: number }
}

const found = async (query: string): Promise<string[]> => {
  const { items } = await camille.get(`/products?limit=10&query=${encodeURIComponent(query)}`)
  return items.map(({ handle }: { handle: string }) => handle)
}
const explained = (query: string) => paul.get(`/search-explanations?query=${encodeURIComponent(query)}`)
const place = (query: string, productId: string, placement: string) =>
  paul.put('/search-placements', { query, productId, placement })

describe('the merchandiser', () => {
  it('sees why each article is where it is, in sums that add up', async () => {
    const { items, words, total } = await explained('casque sans fil')
    expect(total).toBeGreaterThan(2)
    expect(words[0].asked).toContain('casque')
    expect(items.map(({ product }: Item) => product.handle).slice(0, 5)).toEqual(
      (await found('casque sans fil')).slice(0, 5),
    )
    for (const { rank, why, placement } of items as Item[]) {
      if (placement !== 'found') continue
      const points = why.words.reduce((sum, one) => sum + one.points, 0) + why.shape
      expect(points * why.boost).toBeCloseTo(rank, 1)
      expect(why.words[0]!.fields.length).toBeGreaterThan(0)
    }
  })

  it('gives a word another meaning, at once, and takes it back', async () => {
    expect(await found('zblorg')).toEqual([])
    await paul.put('/synonyms/hand-test', { said: ['zblorg'], found: ['bouilloire'] })
    expect((await found('zblorg'))[0]).toMatch(/^bouilloire/)
    const { items } = await paul.get('/synonyms')
    expect(items[0]).toMatchObject({ id: 'hand-test', isOneWay: true, origin: 'hand' })
    await paul.delete('/synonyms/hand-test')
    expect(await found('zblorg')).toEqual([])
    expect((await paul.send('PUT', '/synonyms/hand-two', { said: ['seul'] })).body.code).toBe('synonym_needs_two')
  })

  it('puts an article first for a query however it is asked, hides another, and lets both go again', async () => {
    const before = await found('casques')
    const { items } = (await explained('casque')) as { items: Item[] }
    const first = items[0]!.product
    const last = items.at(-1)!.product
    await place('le casque', last.id, 'pinned')
    await place('casque', first.id, 'hidden')
    await place('casque', first.id, 'hidden')
    const after = await found('casques')
    expect(after[0]).toBe(last.handle)
    expect(after).not.toContain(first.handle)
    expect((await explained('casque')).hidden.map(({ id }: { id: string }) => id)).toEqual([first.id])
    for (const { id } of [first, last]) await place('casque', id, 'none')
    expect(await found('casques')).toEqual(before)
    expect(
      (await paul.send('PUT', '/search-placements', { query: '!!', productId: first.id, placement: 'pinned' })).body
        .code,
    ).toBe('query_says_nothing')
  })
})

describe('near her', () => {
  it('what lies in a shop comes before what says it as well; a place that does not exist changes nothing', async () => {
    const { items: shops } = await camille.get('/locations?kind=shop&near=45.764,4.8357&limit=3')
    const lying = new Set<string>()
    for (const shop of shops) {
      if (shop.distanceMetres > 30_000) continue
      for (let cursor = '0'; cursor; ) {
        const page = await camille.get(`/locations/${shop.id}/articles?limit=100&cursor=${cursor}`)
        for (const { handle } of page.items) lying.add(handle)
        cursor = page.nextCursor ?? ''
      }
    }
    expect(lying.size).toBeGreaterThan(0)
    const places = { there: 0, anywhere: 0 }
    for (const query of ['casque', 'chaise', 'lampe', 'jean', 'télé', 'chemise', 'ordinateur']) {
      const asked = `/products?limit=100&query=${encodeURIComponent(query)}`
      const there = await camille.get(`${asked}&near=45.764,4.8357`)
      const anywhere = await camille.get(`${asked}&postcode=00000`)
      expect(there.total).toBe(anywhere.total)
      const sum = ({ items }: { items: { handle: string }[] }) =>
        items.reduce((total, { handle }, place) => total + (lying.has(handle) ? place : 0), 0)
      places.there += sum(there)
      places.anywhere += sum(anywhere)
    }
    expect(places.there).toBeLessThan(places.anywhere)
  })
})
