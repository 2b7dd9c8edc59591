import { distanceMetres } from '@filrouge/kernel/geo.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLocations } from './add-locations.ts'
import { listLocations, listRelayPoints, showLocation } from './list-locations.ts'
import { isOpenAt } from './location.ts'
import { nearestOf } from './nearest.ts'
import { findPostcode, locatePostcode } from './postcodes.ts'
import { reference } from './reference.ts'
import { callAt, locations, type SmallWorld, smallWorld } from './small-world.fixture.ts'
import { addStaff, findStaff, staffNames } from './staff.ts'

let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld()
}, 60_000)
afterAll(() => world.stop())

const monday = callAt('2026-11-23T09:30:00Z')
const codes = (list: { items: { code: string }[] }) => list.items.map(({ code }) => code)

test('shops are listed nearest first, with their distance, their hours and whether they are open', async () => {
  const near = await listLocations(world.db.reader, { kind: 'shop', near: '45.75,4.85', limit: 20 }, monday)
  expect(codes(near)).toEqual(['lyon', 'strasbourg', 'paris'])
  expect(near.items[0]).toMatchObject({ isOpen: true, timeZone: 'Europe/Paris', address: { city: 'Lyon' } })
  expect(near.items[0]!.hours).toHaveLength(12)
  expect(near.items[1]!.distanceMetres).toBeGreaterThan(near.items[0]!.distanceMetres!)
  const byPostcode = await listLocations(world.db.reader, { postcode: '67000', limit: 1 }, monday)
  expect(codes(byPostcode)).toEqual(['strasbourg'])
  expect(byPostcode.nextCursor).toBe('1')
  const rest = await listLocations(world.db.reader, { postcode: '67000', limit: 20, cursor: '1' }, monday)
  expect(codes(rest).sort()).toEqual(['entrepot', 'lyon', 'paris'])
  expect(rest.nextCursor).toBeNull()
})

test('a location is found by id or code; what is not there is refused', async () => {
  const id = world.ids.get('paris')!
  expect((await showLocation(world.db.reader, { id: 'paris' }, monday)).id).toBe(id)
  expect((await showLocation(world.db.reader, { id }, monday)).code).toBe('paris')
  await expect(showLocation(world.db.reader, { id: 'nowhere' }, monday)).rejects.toMatchObject({
    code: 'location_not_found',
  })
  await expect(listRelayPoints(world.db.reader, { postcode: '99999', limit: 5 })).rejects.toMatchObject({
    code: 'postcode_not_found',
  })
})

test('a shop is closed over lunch, on a closure, and in Strasbourg on the day after Christmas', async () => {
  const { byCode } = await reference(world.db.reader)
  const isOpen = (code: string, instant: string) => isOpenAt(byCode.get(code)!, new Date(instant))
  expect(isOpen('lyon', '2026-11-23T11:29:00Z')).toBe(true)
  expect(isOpen('lyon', '2026-11-23T11:30:00Z')).toBe(false)
  expect(isOpen('lyon', '2026-11-27T10:00:00Z')).toBe(false)
  expect(isOpen('paris', '2026-12-26T11:00:00Z')).toBe(true)
  expect(isOpen('strasbourg', '2026-12-26T11:00:00Z')).toBe(false)
})

test('relay points come nearest first, and a postcode names its largest town first', async () => {
  expect(codes(await listRelayPoints(world.db.reader, { near: '45.75,4.85', limit: 2 }))).toEqual(['R2', 'R1'])
  const { items } = await findPostcode(world.db.reader, { postcode: '01000' })
  expect(items.map(({ city }) => city)).toEqual(['Bourg-en-Bresse', 'Saint-Denis-lès-Bourg'])
  expect(await locatePostcode(world.db.reader, '01000')).toMatchObject({ city: 'Bourg-en-Bresse' })
  expect(await locatePostcode(world.db.reader, '00000')).toBeUndefined()
})

test('loading again changes what changed, keeps ids, and is seen at once', async () => {
  const before = await reference(world.db.reader)
  const changed = locations.map((row) => (row.code === 'paris' ? { ...row, name: 'Paris Rivoli' } : row))
  const ids = await world.db.transaction((tx) => addLocations(tx, changed))
  expect(ids).toEqual(world.ids)
  const after = await reference(world.db.reader)
  expect(before.byCode.get('paris')!.name).toBe('Paris')
  expect(after.byCode.get('paris')!.name).toBe('Paris Rivoli')
  expect(after.byCode.get('paris')!.places).toEqual(before.byCode.get('paris')!.places)
})

test('reference data changed in a transaction that unwinds is never seen outside of it', async () => {
  const undone = world.db.transaction(async (tx) => {
    await addLocations(tx, [{ ...locations[0]!, name: 'Undone' }])
    expect((await reference(tx)).byCode.get('paris')!.name).toBe('Undone')
    throw new Error('unwind')
  })
  await expect(undone).rejects.toThrow('unwind')
  expect((await reference(world.db.reader)).byCode.get('paris')!.name).not.toBe('Undone')
})

test('staff are found by login and named by id', async () => {
  const row = {
    login: 'jean',
    name: 'Jean Morel',
    passwordHash: 'x',
    roles: ['associate', 'manager'],
    location: 'paris',
    language: 'fr',
  }
  await addStaff(world.db.reader, [row, { ...row, login: 'nadia', name: 'Nadia Ferreira', location: null }])
  const jean = (await findStaff(world.db.reader, 'jean'))!
  expect(jean).toMatchObject({ roles: ['associate', 'manager'], locationId: world.ids.get('paris'), isActive: true })
  expect(await staffNames(world.db.reader, [jean.id, 'stf_nobody'])).toEqual(new Map([[jean.id, 'Jean Morel']]))
  expect(await findStaff(world.db.reader, 'nobody')).toBeUndefined()
})

test('the nearest are those that measuring every one would find', () => {
  const point = fc.record({
    latitude: fc.double({ min: 41, max: 51, noNaN: true }),
    longitude: fc.double({ min: -5, max: 10, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(point, { maxLength: 60 }), point, fc.integer({ min: 1, max: 12 }), (points, from, limit) => {
      const found = nearestOf(points)(from, limit).map(({ distanceMetres: metres }) => metres)
      const measured = points.map((to) => distanceMetres(from, to)).sort((one, other) => one - other)
      expect(found).toHaveLength(Math.min(limit, points.length))
      found.forEach((metres, index) => {
        expect(Math.abs(metres - measured[index]!)).toBeLessThanOrEqual(1)
      })
    }),
  )
})
