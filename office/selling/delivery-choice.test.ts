import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { expect, test } from 'vitest'
import { deliveryOf, firstChoice, keyOf, missingOf, waysByTelephone } from './delivery-choice.ts'

const way = (mode: string, minor: number, more: object = {}) =>
  ({ mode, cost: { minor, currency: 'EUR' }, ...more }) as PromiseOption

const address = { street: '18 rue des Archives', street2: ' ', postcode: '75004', city: 'Paris', country: 'FR' }

test('ways in time come first, and nothing is taken away by telephone', () => {
  const ways = waysByTelephone([
    way('takeaway', 0, { locationId: 'loc_1' }),
    way('collect', 0, { locationId: 'loc_1', inTime: true }),
    way('home', 490, { inTime: false }),
    way('relay', 290, { relayPointId: 'r1', inTime: true }),
  ])
  expect(ways.map((one) => one.mode)).toEqual(['relay', 'collect', 'home'])
})

test('of several services to one place, only the one that choosing it gives is shown', () => {
  const ways = waysByTelephone([
    way('home', 490, { service: 'standard' }),
    way('home', 1290, { service: 'express' }),
    way('relay', 290, { relayPointId: 'r1' }),
    way('relay', 290, { relayPointId: 'r2' }),
  ])
  expect(ways.map(keyOf)).toEqual(['home standard', 'relay r1', 'relay r2'])
})

test('the cheapest in time is chosen beforehand, unless the basket already has a way', () => {
  const ways = [way('home', 490), way('collect', 0, { locationId: 'loc_1', inTime: false }), way('relay', 290)]
  expect(firstChoice(ways, undefined)).toBe(keyOf(way('relay', 290)))
  expect(firstChoice(ways, { mode: 'home' } as never)).toBe(keyOf(way('home', 490)))
  expect(firstChoice([], undefined)).toBeUndefined()
})

test('only what the mode knows is sent, without empty fields', () => {
  expect(deliveryOf(way('home', 490), address, { email: 'camille@example.com', phone: '' })).toEqual({
    mode: 'home',
    address: { street: '18 rue des Archives', postcode: '75004', city: 'Paris', country: 'FR' },
    contact: { email: 'camille@example.com' },
  })
  expect(deliveryOf(way('collect', 0, { locationId: 'loc_1' }), address, {})).toEqual({
    mode: 'collect',
    locationId: 'loc_1',
    contact: {},
  })
})

test('what is missing is known before anything is sent', () => {
  expect(missingOf('home', { ...address, street: ' ' }, {})).toEqual(['street', 'email'])
  expect(missingOf('collect', { ...address, street: '' }, { phone: '06 39 98 10 00' })).toEqual([])
})
