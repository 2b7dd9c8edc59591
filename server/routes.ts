import * as activity from '@filrouge/contract/activity.ts'
import * as carriers from '@filrouge/contract/carriers.ts'
import * as carts from '@filrouge/contract/carts.ts'
import * as catalogue from '@filrouge/contract/catalogue.ts'
import * as companies from '@filrouge/contract/companies.ts'
import * as contact from '@filrouge/contract/contact.ts'
import * as coupons from '@filrouge/contract/coupons.ts'
import * as customers from '@filrouge/contract/customers.ts'
import * as deliveries from '@filrouge/contract/deliveries.ts'
import * as feeds from '@filrouge/contract/feeds.ts'
import * as figures from '@filrouge/contract/figures.ts'
import * as fulfilments from '@filrouge/contract/fulfilments.ts'
import * as gifts from '@filrouge/contract/gifts.ts'
import * as imports from '@filrouge/contract/imports.ts'
import * as journeys from '@filrouge/contract/journeys.ts'
import * as leases from '@filrouge/contract/leases.ts'
import * as locations from '@filrouge/contract/locations.ts'
import * as loyalty from '@filrouge/contract/loyalty.ts'
import * as announcements from '@filrouge/contract/offer-announcements.ts'
import * as trials from '@filrouge/contract/offer-trials.ts'
import * as orders from '@filrouge/contract/orders.ts'
import * as payments from '@filrouge/contract/payments.ts'
import * as priceLists from '@filrouge/contract/price-lists.ts'
import * as pricing from '@filrouge/contract/pricing.ts'
import * as promise from '@filrouge/contract/promise.ts'
import * as kept from '@filrouge/contract/promises-kept.ts'
import * as promotions from '@filrouge/contract/promotions.ts'
import * as costs from '@filrouge/contract/purchase-costs.ts'
import * as push from '@filrouge/contract/push.ts'
import * as repricings from '@filrouge/contract/repricings.ts'
import * as search from '@filrouge/contract/search.ts'
import * as segments from '@filrouge/contract/segments.ts'
import * as sessions from '@filrouge/contract/sessions.ts'
import * as slots from '@filrouge/contract/slots.ts'
import * as sourcing from '@filrouge/contract/sourcing.ts'
import * as stock from '@filrouge/contract/stock.ts'
import { addCoupon, removeCoupon } from './carts/add-coupon.ts'
import { giveUpPayment } from './carts/give-up-payment.ts'
import { offersOnArticle } from './carts/offers-on-article.ts'
import { payCart } from './carts/pay-cart.ts'
import { setDelivery } from './carts/set-delivery.ts'
import { removeGift, setGift } from './carts/set-gift.ts'
import { setLine } from './carts/set-line.ts'
import { startCart } from './carts/start-cart.ts'
import { takePart } from './carts/take-part.ts'
import { addGiftCard, removeGiftCard, useStoreCredit } from './carts/tenders.ts'
import { totalEachWay } from './carts/total-each-way.ts'
import { placeProduct } from './catalogue/place-product.ts'
import { removeSynonym, setSynonym } from './catalogue/set-synonym.ts'
import { addAddress } from './customers/add-address.ts'
import { addCustomer } from './customers/add-customer.ts'
import { askCode } from './customers/ask-code.ts'
import { changeAddress, removeAddress } from './customers/change-address.ts'
import { changeMyself } from './customers/change-myself.ts'
import { addReach, removeReach } from './customers/change-reach.ts'
import { addSegmentMembers, removeSegmentMembers } from './customers/change-segment-members.ts'
import { setCompany, setMyCompany } from './customers/company.ts'
import { refuseByLink, showConsentLink } from './customers/consent-links.ts'
import { endSession } from './customers/end-session.ts'
import { eraseMyself } from './customers/erase-myself.ts'
import { listSegmentMembers, listSegments, segmentView, tryRule } from './customers/list-segments.ts'
import { moveSession } from './customers/move-session.ts'
import { setConsent, showConsents } from './customers/set-consent.ts'
import { removeSegment, setSegment } from './customers/set-segment.ts'
import { showSession } from './customers/show-session.ts'
import { signInStaff } from './customers/sign-in-staff.ts'
import { startSession } from './customers/start-session.ts'
import { verifyCode } from './customers/verify-code.ts'
import { showArticleSales } from './figures/show-article-sales.ts'
import { showSales } from './figures/show-sales.ts'
import { packFulfilment } from './fulfilment/carriers/pack-fulfilment.ts'
import { listCarriers, setCarrier } from './fulfilment/carriers/set-carrier.ts'
import { showLabel } from './fulfilment/carriers/show-label.ts'
import { collectFulfilment } from './fulfilment/collect-fulfilment.ts'
import { delayFulfilment } from './fulfilment/delay-fulfilment.ts'
import { deliverFulfilment } from './fulfilment/deliver-fulfilment.ts'
import { pickFulfilment } from './fulfilment/pick-fulfilment.ts'
import { readyFulfilment } from './fulfilment/ready-fulfilment.ts'
import { refuseFulfilment } from './fulfilment/refuse-fulfilment.ts'
import { reportMishap } from './fulfilment/report-mishap.ts'
import { setFulfilmentSettings, showFulfilmentSettings } from './fulfilment/settings.ts'
import { shipFulfilment } from './fulfilment/ship-fulfilment.ts'
import {
  cancelImport,
  downloadExport,
  listFormats,
  matchImport,
  startImport,
  takeImport,
} from './imports/running/import-calls.ts'
import {
  downloadBadRows,
  importView,
  listImportProblems,
  listImports,
  showImport,
  topicsOfImport,
} from './imports/running/import-view.ts'
import { recordTouch } from './journeys/record-touch.ts'
import { closeLocation, reopenLocation } from './locations/close-location.ts'
import { listClosures } from './locations/list-closures.ts'
import { listLocations, listRelayPoints, showLocation } from './locations/list-locations.ts'
import { findPostcode, listPostcodes } from './locations/postcodes.ts'
import { showRetailer } from './locations/show-retailer.ts'
import { exchangePoints } from './loyalty/exchange-points.ts'
import { showGiftCardRange } from './loyalty/gift-card-range.ts'
import { giveStoreCredit } from './loyalty/give-store-credit.ts'
import { handOverGift } from './loyalty/hand-over-gift.ts'
import { issueGiftCards } from './loyalty/issue-gift-cards.ts'
import { programmeView, setProgramme, showProgramme } from './loyalty/programme.ts'
import { mailBatch } from './messaging/mail-batch.ts'
import { listPushDevices, removePushDevice, setPushDevice } from './messaging/push/devices.ts'
import { showPushKey, subscribeToPush } from './messaging/push/subscribe.ts'
import { unsubscribeFromPush } from './messaging/push/unsubscribe.ts'
import { writeToRetailer } from './messaging/write-to-retailer.ts'
import { cancelOrder } from './orders/cancel-order.ts'
import { cancelPart } from './orders/cancel-part.ts'
import { confirmPaymentRequest } from './orders/confirm-payment-request.ts'
import { listOrderSlots, moveSlot } from './orders/move-slot.ts'
import { placeOrder } from './orders/place-order.ts'
import { requestPayment } from './orders/request-payment.ts'
import { seePaymentRequest } from './orders/see-payment-request.ts'
import { settleShortages } from './orders/settle-shortages.ts'
import { sendGiftAgain, takeBackGift } from './orders/take-back-gift.ts'
import type { Call } from './platform/call.ts'
import type { Tx } from './platform/db/database.ts'
import { may } from './platform/permissions.ts'
import { download, live, type Route, read, steps, upload, write } from './platform/route.ts'
import { dropPlannedPrice } from './pricing/drop-planned-price.ts'
import { applyRepricing, dropRepricing, undoRepricing } from './pricing/repricing/jobs.ts'
import { startRepricing } from './pricing/repricing/start-repricing.ts'
import { endPrice, setPrice } from './pricing/set-price.ts'
import { endPriceList, setPriceList } from './pricing/set-price-list.ts'
import { setPurchaseCost } from './pricing/set-purchase-costs.ts'
import { showPrice } from './pricing/show-price.ts'
import { showPurchaseCost } from './pricing/show-purchase-cost.ts'
import { listDeliveryServices } from './promise/list-delivery-services.ts'
import { promiseArticle } from './promise/promise-article.ts'
import { promiseBasket } from './promise/promise-basket.ts'
import { promiseEach } from './promise/promise-each.ts'
import { promiseEachText, promiseText } from './promise/promise-text.ts'
import { setMargin, setMarginSettings } from './promise/set-margin.ts'
import { listSourcingVersions, showSourcing, topicsOfSourcing } from './promise/show-sourcing.ts'
import { changeSourcingDraft, dropSourcingDraft, publishSourcing, takeBackSourcing } from './promise/sourcing-draft.ts'
import { startSourcingTrial } from './promise/start-trial.ts'
import { trySourcing } from './promise/try-sourcing.ts'
import { issueBatch } from './promotions/issue-batch.ts'
import { issueCoupon } from './promotions/issue-coupon.ts'
import { leaseView, listLeases } from './promotions/leases.ts'
import { listOffers, offerView } from './promotions/list-offers.ts'
import { listOfferVersions } from './promotions/list-versions.ts'
import { reportLease } from './promotions/report-lease.ts'
import { setOffer } from './promotions/set-offer.ts'
import { startOfferTrial } from './promotions/start-offer-trial.ts'
import { takeLease } from './promotions/take-lease.ts'
import { showActivity, topicsOfActivity } from './screens/activity.ts'
import { listArticlesAt } from './screens/articles-at.ts'
import { listBestSellers } from './screens/best-sellers.ts'
import { cartView, showCart, showCurrentCart, topicsOfCart } from './screens/cart-view.ts'
import { listCategories } from './screens/categories.ts'
import { showCollectionCode } from './screens/collection-code.ts'
import { batchView, downloadBatch, listBatches, showBatch, topicsOfBatch } from './screens/coupon-batches.ts'
import { couponView, listCustomerCoupons, listMyCoupons, showCoupon } from './screens/coupon-views.ts'
import { customerFile, showCustomer, showMyself } from './screens/customer-file.ts'
import { findCustomers } from './screens/customer-search.ts'
import { listDecisions } from './screens/decisions.ts'
import { deliveryView, listDeliveries, showDelivery } from './screens/delivery-view.ts'
import { downloadLocalInventoryFeed } from './screens/feeds/local-inventory-feed.ts'
import { downloadProductFeed } from './screens/feeds/product-feed.ts'
import { showFiguresToday } from './screens/figures-today.ts'
import { fulfilmentView, listFulfilments, showFulfilment } from './screens/fulfilment-view.ts'
import { listGiftCards, showGiftCard } from './screens/gift-card-view.ts'
import { exchangedView, loyaltyView, showLoyalty, showMyLoyalty } from './screens/loyalty-view.ts'
import { showMyDay } from './screens/my-day.ts'
import { previewAnnouncements } from './screens/offer-announcements.ts'
import { offerTrialView, showOfferTrial, topicsOfOfferTrial } from './screens/offer-trial-view.ts'
import { listOrders } from './screens/order-list.ts'
import { showOrderSourcing } from './screens/order-sourcing.ts'
import { orderView, showOrder, topicsOfOrder } from './screens/order-view.ts'
import { listPastBaskets, showPastBasket } from './screens/past-baskets.ts'
import { confirmedPaymentRequest, showPaymentRequest, topicsOfPaymentRequest } from './screens/payment-request-view.ts'
import { paymentView, showPayment } from './screens/payment-view.ts'
import { exportMyself } from './screens/personal-data.ts'
import { listPriceChanges } from './screens/price-changes.ts'
import { downloadPriceDivergences, listPriceDivergences } from './screens/price-divergences.ts'
import { listPriceLists, priceListView } from './screens/price-lists.ts'
import { listProductAddresses } from './screens/product-addresses.ts'
import { showProduct, showVariant } from './screens/product-view.ts'
import { listLatePromises, promisesKeptAfter, showPromisesKept } from './screens/promises-kept.ts'
import { listRepricingLines, listRepricings, showRepricing } from './screens/repricings.ts'
import { explainSearch } from './screens/search-explanation.ts'
import { searchProducts } from './screens/search-products.ts'
import { suggestProducts } from './screens/search-suggestions.ts'
import { listSearches, listSynonyms, showSynonym } from './screens/searches.ts'
import { shippedView } from './screens/shipped-view.ts'
import { listStockMovements } from './screens/stock-ledger.ts'
import { listStockLevels } from './screens/stock-levels.ts'
import { tryPrice } from './screens/try-price.ts'
import { listSlotDays, listSlotPlans, slotDayView, slotPlanView } from './slots/list-slot-plans.ts'
import { setSlotDay, setSlotPlan } from './slots/set-slot-plan.ts'
import { announceDelivery } from './stock/announce-delivery.ts'
import { cancelDelivery } from './stock/cancel-delivery.ts'
import { listLeavingRules, setLeavingRule } from './stock/leaving-rules.ts'
import { listSafetyRules } from './stock/list-safety.ts'
import { moveWithin } from './stock/move-within.ts'
import { receiveDelivery } from './stock/receive-delivery.ts'
import { recordMovement } from './stock/record-movement.ts'
import { rescheduleDelivery } from './stock/reschedule-delivery.ts'
import { promiseWindow, setSafetyRule } from './stock/set-safety.ts'
import { showStock } from './stock/show-stock.ts'

