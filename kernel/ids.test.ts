import { expect, test } from 'vitest'
import { idAt, idPattern, idPrefixes, isId, kindOf, newId } from './ids.ts'

test('an id is its prefix and a version 7 UUID in hexadecimal', () => {
  const id = newId('order')
  expect(id).toMatch(/^ord_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/)
  expect(Math.abs(Number.parseInt(id.slice(4, 16), 16) - Date.now())).toBeLessThan(5000)
})

test('ids of one process only ever grow, even many in a millisecond', () => {
  let last = ''
  for (let count = 0; count < 50_000; count += 1) {
    const id = newId('movement')
    if (!(id > last)) throw new Error(`${id} came after ${last}`)
    last = id
  }
})

test('the last sixteen digits of two ids have nothing in common', () => {
  const tails = new Set(Array.from({ length: 10_000 }, () => newId('session').slice(-16)))
  expect(tails.size).toBe(10_000)
})

test('an id of one kind is not an id of another', () => {
  expect(isId('cart', newId('cart'))).toBe(true)
  expect(isId('cart', newId('order'))).toBe(false)
  expect(isId('cart', `${newId('cart')}\n`)).toBe(false)
  expect(isId('cart', newId('cart').toUpperCase())).toBe(false)
  expect(isId('cart', undefined)).toBe(false)
  expect(idPattern('paymentRequest').test(newId('paymentRequest'))).toBe(true)
  expect(kindOf(newId('importRun'))).toBe('importRun')
  expect(kindOf('xyz_00')).toBeUndefined()
})

test('every kind has a prefix of its own, of three letters', () => {
  const prefixes = Object.values(idPrefixes)
  expect(new Set(prefixes).size).toBe(prefixes.length)
  for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]{3}$/)
})

test('two kinds cannot be mixed', () => {
  const cart = newId('cart')
  // @ts-expect-error a cart is not an order
  const order: ReturnType<typeof newId<'order'>> = cart
  expect(order).toBe(cart)
})

test('an id of a past moment stands among the others in its time, and is the same for the same digits', () => {
  const at = (text: string) => idAt('order', new Date(text))
  expect(isId('order', at('2019-05-04T10:00:00Z'))).toBe(true)
  expect(at('2019-05-04T10:00:00Z') < at('2019-05-04T10:00:01Z')).toBe(true)
  expect(at('2019-05-04T10:00:00Z') < newId('order')).toBe(true)
  expect(at('2019-05-04T10:00:00Z')).not.toBe(at('2019-05-04T10:00:00Z'))
  const moment = new Date('2009-12-01T08:26:00Z')
  const [one, next] = ['000abcdefabcdef012', '001abcdefabcdef012'].map((digits) => idAt('event', moment, digits))
  expect(one).toBe(idAt('event', moment, '000abcdefabcdef012'))
  expect(one! < next!).toBe(true)
  expect(isId('event', one)).toBe(true)
})
