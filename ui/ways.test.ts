import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { expect, test } from 'vitest'
import { keptWay, marksOf, readWay, serviceWords, wayKey } from './ways.ts'

const standard = { mode: 'home', service: 'home-standard' } as const
const express = { mode: 'home', service: 'home-express' } as const
const shop = { mode: 'collect', locationId: 'loc_1' } as const
const relay = { mode: 'relay', relayPointId: 'r-1', service: 'relay-standard' } as const

test('a way is written as one text and read back', () => {
  expect([standard, shop, relay].map(wayKey)).toEqual([
    'home::home-standard',
    'collect:loc_1',
    'relay:r-1:relay-standard',
  ])
  for (const way of [standard, express, shop, relay, { mode: 'home' }] as const)
    expect(readWay(wayKey(way))).toEqual(way)
  for (const text of [undefined, '', 'collect:', 'drone:r-1', 'home']) expect(readWay(text)).toBeUndefined()
})

test('a place that a mode does not know is left out', () => {
  expect(wayKey({ mode: 'home', locationId: 'loc_1', service: 'home-express' })).toBe('home::home-express')
  expect(wayKey({ mode: 'collect', locationId: 'loc_1', service: 'home-express' })).toBe('collect:loc_1')
})

test('what a basket keeps is found again, by another service where its own is gone', () => {
  expect(keptWay([standard, express], express)).toBe(express)
  expect(keptWay([standard, shop], express)).toBe(standard)
  expect(keptWay([standard], shop)).toBeUndefined()
  expect(keptWay([standard], undefined)).toBeUndefined()
})

test('the cheapest and the fastest are marked, unless all are', () => {
  const option = (minor: number, earliest: string, latest: string) => ({
    cost: { minor, currency: 'EUR' as const },
    earliest,
    latest,
  })
  const slow = option(0, '2026-11-25T07:00:00Z', '2026-11-26T19:00:00Z')
  const fast = option(1290, '2026-11-24T07:00:00Z', '2026-11-24T19:00:00Z')
  expect(marksOf([slow, fast])).toEqual({ cheapest: new Set([slow]), fastest: new Set([fast]) })
  const closesEarlier = option(990, '2026-11-25T07:00:00Z', '2026-11-26T18:30:00Z')
  expect(marksOf([slow, closesEarlier]).fastest).toEqual(new Set())
  expect(marksOf([slow])).toEqual({ cheapest: new Set(), fastest: new Set() })
})

test('a service is named in the language of the reader', () => {
  const values = {
    service: 'home-express',
    serviceFr: 'Livraison express à domicile',
    serviceEn: 'Express home delivery',
    days: 1,
  }
  const option = { why: [{ code: 'carrier_exact', values }] } as unknown as PromiseOption
  expect(serviceWords(option, 'fr')).toBe('Livraison express à domicile')
  expect(serviceWords(option, 'en')).toBe('Express home delivery')
  expect(serviceWords({ why: [] }, 'fr')).toBeUndefined()
})
