import { isMishap } from '@filrouge/contract/fulfilments.ts'
import { forgetCustomerOfCarts } from './carts/forget-customer.ts'
import { followSignIn, keepHoldWhileWaiting, thawOnNoMoney } from './carts/reactions.ts'
import { forgetPurchase, notePurchase } from './customers/public.ts'
import {
  followCancellation,
  followDisplacement,
  fulfilOrder,
  sourceFromElsewhere,
  tellOfClosing,
} from './fulfilment/public.ts'
import { forgetCustomerOfTouches } from './journeys/forget-customer.ts'
import { earnPoints } from './loyalty/earn-points.ts'
import {
  forgetCustomerOfLoyalty,
  giveCardToCustomer,
  reverseForAllGoods,
  reverseForGoods,
  undoOnCancel,
  valuePaysOrder,
} from './loyalty/reactions.ts'
import {
  forgetCustomerOfMessages,
  isToldByPush,
  pushOrderNews,
  sendAtRelay,
  sendContactMessage,
  sendCoupon,
  sendDelayed,
  sendExpired,
  sendGoodsCancelled,
  sendLate,
  sendNotToBeHad,
  sendOrderCancelled,
  sendOrderRecorded,
  sendPointsExpiring,
  sendReady,
  sendReminder,
  sendResent,
  sendShipped,
  sendShopClosed,
  sendSignInCode,
  sendSlotMoved,
} from './messaging/reactions.ts'
import { forgetCustomerOfOrders } from './orders/forget-customer.ts'
import { followGoods, placePaidCart, tellOrderOfMoney } from './orders/reactions.ts'
import { reactAfter, reactWithin } from './platform/events.ts'
import { forgetCustomerOfOffers, giveBackOnCancel, giveBackWithGoods, giveUsesToOrder } from './promotions/reactions.ts'
import { giveSlotBack } from './slots/reactions.ts'

/** Every event and who reacts: within its transaction (and may refuse), or after it (as a job, at least once). */

reactAfter('customer.code_asked', 'send_sign_in_code', sendSignInCode)
reactWithin('customer.signed_in', followSignIn)
reactWithin('customer.erased', forgetCustomerOfCarts)
reactWithin('customer.erased', forgetCustomerOfOrders)
reactWithin('customer.erased', forgetCustomerOfMessages)
reactWithin('customer.erased', forgetCustomerOfTouches)
reactAfter('contact.written', 'send_contact_message', sendContactMessage)

// Asked for on her phone by an associate: the order follows by itself. A tab that was closed after paying: a minute later.
reactAfter('payment.authorised', 'place_requested_cart', placePaidCart, { when: ({ facts }) => facts.isRequested })
reactAfter('payment.authorised', 'place_paid_cart', placePaidCart, {
  delaySeconds: 60,
  when: ({ facts }) => !facts.isRequested,
})

reactWithin('payment.pending', keepHoldWhileWaiting)
reactWithin('payment.action_required', keepHoldWhileWaiting)
reactWithin('payment.declined', thawOnNoMoney)
reactWithin('payment.voided', thawOnNoMoney)
reactWithin('payment.captured', tellOrderOfMoney)
reactWithin('payment.voided', tellOrderOfMoney)
reactWithin('payment.refunded', tellOrderOfMoney)

reactWithin('order.placed', notePurchase)
reactWithin('order.cancelled', forgetPurchase)
reactWithin('order.placed', giveUsesToOrder)
reactWithin('order.cancelled', giveBackOnCancel)
reactWithin('order.goods_cancelled', giveBackWithGoods)
reactWithin('customer.erased', forgetCustomerOfOffers)
// Codes made by the thousand are sent by whoever asked for them; one that was given to her, she is told.
reactAfter('coupon.issued', 'send_coupon', sendCoupon, { when: ({ facts }) => facts.customerId !== null })

// Her card is credited in the same gesture as the order; what comes to nothing is taken back, and what paid for it given back.
reactWithin('customer.added', giveCardToCustomer)
reactWithin('customer.signed_in', giveCardToCustomer)
reactWithin('order.placed', valuePaysOrder)
reactWithin('order.placed', earnPoints)
reactWithin('order.cancelled', undoOnCancel)
reactWithin('order.goods_cancelled', reverseForAllGoods)
reactWithin('fulfilment.cancelled', reverseForGoods)
reactWithin('fulfilment.expired', reverseForGoods)
reactWithin('shortage.cancelled', reverseForGoods)
reactWithin('customer.erased', forgetCustomerOfLoyalty)
reactAfter('points.expiring', 'send_points_expiring', sendPointsExpiring)

