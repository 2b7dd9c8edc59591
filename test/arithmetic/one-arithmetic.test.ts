import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyBasket } from './any-basket.ts'
import { tell } from './by-rules.ts'
import {
  allBroughtBack,
  broughtBackOtherwise,
  difference,
  inAnotherOrder,
  whatDoesNotAddUp,
  whateverTheOrder,
} from './compare.ts'
import { tellSlowly } from './slowly.ts'

const baskets = 2000

it('any basket: discounts, VAT, points, cards and returns of part are those of a slow, obviously right calculation', () => {
  fc.assert(
    fc.property(anyBasket, (asked) => {
      const told = tell(asked)
      expect(difference('rules/', asked, told, tellSlowly(asked))).toBeUndefined()
      expect(whatDoesNotAddUp(asked, told)).toBeUndefined()
    }),
    { numRuns: baskets },
  )
})

it('however a basket was filled and its offers are told, it comes to the same', () => {
  fc.assert(
    fc.property(anyBasket, fc.nat(1000), (asked, seed) => {
      const other = inAnotherOrder(asked, seed)
      expect(whateverTheOrder(other, tell(other))).toEqual(whateverTheOrder(asked, tell(asked)))
    }),
    { numRuns: baskets },
  )
})

it('however a basket is brought back, its parts add up to it: money, cards, credit and points', () => {
  fc.assert(
    fc.property(anyBasket, fc.nat(1000), (asked, seed) => {
      const other = broughtBackOtherwise(asked, seed)
      const told = tell(other)
      expect(difference('rules/', other, told, tellSlowly(other))).toBeUndefined()
      expect(whatDoesNotAddUp(other, told)).toBeUndefined()
      expect(allBroughtBack(told)).toEqual(allBroughtBack(tell(asked)))
    }),
    { numRuns: baskets },
  )
})
