import { expect, test } from 'vitest'
import { slotWeeks } from './slot-weeks.ts'

const slot = (startsAt: string, endsAt: string) => ({
  id: `slp_${'0'.repeat(32)}.${startsAt.slice(0, 10)}.${startsAt.slice(11, 16)}`,
  startsAt,
  endsAt,
  cost: { minor: 0, currency: 'EUR' },
})

test('days stand below one another from week to week, and hours that a day lacks leave its cell empty', () => {
  const weeks = slotWeeks([
    slot('2026-11-26T07:00:00Z', '2026-11-26T09:00:00Z'),
    slot('2026-11-27T07:00:00Z', '2026-11-27T09:00:00Z'),
    slot('2026-11-27T17:00:00Z', '2026-11-27T19:00:00Z'),
    slot('2026-11-30T07:00:00Z', '2026-11-30T09:00:00Z'),
  ])
  expect(weeks.map(({ monday }) => monday)).toEqual(['2026-11-23', '2026-11-30'])
  expect(weeks[0]!.days).toEqual(['2026-11-23', '2026-11-26', '2026-11-27'])
  expect(weeks[1]!.days).toEqual(['2026-11-30', '2026-12-03', '2026-12-04'])
  expect(weeks[0]!.rows.map(({ hours }) => `${hours.from}-${hours.until}`)).toEqual(['08:00-10:00', '18:00-20:00'])
  expect(weeks[0]!.rows[1]!.cells.map((cell) => cell?.startsAt)).toEqual([undefined, undefined, '2026-11-27T17:00:00Z'])
})