reactWithin('order.placed', fulfilOrder)
reactWithin('order.cancelled', followCancellation)
reactWithin('order.cancelled', giveSlotBack)
reactWithin('order.goods_cancelled', followCancellation)
reactWithin('order.goods_cancelled', giveSlotBack)
reactAfter('order.slot_moved', 'send_slot_moved', sendSlotMoved)
reactAfter('order.placed', 'send_order_recorded', sendOrderRecorded)
// What ends because nothing of it is left has been told with each part.
reactAfter('order.cancelled', 'send_order_cancelled', sendOrderCancelled, {
  when: ({ facts }) => facts.why !== 'nothing_left',
})
reactAfter('order.goods_cancelled', 'send_goods_cancelled', sendGoodsCancelled)

// What is not where it was kept comes from elsewhere.
reactWithin('stock.displaced', followDisplacement)
reactAfter('location.closed', 'source_from_elsewhere', sourceFromElsewhere)
reactAfter('location.closed', 'tell_of_closing', tellOfClosing)
reactAfter('fulfilment.shop_closed', 'send_shop_closed', sendShopClosed)
reactAfter('fulfilment.delayed', 'send_delayed', sendDelayed)
reactWithin('fulfilment.delayed', followGoods)
reactWithin('fulfilment.shop_closed', followGoods)

// Where an order stands follows from where its goods are.
reactWithin('fulfilment.picked', followGoods)
reactWithin('fulfilment.lost', followGoods)
reactWithin('fulfilment.returned', followGoods)
reactWithin('fulfilment.damaged', followGoods)
reactWithin('fulfilment.silent', followGoods)
reactWithin('fulfilment.packed', followGoods)
reactWithin('fulfilment.tracked', followGoods)
reactWithin('fulfilment.ready', followGoods)
reactWithin('fulfilment.shipped', followGoods)
reactWithin('fulfilment.at_relay', followGoods)
reactWithin('fulfilment.delivered', followGoods)
reactWithin('fulfilment.collected', followGoods)
reactWithin('fulfilment.reminded', followGoods)
reactWithin('fulfilment.expired', followGoods)
reactWithin('fulfilment.cancelled', followGoods)
reactWithin('gift_card.delivered', followGoods)
reactWithin('gift_card.taken_back', followGoods)
reactWithin('order.goods_cancelled', followGoods)
reactWithin('shortage.found', followGoods)
reactWithin('shortage.sourced', followGoods)
reactWithin('shortage.to_decide', followGoods)
reactWithin('shortage.cancelled', followGoods)

reactAfter('fulfilment.ready', 'send_ready', sendReady)
reactAfter('fulfilment.shipped', 'send_shipped', sendShipped, { when: ({ facts }) => facts.toLocationId === null })
reactAfter('fulfilment.at_relay', 'send_at_relay', sendAtRelay)
reactAfter('fulfilment.reminded', 'send_reminder', sendReminder)
reactAfter('fulfilment.expired', 'send_expired', sendExpired)
reactAfter('shortage.sourced', 'send_late', sendLate, {
  when: ({ facts }) => facts.isLate && !isMishap(facts.reason),
})
reactAfter('shortage.sourced', 'send_resent', sendResent, { when: ({ facts }) => isMishap(facts.reason) })
reactAfter('shortage.cancelled', 'send_not_to_be_had', sendNotToBeHad)

// What is told by e-mail is told to the browsers that asked for it.
reactAfter('order.placed', 'push_order_placed', pushOrderNews, { where: isToldByPush })
reactAfter('order.cancelled', 'push_order_cancelled', pushOrderNews, {
  when: ({ facts }) => facts.why !== 'nothing_left',
})
reactAfter('fulfilment.ready', 'push_ready', pushOrderNews)
reactAfter('fulfilment.shipped', 'push_shipped', pushOrderNews, { when: ({ facts }) => facts.toLocationId === null })
reactAfter('fulfilment.at_relay', 'push_at_relay', pushOrderNews)
reactAfter('fulfilment.reminded', 'push_reminder', pushOrderNews)
reactAfter('fulfilment.expired', 'push_expired', pushOrderNews)
reactAfter('shortage.sourced', 'push_late', pushOrderNews, {
  when: ({ facts }) => facts.isLate || isMishap(facts.reason),
})
reactAfter('shortage.cancelled', 'push_not_to_be_had', pushOrderNews)
