import { money } from '@filrouge/kernel/money.ts'
import { expect, test } from 'vitest'
import { moneyBack } from './money-back.ts'

const order = (...payments: [string, number][]) =>
  ({
    totals: { total: money(4990) },
    payments: payments.map(([status, minor]) => ({ status, amount: money(minor) })),
  }) as never

test('money that was taken is given back', () => {
  expect(moneyBack(order(['declined', 4990], ['captured', 4990]))).toEqual({ kind: 'refund', amount: money(4990) })
})

test('money that was only authorised is let go', () => {
  expect(moneyBack(order(['authorised', 4990]))).toEqual({ kind: 'release', amount: money(4990) })
})

test('an order without money has nothing to give back', () => {
  expect(moneyBack(order(['declined', 4990]))).toEqual({ kind: 'nothing', amount: money(0) })
})
