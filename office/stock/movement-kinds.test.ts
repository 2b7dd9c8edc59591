import { expect, test } from 'vitest'
import { onHandAfter, readQuantity } from './movement-kinds.ts'

test('each kind of movement takes the quantities that mean something for it', () => {
  expect([readQuantity('5', 'receive'), readQuantity('0', 'receive'), readQuantity('-1', 'receive')]).toEqual([
    5,
    undefined,
    undefined,
  ])
  expect([readQuantity('0', 'count'), readQuantity('-1', 'count')]).toEqual([0, undefined])
  expect([readQuantity('−3', 'adjust'), readQuantity('+3', 'adjust'), readQuantity('0', 'adjust')]).toEqual([
    -3,
    3,
    undefined,
  ])
  expect([readQuantity('', 'count'), readQuantity('2,5', 'transfer')]).toEqual([undefined, undefined])
})

test('what will lie there is said before it is recorded', () => {
  expect([
    onHandAfter(4, 'receive', 6),
    onHandAfter(4, 'count', 3),
    onHandAfter(4, 'adjust', -1),
    onHandAfter(4, 'transfer', 2),
  ]).toEqual([10, 3, 3, 2])
})
