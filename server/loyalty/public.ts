export { type Award, awardPoints } from './earn-points.ts'
export { expireValue } from './expire-value.ts'
export { giftCardRules, requireSold, showGiftCardRange } from './gift-card-range.ts'
export {
  type Gift,
  type GiftsOfOrder,
  giftsOfOrder,
  sellGiftCards,
  takeBackGifts,
  takeBackUnusedGifts,
} from './gifts-of-order.ts'
export { giveCards } from './give-card.ts'
export { giveStoreCredit } from './give-store-credit.ts'
export { accountOf, endOfCard, monthsLater } from './loyalty.ts'
export { spentOf } from './member.ts'
export { accountOfCard, openGiftCard } from './open-gift-card.ts'
export { type BasketPoints, pointsOfBasket, sumOfPoints } from './points-of-basket.ts'
export { type PointsStanding, standingOf } from './points-standing.ts'
export { programmeIn, programmeNow, writeProgramme } from './programme.ts'
export { restoreBalances, restoreProgrammes } from './restore.ts'
export { reversePoints } from './reverse-points.ts'
export { askToSendAgain, type CardToSend, cardToSend, markCardSent, sendGiftCard } from './send-gift-card.ts'
export {
  giveBackValue,
  type Purse,
  payFrom,
  problemOf,
  readPurses,
  settleValue,
  takeValue,
  type ValueTaken,
} from './take-value.ts'
export { valueBreaches } from './value-breaches.ts'
