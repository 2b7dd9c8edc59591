import { money } from '@filrouge/kernel/money.ts'
import { expect, test } from 'vitest'
import { moneyBack } from './money-back.ts'

const orderWith = (gifts: [number, boolean][], ...payments: [string, number][]) =>
  ({
    totals: { total: money(4990) },
    gifts: gifts.map(([minor, isUsed]) => ({ amount: money(minor), isUsed })),
    payments: payments.map(([status, minor]) => ({ status, amount: money(minor) })),
  }) as never

const order = (...payments: [string, number][]) => orderWith([], ...payments)

test('money that was taken is given back', () => {
  expect(moneyBack(order(['declined', 4990], ['captured', 4990]))).toEqual({
    kind: 'refund',
    amount: money(4990),
    kept: money(0),
  })
})

test('money that was only authorised is let go', () => {
  expect(moneyBack(order(['authorised', 4990]))).toEqual({ kind: 'release', amount: money(4990), kept: money(0) })
})

test('an order without money has nothing to give back', () => {
  expect(moneyBack(order(['declined', 4990]))).toEqual({ kind: 'nothing', amount: money(0), kept: money(0) })
})

test('what was paid for a gift card that has been used stays owed, and is not given back', () => {
  const order = orderWith(
    [
      [2000, true],
      [1000, false],
    ],
    ['captured', 4990],
  )
  expect(moneyBack(order)).toEqual({ kind: 'refund', amount: money(2990), kept: money(2000) })
})
