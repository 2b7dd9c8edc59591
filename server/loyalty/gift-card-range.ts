import type { GiftCardRange } from '@filrouge/contract/gifts.ts'
import type { LoyaltyRules } from '@filrouge/contract/loyalty.ts'
import { money } from '@filrouge/kernel/money.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { programmeNow } from './programme.ts'

type GiftCardRules = LoyaltyRules['giftCards']

// What the contract takes where the retailer has said nothing, and for what was kept before it could be said.
const ordinary: GiftCardRules = {
  ...{ monthsToLive: 24, leastMinor: 1000, mostMinor: 50_000 },
  ...{ isSold: true, amountsMinor: [2500, 5000, 10_000, 15_000], takesOthers: true },
}

/** How gift cards are made and sold. */
export async function giftCardRules(tx: Tx): Promise<GiftCardRules> {
  const { rules } = await programmeNow(tx)
  return { ...ordinary, ...rules?.giftCards }
}

/** The gift cards that are sold, for everybody. */
export async function showGiftCardRange(tx: Tx): Promise<GiftCardRange> {
  const { isSold, amountsMinor, takesOthers, leastMinor, mostMinor, monthsToLive } = await giftCardRules(tx)
  return {
    ...{ isSold, takesOthers, monthsToLive, least: money(leastMinor), most: money(mostMinor) },
    amounts: amountsMinor.filter((minor) => minor >= leastMinor && minor <= mostMinor).map((minor) => money(minor)),
  }
}

/** Refuses an amount for which no gift card is sold. */
export async function requireSold(tx: Tx, minor: number): Promise<void> {
  const { isSold, amountsMinor, takesOthers, leastMinor, mostMinor } = await giftCardRules(tx)
  if (!isSold) refuse('gift_cards_not_sold')
  const isWithin = minor >= leastMinor && minor <= mostMinor
  const isOffered = amountsMinor.includes(minor) || (takesOthers && minor % 100 === 0)
  if (!isWithin || !isOffered) refuse('amount_not_offered', { least: money(leastMinor), most: money(mostMinor) })
}
