import { newId } from '@filrouge/kernel/ids.ts'
import { expect, test } from 'vitest'
import { orderQuestion } from './order-filters.ts'

const now = new Date('2026-11-23T10:00:00Z')
const ask = (filters: Record<string, string>) => orderQuestion((name) => filters[name], now)

test('the chips ask what they say', () => {
  const place = newId('location')
  expect(ask({ channel: 'shop', status: 'cancelled', place, query: 'camille' })).toEqual({
    limit: 30,
    query: 'camille',
    channel: 'shop',
    status: 'cancelled',
    locationId: place,
  })
})

test('what an address says wrongly is left out', () => {
  expect(ask({ channel: 'pigeon', status: 'lost', place: 'nowhere', when: 'custom', from: '2026-02-31' })).toEqual({
    limit: 30,
  })
})

test('days are those of the shops: yesterday begins and ends at midnight in Paris', () => {
  expect(ask({ when: 'yesterday' })).toEqual({
    limit: 30,
    placedFrom: '2026-11-21T23:00:00.000Z',
    placedTo: '2026-11-22T23:00:00.000Z',
  })
  expect(ask({ when: 'custom', from: '2026-07-14', to: '2026-07-14' })).toEqual({
    limit: 30,
    placedFrom: '2026-07-13T22:00:00.000Z',
    placedTo: '2026-07-14T22:00:00.000Z',
  })
})
