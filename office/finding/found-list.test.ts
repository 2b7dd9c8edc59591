import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterKey, foundList, looksLike } from './found-list.ts'

test('a telephone number is known however it is written', () => {
  for (const text of ['06 39 98 10 00', '06.39.98.10.00', '+33 6 39 98 10 00', '0033639981000', '06-39-98-10-00'])
    expect(looksLike(text), text).toBe('phone')
})

test('an e-mail, a name, an order number and nothing are told apart', () => {
  expect(looksLike('camille@example.com ')).toBe('email')
  expect(looksLike('Camille Laurent')).toBe('words')
  expect(looksLike('V-2026-000123')).toBe('words')
  expect(looksLike('  ')).toBe('nothing')
})

test('customers stand before orders, and each row leads to its page', () => {
  const found = foundList({
    customers: [{ id: 'cus_1' as never, emails: [], phones: [], orderCount: 0 }],
    orders: [{ id: 'ord_1' } as never],
    articles: [{ id: 'prd_1', handle: 'tv', variants: [{ sku: 'TV/55' }] } as never],
  })
  expect(found.map((one) => one.to)).toEqual(['/customers/cus_1', '/orders/ord_1', '/articles/tv'])
})

test('arrows go round and never leave the list', () => {
  expect(afterKey('ArrowDown', 2, 3)).toBe(0)
  expect(afterKey('ArrowUp', 0, 3)).toBe(2)
  expect(afterKey('ArrowDown', 0, 0)).toBeUndefined()
  expect(afterKey('a', 0, 3)).toBeUndefined()
  fc.assert(
    fc.property(fc.array(fc.constantFrom('ArrowDown', 'ArrowUp')), fc.integer({ min: 1, max: 9 }), (keys, count) => {
      const end = keys.reduce((current, key) => afterKey(key, current, count) as number, 0)
      return end >= 0 && end < count
    }),
  )
})
