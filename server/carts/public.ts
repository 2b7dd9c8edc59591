export {
  type CartDelivery,
  type CartRow,
  canUseCart,
  type FrozenCart,
  type FrozenLine,
  type FrozenTotals,
  isSeller,
  netOfLines,
  type Owned,
  owedMinor,
  payGoods,
  requireOwn,
  type Shown,
  type Source,
} from './cart.ts'
export { type GiftRow, giftsOf, giftView, sumOfGifts, withMoments } from './gift.ts'
export { holdCart, promiseAsShown, recordDecision } from './hold-cart.ts'
export { holdAgainForPayment } from './hold-for-payment.ts'
export { takeWithin } from './hold-within.ts'
export { giftsIn, hasContent, linesOf, lockCart, lockCartWithLines, ownerOfCart, readCart } from './lock-cart.ts'
export { markOrdered } from './mark-ordered.ts'
export { type CouponState, type Hint, type Purchase, purchaseOf } from './offer-to-cart.ts'
export { type Begun, beginPaying, finishPaying, readForPaying } from './pay-cart.ts'
export { type PricedCart, priceCart } from './price-cart.ts'
export { toPromise, toPromiseFrozen } from './promise-again.ts'
export { isKept, partOfCart, partView, promiseCart, type ToPromise } from './promise-cart.ts'
export { type Sale, saleOf } from './sale.ts'
export { canReach, readContact } from './set-delivery.ts'
export { tendersOf } from './tenders.ts'
export { giveBack, thawCart } from './thaw-cart.ts'
export { netTotalsView, totalsView } from './totals-view.ts'
