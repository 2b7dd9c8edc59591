import { expect, test } from 'vitest'
import { against, articleOf, laidOf, lay, linesOf } from './laid.ts'

test('each scan lays one more at the chosen place, and what was laid can be taken back but never below none', () => {
  const twice = lay(lay({}, 'TV', 'floor', 1), 'TV', 'floor', 1)
  const both = lay(twice, 'TV', 'stock_room', 3)
  expect([laidOf(both, 'TV'), laidOf(lay(both, 'TV', 'floor', -9), 'TV')]).toEqual([5, 3])
  expect(linesOf(lay(both, 'TV', 'floor', -2))).toEqual([{ sku: 'TV', quantity: 3, place: 'stock_room' }])
})

test('what lacks is counted by article: too many of one do not make up for another', () => {
  const lines = [
    { sku: 'TV', quantity: 2 },
    { sku: 'CABLE', quantity: 3 },
  ]
  const laid = lay(lay({}, 'TV', 'floor', 4), 'CABLE', 'stock_room', 1)
  expect(against(laid, lines)).toEqual({ found: 5, missing: 2 })
})

test('a code names its article by SKU or by bar code, however many zeros stand before it', () => {
  const articles = [{ sku: 'TV', gtin: '03760000000017' }, { sku: 'CABLE' }]
  expect(articleOf(articles, '3760000000017')?.sku).toBe('TV')
  expect(articleOf(articles, 'CABLE')?.sku).toBe('CABLE')
  expect(articleOf(articles, '999')).toBeUndefined()
})
