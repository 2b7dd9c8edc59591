import { instantOf } from '@filrouge/kernel/civil-date.ts'
import { expect, test } from 'vitest'
import { type PastPrice, priceAt, priorPrice } from './prior-price.ts'

const on = (date: string) => instantOf(date, '00:00', 'Europe/Paris')

function regular(amount: number, from: string, to?: string): PastPrice {
  return { amountMinor: amount * 100, from: on(from), to: to ? on(to) : undefined, kind: 'regular' }
}

function promotion(amount: number, from: string, to?: string, operation?: string): PastPrice {
  return { amountMinor: amount * 100, from: on(from), to: to ? on(to) : undefined, kind: 'promotion', operation }
}

test('(a) always 100, then 80: the prior price is 100, 20 % less', () => {
  const history = [regular(100, '2025-01-01', '2026-11-01'), promotion(80, '2026-11-01')]
  expect(priorPrice(history, on('2026-11-05'))).toEqual({ priorMinor: 10_000, reductionPercent: 20 })
})

test('(b) a promotion at 80 within the 30 days before: the prior price is 80, 12 % less', () => {
  const history = [
    regular(100, '2025-01-01', '2026-10-10'),
    promotion(80, '2026-10-10', '2026-10-16'),
    regular(100, '2026-10-16', '2026-11-01'),
    promotion(70, '2026-11-01'),
  ]
  expect(priorPrice(history, on('2026-11-01'))).toEqual({ priorMinor: 8000, reductionPercent: 12 })
})

test('(b) the thirty days before 1 November begin on 2 October, although clocks changed between', () => {
  const history = (lastDay: string) => [
    promotion(60, '2026-09-01', lastDay),
    regular(100, lastDay, '2026-11-01'),
    promotion(50, '2026-11-01'),
  ]
  expect(priorPrice(history('2026-10-02'), on('2026-11-01'))?.priorMinor).toBe(10_000)
  expect(priorPrice(history('2026-10-03'), on('2026-11-01'))?.priorMinor).toBe(6000)
})

test('(c) successive reductions of one operation share the price before the first', () => {
  const history = [
    regular(100, '2025-01-01', '2026-11-01'),
    promotion(80, '2026-11-01', '2026-11-15', 'automne'),
    promotion(60, '2026-11-15', undefined, 'automne'),
  ]
  expect(priorPrice(history, on('2026-11-20'))).toEqual({ priorMinor: 10_000, reductionPercent: 40 })
})

test('(c) without an operation, a second reduction is measured on the first', () => {
  const history = [
    regular(100, '2025-01-01', '2026-11-01'),
    promotion(80, '2026-11-01', '2026-11-15'),
    promotion(60, '2026-11-15'),
  ]
  expect(priorPrice(history, on('2026-11-20'))).toEqual({ priorMinor: 8000, reductionPercent: 25 })
})

test('(d) a new promotion ten days after the last is measured on the last, and may then be no reduction', () => {
  const history = [
    regular(100, '2025-01-01', '2026-11-01'),
    promotion(80, '2026-11-01', '2026-11-10'),
    regular(100, '2026-11-10', '2026-11-20'),
    promotion(85, '2026-11-20'),
  ]
  expect(priorPrice(history, on('2026-11-21'))).toEqual({ priorMinor: 8000, reductionPercent: 0 })
})

test('(e) on sale for twelve days: the prior price is the lowest since the launch', () => {
  const history = [regular(50, '2026-11-08', '2026-11-20'), promotion(40, '2026-11-20')]
  expect(priorPrice(history, on('2026-11-20'))).toEqual({ priorMinor: 5000, reductionPercent: 20 })
})

test('an article launched in promotion, or not in promotion, has no prior price', () => {
  expect(priorPrice([promotion(40, '2026-11-20')], on('2026-11-21'))).toBeUndefined()
  expect(priorPrice([regular(40, '2026-11-20')], on('2026-11-21'))).toBeUndefined()
  expect(priorPrice([], on('2026-11-21'))).toBeUndefined()
})

test('a promotion laid over a regular price that goes on, and entered again at the same amount', () => {
  const history = [
    regular(100, '2025-01-01'),
    promotion(80, '2026-11-01', '2026-11-10'),
    promotion(80, '2026-11-10', '2026-11-30'),
  ]
  expect(priorPrice(history, on('2026-11-20'))).toEqual({ priorMinor: 10_000, reductionPercent: 20 })
  expect(priceAt(history, on('2026-11-20'))?.amountMinor).toBe(8000)
  expect(priceAt(history, on('2026-12-01'))?.amountMinor).toBe(10_000)
  expect(priorPrice(history, on('2026-12-01'))).toBeUndefined()
})