/** For a verb whose result is already the answer. */
const asItIs = async <T>(_: unknown, result: T) => result

/** A location after it was changed. */
const locationOf = (tx: Tx, id: string, call: Call) => showLocation(tx, { id }, call)

const anyone = may('anyone')
const shopperOrSeller = may('shopper', 'associate', 'manager', 'adviser')
// Who decides from where goods are served.
const sourcer = may('merchandiser', 'manager')
const seller = may('associate', 'manager', 'adviser')
const headOffice = may('adviser', 'manager', 'marketer', 'merchandiser')
/** The verb still checks that it is theirs to handle. */
const atPlace = may('associate', 'manager')

// Who decides what is sold for how much, to whom.
const offerer = may('marketer', 'merchandiser')

/** Which files each may bring in or take out is a matter of the file. */
const bringer = may('merchandiser', 'manager')

/** Every call there is: what it takes and answers (contract), who may make it, what does it, and the view that answers a write. */
export const routes: readonly Route[] = [
  write(sessions.startSession, anyone, startSession, asItIs),
  write(sessions.askCode, anyone, askCode, asItIs),
  steps(sessions.verifyCode, anyone, verifyCode, asItIs),
  steps(sessions.signInStaff, anyone, signInStaff, asItIs),
  read(sessions.showSession, may('shopper', 'staff'), showSession),
  write(sessions.moveSession, may('shopper'), moveSession, asItIs),
  write(sessions.endSession, may('shopper', 'staff'), endSession, asItIs),

  read(catalogue.searchProducts, anyone, searchProducts),
  read(catalogue.suggestProducts, anyone, suggestProducts),
  read(catalogue.showProduct, anyone, showProduct),
  read(catalogue.showVariant, anyone, showVariant),
  read(catalogue.listCategories, anyone, listCategories),
  read(catalogue.listBestSellers, anyone, listBestSellers),
  read(catalogue.listArticlesAt, anyone, listArticlesAt),
  read(catalogue.listProductAddresses, anyone, listProductAddresses),
  read(pricing.showPrice, anyone, showPrice),
  write(pricing.setPrice, may('merchandiser'), setPrice, showPrice),
  read(pricing.tryPrice, may('merchandiser'), tryPrice),
  write(pricing.endPrice, may('merchandiser'), endPrice, showPrice),
  read(priceLists.listPriceLists, may('staff'), listPriceLists),
  write(priceLists.setPriceList, may('merchandiser'), setPriceList, priceListView),
  read(priceLists.listPriceDivergences, may('merchandiser', 'manager', 'marketer'), listPriceDivergences),
  download(priceLists.downloadPriceDivergences, may('merchandiser', 'manager', 'marketer'), downloadPriceDivergences),
  read(repricings.listRepricings, may('merchandiser'), listRepricings),
  write(repricings.startRepricing, may('merchandiser'), startRepricing, showRepricing),
  read(repricings.showRepricing, may('merchandiser'), showRepricing),
  read(repricings.listRepricingLines, may('merchandiser'), listRepricingLines),
  write(repricings.applyRepricing, may('merchandiser'), applyRepricing, showRepricing),
  write(repricings.dropRepricing, may('merchandiser'), dropRepricing, showRepricing),
  write(repricings.undoRepricing, may('merchandiser'), undoRepricing, showRepricing),
  write(priceLists.endPriceList, may('merchandiser'), endPriceList, priceListView),
  read(costs.showPurchaseCost, may('merchandiser', 'manager'), showPurchaseCost),
  write(costs.setPurchaseCost, may('merchandiser'), setPurchaseCost, showPurchaseCost),
  read(search.explainSearch, may('merchandiser'), explainSearch),
  read(search.listSearches, may('merchandiser'), listSearches),
  read(search.listSynonyms, may('merchandiser'), listSynonyms),
  write(search.setSynonym, may('merchandiser'), setSynonym, showSynonym),
  write(search.removeSynonym, may('merchandiser'), removeSynonym, asItIs),
  write(search.placeProduct, may('merchandiser'), placeProduct, asItIs),
  read(pricing.listPriceChanges, may('staff'), listPriceChanges),
  write(pricing.dropPlannedPrice, may('merchandiser'), dropPlannedPrice, asItIs),

  read(locations.showRetailer, anyone, showRetailer),
  read(locations.listLocations, anyone, listLocations),
  read(locations.showLocation, anyone, showLocation),
  read(locations.listClosures, may('staff'), listClosures),
  write(locations.closeLocation, may('manager'), closeLocation, locationOf),
  write(locations.reopenLocation, may('manager'), reopenLocation, locationOf),
  read(locations.listRelayPoints, anyone, listRelayPoints),
  read(locations.findPostcode, anyone, findPostcode),
  read(locations.listPostcodes, anyone, listPostcodes),
  read(promise.promiseArticle, anyone, promiseArticle, promiseText),
  read(promise.promiseBasket, anyone, promiseBasket, promiseText),
  read(promise.promiseEach, anyone, promiseEach, promiseEachText),
  read(promise.listDeliveryServices, anyone, listDeliveryServices),
  read(slots.listSlotPlans, may('staff'), listSlotPlans),
  write(slots.setSlotPlan, may('manager'), setSlotPlan, slotPlanView),
  read(slots.listSlotDays, may('staff'), listSlotDays),
  write(slots.setSlotDay, may('manager'), setSlotDay, slotDayView),
  read(sourcing.showSourcing, may('staff'), showSourcing),
  live(sourcing.watchSourcing, may('staff'), topicsOfSourcing, showSourcing),
  read(sourcing.listSourcingVersions, may('staff'), listSourcingVersions),
  read(sourcing.trySourcing, may('staff'), trySourcing),
  write(sourcing.changeSourcingDraft, sourcer, changeSourcingDraft, showSourcing),
  write(sourcing.dropSourcingDraft, sourcer, dropSourcingDraft, showSourcing),
  write(sourcing.publishSourcing, sourcer, publishSourcing, showSourcing),
  write(sourcing.startSourcingTrial, sourcer, startSourcingTrial, showSourcing),
  write(sourcing.takeBackSourcing, sourcer, takeBackSourcing, showSourcing),
  read(sourcing.showOrderSourcing, seller, showOrderSourcing),
  read(kept.showPromisesKept, headOffice, showPromisesKept),
  read(kept.listLatePromises, headOffice, listLatePromises),
  write(kept.setMargin, may('manager'), setMargin, promisesKeptAfter),
  write(kept.setMarginSettings, may('manager'), setMarginSettings, promisesKeptAfter),
  // What comparators fetch says no more than the pages of the shop do: for anyone, and of quantities only whether there are several.
  download(feeds.downloadProductFeed, may('anyone'), downloadProductFeed),
  download(feeds.downloadLocalInventoryFeed, may('anyone'), downloadLocalInventoryFeed),
  read(stock.showStock, may('staff'), showStock),
  read(stock.listStockLevels, may('staff'), listStockLevels),
  read(stock.listStockMovements, may('staff'), listStockMovements),
  read(deliveries.listDeliveries, may('staff'), listDeliveries),
  read(deliveries.showDelivery, may('staff'), showDelivery),
  write(deliveries.announceDelivery, may('associate', 'manager'), announceDelivery, deliveryView),
  write(deliveries.receiveDelivery, may('associate', 'manager'), receiveDelivery, deliveryView),
  write(deliveries.rescheduleDelivery, may('associate', 'manager'), rescheduleDelivery, deliveryView),
  write(deliveries.cancelDelivery, may('manager'), cancelDelivery, deliveryView),
  write(stock.recordMovement, may('associate', 'manager'), recordMovement, asItIs),
  write(stock.moveWithin, may('associate', 'manager'), moveWithin, asItIs),
  read(stock.listSafetyRules, may('staff'), listSafetyRules),
  write(stock.setSafetyRule, may('manager', 'merchandiser'), setSafetyRule, listSafetyRules),
  write(stock.promiseWindow, may('manager', 'merchandiser'), promiseWindow, listSafetyRules),
  read(stock.listLeavingRules, may('staff'), listLeavingRules),
  write(stock.setLeavingRule, may('manager', 'merchandiser'), setLeavingRule, listLeavingRules),

  read(customers.findCustomers, seller, findCustomers),
  write(customers.addCustomer, seller, addCustomer, customerFile),
  read(customers.showMyself, may('customer'), showMyself),
  read(customers.showCustomer, seller, showCustomer),
  write(companies.setMyCompany, may('customer'), setMyCompany, asItIs),
  write(companies.setCompany, seller, setCompany, asItIs),
  write(customers.changeMyself, may('customer'), changeMyself, customerFile),
  steps(customers.addReach, may('customer'), addReach, customerFile),
  write(customers.removeReach, may('customer'), removeReach, customerFile),
  write(customers.addAddress, may('customer'), addAddress, asItIs),
  write(customers.changeAddress, may('customer'), changeAddress, asItIs),
  write(customers.removeAddress, may('customer'), removeAddress, asItIs),
  read(segments.listSegments, may('staff'), listSegments),
  write(segments.setSegment, offerer, setSegment, segmentView),
  write(segments.removeSegment, offerer, removeSegment, asItIs),
  read(segments.tryRule, offerer, tryRule),
  read(segments.listSegmentMembers, offerer, listSegmentMembers),
  write(segments.addSegmentMembers, offerer, addSegmentMembers, asItIs),
  write(segments.removeSegmentMembers, offerer, removeSegmentMembers, asItIs),
  read(customers.showConsents, may('customer'), showConsents),
  read(customers.showConsentLink, anyone, showConsentLink),
  write(customers.refuseByLink, anyone, refuseByLink, asItIs),
  write(customers.setConsent, may('customer'), setConsent, asItIs),
  read(customers.exportMyself, may('customer'), exportMyself),
  write(customers.eraseMyself, may('customer'), eraseMyself, asItIs),
  write(contact.writeToRetailer, anyone, writeToRetailer, asItIs),
  read(push.showPushKey, anyone, showPushKey),
  write(push.subscribeToPush, anyone, subscribeToPush, asItIs),
  write(push.unsubscribeFromPush, anyone, unsubscribeFromPush, asItIs),
  read(push.listPushDevices, may('customer'), listPushDevices),
  write(push.setPushDevice, may('customer'), setPushDevice, asItIs),
  write(push.removePushDevice, may('customer'), removePushDevice, asItIs),
  write(journeys.recordTouch, shopperOrSeller, recordTouch, asItIs),

  write(carts.startCart, shopperOrSeller, startCart, cartView),
  read(carts.showCurrentCart, may('shopper'), showCurrentCart),
  read(carts.showCart, shopperOrSeller, showCart),
  live(carts.watchCart, shopperOrSeller, topicsOfCart, showCart),
  write(carts.setLine, shopperOrSeller, setLine, cartView),
  write(carts.setGift, shopperOrSeller, setGift, cartView),
  write(carts.removeGift, shopperOrSeller, removeGift, cartView),
  write(carts.takePart, shopperOrSeller, takePart, cartView),
  write(carts.setDelivery, shopperOrSeller, setDelivery, cartView),

  write(carts.addCoupon, shopperOrSeller, addCoupon, cartView),
  read(carts.offersOnArticle, anyone, offersOnArticle),
  read(carts.totalEachWay, shopperOrSeller, totalEachWay),
  write(carts.removeCoupon, shopperOrSeller, removeCoupon, cartView),
  read(promotions.listOffers, may('staff'), listOffers),
  write(promotions.setOffer, offerer, setOffer, offerView),
  read(announcements.previewAnnouncements, offerer, previewAnnouncements),
  read(promotions.listOfferVersions, may('staff'), listOfferVersions),
  write(coupons.issueCoupon, may('associate', 'manager', 'adviser', 'marketer'), issueCoupon, couponView),
  read(coupons.showCoupon, may('staff'), showCoupon),
  read(coupons.listMyCoupons, may('customer'), listMyCoupons),
  read(coupons.listCustomerCoupons, seller, listCustomerCoupons),
  write(coupons.issueBatch, offerer, issueBatch, batchView),
  read(coupons.listBatches, may('staff'), listBatches),
  read(coupons.showBatch, may('staff'), showBatch),
  live(coupons.watchBatch, may('staff'), topicsOfBatch, showBatch, 250),
  write(coupons.mailBatch, offerer, mailBatch, batchView),
  download(coupons.downloadBatch, offerer, downloadBatch),
  read(trials.listPastBaskets, offerer, listPastBaskets),
  read(trials.showPastBasket, offerer, showPastBasket),
  write(trials.startOfferTrial, offerer, startOfferTrial, offerTrialView),
  read(trials.showOfferTrial, offerer, showOfferTrial),
  live(trials.watchOfferTrial, offerer, topicsOfOfferTrial, showOfferTrial, 250),
  write(leases.takeLease, atPlace, takeLease, leaseView),
  write(leases.reportLease, atPlace, reportLease, leaseView),
  read(leases.listLeases, may('staff'), listLeases),

  read(gifts.showGiftCardRange, anyone, showGiftCardRange),
  steps(gifts.handOverGift, seller, handOverGift, asItIs),
  steps(loyalty.addGiftCard, shopperOrSeller, addGiftCard, cartView),
  write(loyalty.removeGiftCard, shopperOrSeller, removeGiftCard, cartView),
  write(loyalty.useStoreCredit, shopperOrSeller, useStoreCredit, cartView),
  read(loyalty.showProgramme, anyone, showProgramme),
  write(loyalty.setProgramme, may('marketer'), setProgramme, programmeView),
  read(loyalty.showMyLoyalty, may('customer'), showMyLoyalty),
  read(loyalty.showLoyalty, seller, showLoyalty),
  write(loyalty.exchangePoints, may('customer'), exchangePoints, exchangedView),
  write(loyalty.giveStoreCredit, may('adviser', 'manager'), giveStoreCredit, loyaltyView),
  read(loyalty.listGiftCards, headOffice, listGiftCards),
  read(loyalty.showGiftCard, may('staff'), showGiftCard),
  steps(loyalty.issueGiftCards, may('marketer', 'adviser', 'manager'), issueGiftCards, asItIs),

  steps(payments.payCart, shopperOrSeller, payCart, paymentView),
  read(payments.showPayment, shopperOrSeller, showPayment),
  write(payments.giveUpPayment, shopperOrSeller, giveUpPayment, paymentView),

  write(orders.placeOrder, shopperOrSeller, placeOrder, orderView),
  read(orders.listOrders, shopperOrSeller, listOrders),
  read(orders.showOrder, anyone, showOrder),
  live(orders.watchOrder, anyone, topicsOfOrder, showOrder),
  write(orders.cancelOrder, shopperOrSeller, cancelOrder, orderView),
  write(orders.cancelPart, anyone, cancelPart, orderView),
  write(orders.takeBackGift, anyone, takeBackGift, orderView),
  write(orders.sendGiftAgain, shopperOrSeller, sendGiftAgain, orderView),
  read(orders.listOrderSlots, anyone, listOrderSlots),
  write(orders.moveSlot, anyone, moveSlot, orderView),
  write(orders.settleShortages, seller, settleShortages, orderView),
  read(fulfilments.listDecisions, seller, listDecisions),
  write(fulfilments.delayFulfilment, seller, delayFulfilment, fulfilmentView),
  read(carriers.listCarriers, may('staff'), listCarriers),
  write(carriers.setCarrier, may('manager'), setCarrier, listCarriers),
  steps(fulfilments.reportMishap, seller, reportMishap, fulfilmentView),
  read(fulfilments.showFulfilmentSettings, may('staff'), showFulfilmentSettings),
  write(fulfilments.setFulfilmentSettings, may('manager'), setFulfilmentSettings, showFulfilmentSettings),
  read(fulfilments.showCollectionCode, anyone, showCollectionCode),
  read(fulfilments.listFulfilments, may('staff'), listFulfilments),
  read(fulfilments.showFulfilment, may('staff'), showFulfilment),
  steps(fulfilments.pickFulfilment, atPlace, pickFulfilment, fulfilmentView),
  steps(fulfilments.refuseFulfilment, atPlace, refuseFulfilment, fulfilmentView),
  write(fulfilments.readyFulfilment, atPlace, readyFulfilment, fulfilmentView),
  steps(fulfilments.packFulfilment, atPlace, packFulfilment, fulfilmentView),
  read(fulfilments.showLabel, may('staff'), showLabel),
  steps(fulfilments.shipFulfilment, atPlace, shipFulfilment, shippedView),
  write(fulfilments.deliverFulfilment, atPlace, deliverFulfilment, fulfilmentView),
  write(fulfilments.collectFulfilment, atPlace, collectFulfilment, fulfilmentView),

  steps(orders.requestPayment, seller, requestPayment, asItIs),
  read(orders.showPaymentRequest, anyone, showPaymentRequest),
  write(orders.seePaymentRequest, anyone, seePaymentRequest, showPaymentRequest),
  live(orders.watchPaymentRequest, anyone, topicsOfPaymentRequest, showPaymentRequest),
  steps(orders.confirmPaymentRequest, anyone, confirmPaymentRequest, confirmedPaymentRequest),

  read(imports.listFormats, bringer, listFormats),
  upload(imports.addImport, bringer, takeImport, importView),
  read(imports.listImports, bringer, listImports),
  read(imports.showImport, bringer, showImport),
  live(imports.watchImport, bringer, topicsOfImport, showImport, 250),
  write(imports.matchImport, bringer, matchImport, importView),
  write(imports.beginImport, bringer, startImport, importView),
  write(imports.cancelImport, bringer, cancelImport, importView),
  read(imports.listImportProblems, bringer, listImportProblems),
  download(imports.downloadBadRows, bringer, downloadBadRows),
  download(imports.downloadExport, bringer, downloadExport),

  read(activity.showActivity, may('staff'), showActivity),
  live(activity.watchActivity, may('staff'), topicsOfActivity, showActivity, 500),
  read(activity.showMyDay, seller, showMyDay),
  read(figures.showSales, may('manager', 'marketer', 'merchandiser'), showSales),
  read(figures.showArticleSales, may('manager', 'marketer', 'merchandiser'), showArticleSales),
  read(activity.showFiguresToday, may('adviser', 'manager', 'marketer', 'merchandiser'), showFiguresToday),
]
