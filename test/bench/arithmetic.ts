import fc from 'fast-check'
import { anyBasket } from '../arithmetic/any-basket.ts'
import { tell } from '../arithmetic/by-rules.ts'
import {
  allBroughtBack,
  broughtBackOtherwise,
  difference,
  inAnotherOrder,
  whatDoesNotAddUp,
  whateverTheOrder,
} from '../arithmetic/compare.ts'
import { tellSlowly } from '../arithmetic/slowly.ts'

const baskets = 100_000

/**
 * A hundred thousand baskets with mixed VAT, offers, codes, points, gift cards and returns of part, by the rules and by a slow, obviously right
 * calculation. The first that differs by a cent is written out.
 */
export async function arithmetic() {
  const began = performance.now()
  const counted = { baskets: 0, offersApplied: 0, returnsOfPart: 0, different: 0 }
  let rulesMs = 0
  fc.assert(
    fc.property(anyBasket, fc.nat(1000), (asked, seed) => {
      const before = performance.now()
      const told = tell(asked)
      rulesMs += performance.now() - before
      const other = inAnotherOrder(asked, seed)
      const wrong = difference('rules/', asked, told, tellSlowly(asked)) ?? whatDoesNotAddUp(asked, told)
      const isOtherwise =
        JSON.stringify(whateverTheOrder(other, tell(other))) !== JSON.stringify(whateverTheOrder(asked, told))
      const again = broughtBackOtherwise(asked, seed)
      const toldAgain = tell(again)
      const addsUpOtherwise =
        difference('rules/', again, toldAgain, tellSlowly(again)) !== undefined ||
        JSON.stringify(allBroughtBack(toldAgain)) !== JSON.stringify(allBroughtBack(told))
      counted.baskets += 1
      counted.offersApplied += Object.keys(told.offers).length
      counted.returnsOfPart += told.givenBack.length + toldAgain.givenBack.length
      if (wrong === undefined && !isOtherwise && !addsUpOtherwise) return
      const why = isOtherwise ? 'another order, another sum' : 'brought back otherwise, another sum'
      if (counted.different === 0) console.error(wrong ?? `${why}:\n${JSON.stringify(asked)}`)
      counted.different += 1
    }),
    { numRuns: baskets, seed: 20261123 },
  )
  return {
    ...counted,
    rulesMicrosecondsEach: Math.round((rulesMs * 1000) / baskets),
    seconds: Math.round((performance.now() - began) / 1000),
  }
}
