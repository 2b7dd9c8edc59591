import { afterAll, beforeAll, expect, test } from 'vitest'
import { listLocations, showLocation } from './list-locations.ts'
import { listPostcodes } from './postcodes.ts'
import { callAt, type SmallWorld, smallWorld } from './small-world.fixture.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
}, 60_000)
afterAll(() => world.stop())

const paris = (instant: string) => showLocation(world.db.reader, { id: 'paris' }, callAt(instant))

test('a shop says until when it is open, or when it opens next, in its own time zone', async () => {
  const open = await paris('2026-11-23T09:30:00Z')
  expect(open.isOpen).toBe(true)
  expect(open.closesAt).toMatch(/^2026-11-23T\d\d:\d\d:00\.000Z$/)
  expect(open.opensAt).toBeUndefined()
  const closed = await paris('2026-11-23T23:30:00Z')
  expect(closed).toMatchObject({ isOpen: false })
  expect(closed.closesAt).toBeUndefined()
  expect(closed.opensAt! > '2026-11-23T23:30:00Z').toBe(true)
  const then = await paris(closed.opensAt!)
  expect(then.isOpen).toBe(true)
})

test('the holidays of the next four weeks are told, as far as they take away hours', async () => {
  const shops = await listLocations(world.db.reader, { kind: 'shop', limit: 20 }, callAt('2026-12-01T09:00:00Z'))
  for (const shop of shops.items) expect(shop.closedOn).toContain('2026-12-25')
  const november = await paris('2026-11-13T09:00:00Z')
  expect(november.closedOn).toEqual([])
  const beforeClosing = await paris('2026-12-24T22:30:00Z')
  expect(beforeClosing.opensAt! > '2026-12-26').toBe(true)
})

test('towns are found by the beginning of their postcode or of their name, without accents, and near a point', async () => {
  const found = async (input: { query?: string; near?: string }) =>
    (await listPostcodes(world.db.reader, { limit: 5, ...input })).items
  expect((await found({ query: '01' })).map((town) => town.city)).toEqual(['Bourg-en-Bresse', 'Saint-Denis-lès-Bourg'])
  expect((await found({ query: 'saint denis les' }))[0]?.postcode).toBe('01000')
  expect((await found({ query: 'STRAS' }))[0]?.city).toBe('Strasbourg')
  expect((await found({ near: '48.9,2.3' }))[0]?.postcode).toBe('75004')
  expect(await found({ query: '' })).toEqual([])
  expect(await found({ query: '; drop table postcodes' })).toEqual([])
})
