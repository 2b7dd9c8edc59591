import type { Id } from '@filrouge/kernel/ids.ts'
import { hash } from '@node-rs/argon2'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLegalEntities, addLocations, addStaff } from '../locations/public.ts'
import { findSession } from '../platform/sessions.ts'
import { endSession } from './end-session.ts'
import { showSession } from './show-session.ts'
import { signInStaff } from './sign-in-staff.ts'
import { callOf, noon, openTestWorld, refusalOf, visitor } from './test-world.ts'

let world: Awaited<ReturnType<typeof openTestWorld>>
beforeAll(async () => {
  world = await openTestWorld()
  const passwordHash = await hash('filrouge')
  await world.db.transaction(async (tx) => {
    await addLegalEntities(tx, [{ code: 'volta', name: 'Volta SAS', siren: '732829320', vatNumber: 'FR44732829320' }])
    await addLocations(tx, [rivoli])
    const people = [
      { login: 'jean', name: 'Jean Morel', roles: ['associate'], location: 'paris-rivoli' },
      { login: 'nadia', name: 'Nadia Benali', roles: ['adviser'], location: null },
      { login: 'ines', name: 'Inès Costa', roles: ['marketer'], location: null },
      { login: 'gone', name: 'Guy Parti', roles: ['associate'], location: 'paris-rivoli' },
    ]
    await addStaff(
      tx,
      people.map((person) => ({ ...person, passwordHash, language: 'fr' })),
    )
    await tx.run(sql`update staff set is_active = false where login = 'gone'`)
  })
})
afterAll(() => world.close())

const rivoli = {
  code: 'paris-rivoli',
  kind: 'shop' as const,
  name: 'Volta Paris Rivoli',
  legalEntity: 'volta',
  street: '1 rue de Rivoli',
  postcode: '75004',
  city: 'Paris',
  country: 'FR',
  latitude: 48.8566,
  longitude: 2.3522,
  timeZone: 'Europe/Paris',
  holidayCalendar: 'metropole',
  openToPublic: true,
  ships: true,
  cutOff: '14:00',
  preparationMinutes: 60,
  preparationDays: 0,
  services: [],
  hours: [],
  places: [],
}

const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const signIn = (login: string, password = 'filrouge', now = noon) =>
  signInStaff(world, { login, password }, callOf(null, now))
const sessionOf = async (token: string) => (await findSession(world.db.reader, token, noon))!

test('an associate works in his shop, an adviser on the telephone, head office in no shop', async () => {
  const jean = await signIn(' Jean ')
  expect(jean).toMatchObject({
    kind: 'staff',
    name: 'Jean Morel',
    roles: ['associate'],
    locationId: expect.stringMatching(/^loc_/),
  })
  expect(await sessionOf(jean.token)).toMatchObject({
    channel: 'shop',
    locationId: jean.locationId,
    staffId: jean.staffId,
  })
  const nadia = await signIn('nadia')
  expect(await sessionOf(nadia.token)).toMatchObject({ channel: 'call_centre', locationId: null })
  const ines = await signIn('ines')
  expect(await sessionOf(ines.token)).toMatchObject({ channel: 'shop', locationId: null })
})

test('a session says who is calling and where from, until it is ended', async () => {
  const { token, staffId, locationId } = await signIn('jean')
  const session = await sessionOf(token)
  expect(await showSession(world.db.reader, {}, callOf(session))).toEqual({
    kind: 'staff',
    staffId,
    name: 'Jean Morel',
    roles: ['associate'],
    locationId: locationId as Id<'location'>,
    locationName: 'Volta Paris Rivoli',
    channel: 'shop',
  })
  expect(await showSession(world.db.reader, {}, callOf(visitor()))).toEqual({
    kind: 'visitor',
    roles: [],
    locationId: null,
    locationName: null,
    channel: 'web',
  })
  expect(await refusalOf(showSession(world.db.reader, {}, callOf(null)))).toBe('not_signed_in')
  await world.db.transaction((tx) => endSession(tx, {}, callOf(session)))
  expect(await findSession(world.db.reader, token, noon)).toBeNull()
})

test('a wrong password, an unknown login and someone who has left are refused alike', async () => {
  expect(await refusalOf(signIn('nadia', 'volta'))).toBe('wrong_password')
  expect(await refusalOf(signIn('nobody'))).toBe('wrong_password')
  expect(await refusalOf(signIn('gone'))).toBe('wrong_password')
})

test('after ten failures in ten minutes even the right password waits, for a login nobody has too', async () => {
  for (const login of ['ines', 'phantom']) {
    for (let i = 0; i < 10; i++) expect(await refusalOf(signIn(login, `guess ${i}`))).toBe('wrong_password')
    expect(await refusalOf(signIn(login))).toBe('too_many_attempts')
  }
  expect(await refusalOf(signIn('jean'))).toBe('no refusal')
  expect(await refusalOf(signIn('ines', 'filrouge', later(10)))).toBe('no refusal')
})
