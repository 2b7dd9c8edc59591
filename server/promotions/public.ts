export { batchTopic, issueBatch, registerBatches } from './issue-batch.ts'
export { issueCoupon, issueReward } from './issue-coupon.ts'
export { closeOldLeases } from './leases.ts'
export { noteBuyers } from './note-buyers.ts'
export { foldCode, isLimited, type OfferRow } from './offer.ts'
export { offerBreaches } from './offer-breaches.ts'
export { isOpenByPlace, type OpenHere, type OpenWhere, openOffers, openWith } from './open-offers.ts'
export { linesOfPast, occasionOfPast, type PastBasket, type ReadPastBaskets } from './past-basket.ts'
export { type Buyer, type CouponStanding, type OfferedTo, readOccasion } from './read-occasion.ts'
export {
  restoreBalances,
  restoreBatches,
  restoreCoupons,
  restoreOffers,
  restoreUses,
  restoreVersions,
} from './restore.ts'
export { forgetOldTrials, registerOfferTrials, type TriedSoFar, trialTopic } from './run-offer-trial.ts'
export { setOffer } from './set-offer.ts'
export { giveBackOffers, refuseUsedUp, type UsedOffer, useOffers } from './use-offers.ts'
