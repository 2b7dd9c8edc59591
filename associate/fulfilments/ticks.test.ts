import { expect, it } from 'vitest'
import { countOf, scan, step, tick } from './ticks.ts'

const lines = [
  { sku: 'JEANS', quantity: 1, gtin: '03760123456785' },
  { sku: 'GLASS', quantity: 3 },
]

it('a tap finds all of a line, another takes it back; steps stay within what is asked', () => {
  const all = tick({}, lines[1]!)
  expect(all).toEqual({ GLASS: 3 })
  expect(tick(all, lines[1]!)).toEqual({ GLASS: 0 })
  expect(step(all, lines[1]!, 1)).toEqual({ GLASS: 3 })
  expect(step({}, lines[1]!, -1)).toEqual({ GLASS: 0 })
  expect(countOf({ JEANS: 1, GLASS: 2 }, lines)).toEqual({ found: 3, missing: 1 })
})

it('a scan counts one, by bar code or reference, never one too many and never another article', () => {
  const one = scan({}, lines, '3760123456785')
  expect(one).toEqual({ JEANS: 1 })
  expect(scan(one!, lines, '3760123456785')).toBeUndefined()
  expect(scan({}, lines, 'GLASS')).toEqual({ GLASS: 1 })
  expect(scan({}, lines, 'SOFA')).toBeUndefined()
})
