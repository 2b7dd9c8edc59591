import { expect, test } from 'vitest'
import { lifeThread, parisDay } from './life.ts'

const touch = (id: string, at: string, title = 'Jean Léna', channel = 'web') => ({
  id,
  kind: 'product_view',
  channel,
  title,
  at,
})
const order = (id: string, placedAt: string) => ({ id, placedAt, channel: 'shop' }) as never

test('orders and touches of every channel are one thread, the newest first', () => {
  const days = lifeThread({
    orders: [order('ord_1', '2026-11-22T10:00:00Z')],
    touches: [touch('tch_1', '2026-11-23T08:00:00Z'), touch('tch_2', '2026-11-21T08:00:00Z')],
  })
  expect(days.map(({ day, entries }) => [day, ...entries.map((entry) => entry.key)])).toEqual([
    ['2026-11-23', 'tch_1'],
    ['2026-11-22', 'ord_1'],
    ['2026-11-21', 'tch_2'],
  ])
})

test('a touch after midnight in Paris belongs to the new day', () => {
  expect(parisDay('2026-11-22T23:30:00Z')).toBe('2026-11-23')
  expect(parisDay('2026-07-14T22:10:00Z')).toBe('2026-07-15')
})

test('the same touch several times in a row is one entry with its count', () => {
  const days = lifeThread({
    orders: [],
    touches: [
      touch('tch_3', '2026-11-23T09:02:00Z'),
      touch('tch_2', '2026-11-23T09:01:00Z'),
      touch('tch_1', '2026-11-23T09:00:00Z', 'Jean Léna', 'shop'),
    ],
  })
  expect(days[0]?.entries.map((entry) => entry.kind === 'touches' && entry.count)).toEqual([2, 1])
})

test('touches can be left out', () => {
  const file = { orders: [order('ord_1', '2026-11-22T10:00:00Z')], touches: [touch('tch_1', '2026-11-23T08:00:00Z')] }
  expect(lifeThread(file, { onlyOrders: true }).flatMap((day) => day.entries)).toHaveLength(1)
})
