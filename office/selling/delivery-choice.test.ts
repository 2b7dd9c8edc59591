import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { expect, test } from 'vitest'
import { chosenAmong, deliveryOf, missingOf, waysByTelephone } from './delivery-choice.ts'

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

test('each service that brings it home is a way of its own', () => {
  const ways = waysByTelephone([
    way('relay', 290, { relayPointId: 'r1' }),
    way('home', 490, { service: 'home-standard' }),
    way('home', 1290, { service: 'home-express' }),
  ])
  expect(ways.map((one) => one.service)).toEqual(['home-standard', 'home-express', undefined])
})

test('the cheapest in time is chosen beforehand, unless the basket already has a way or one was picked', () => {
  const home = way('home', 490, { service: 'home-standard' })
  const express = way('home', 1290, { service: 'home-express' })
  const relay = way('relay', 290, { relayPointId: 'r1' })
  const ways = [home, express, way('collect', 0, { locationId: 'loc_1', inTime: false }), relay]
  expect(chosenAmong(ways, undefined, undefined)).toBe(relay)
  expect(chosenAmong(ways, undefined, { mode: 'home' } as never)).toBe(home)
  expect(chosenAmong(ways, { mode: 'home', service: 'home-express' }, { mode: 'home' } as never)).toBe(express)
  expect(chosenAmong([], undefined, undefined)).toBeUndefined()
})

test('only what the mode knows is sent, without empty fields', () => {
  expect(
    deliveryOf(way('home', 490, { service: 'home-standard' }), address, { email: 'camille@example.com', phone: '' }),
  ).toEqual({
    mode: 'home',
    service: 'home-standard',
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
