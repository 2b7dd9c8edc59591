import { readFileSync } from 'node:fs'
import { addDays } from '@filrouge/kernel/civil-date.ts'
import { expect, test } from 'vitest'
import { occasionOn, pulseOf } from './rhythm.ts'
import type { SeasonPlan } from './season-plan.ts'

const plan = JSON.parse(readFileSync(new URL('../../../db/demo/season.json', import.meta.url), 'utf8')) as SeasonPlan
const firstOf = (occasion: string, from: string) => {
  let day = from
  while (occasionOn(day, plan) !== occasion) day = addDays(day, 1)
  return day
}

test('the sales begin on the Wednesdays the law names', () => {
  expect(['2024', '2025', '2026', '2027'].map((year) => firstOf('winter_sales', `${year}-01-01`))).toEqual([
    '2024-01-10',
    '2025-01-08',
    '2026-01-07',
    '2027-01-06',
  ])
  expect(['2023', '2024', '2025', '2026'].map((year) => firstOf('summer_sales', `${year}-06-01`))).toEqual([
    '2023-06-28',
    '2024-06-26',
    '2025-06-25',
    '2026-06-24',
  ])
})

test('Black Friday is the day after the fourth Thursday of November', () => {
  expect(['2025', '2026', '2027'].map((year) => firstOf('black_friday', `${year}-11-01`))).toEqual([
    '2025-11-28',
    '2026-11-27',
    '2027-11-26',
  ])
})

test('a day is busier on a Saturday, on an occasion, and close to today', () => {
  const far = 200
  expect(pulseOf('2026-03-14', far, plan)).toBeGreaterThan(pulseOf('2026-03-16', far, plan))
  expect(pulseOf('2026-11-27', far, plan)).toBeGreaterThan(2 * pulseOf('2026-11-20', far, plan))
  expect(pulseOf('2026-03-14', 3, plan)).toBeGreaterThan(2 * pulseOf('2026-03-14', far, plan))
})
