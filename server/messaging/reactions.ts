// What messaging does when others publish; named in `server/subscribers.ts`.
export { forgetCustomerOfMessages } from './forget-customer.ts'
export { isToldByPush, pushOrderNews } from './push/push-order-news.ts'
export { sendContactMessage } from './send-contact-message.ts'
export { sendCoupon } from './send-coupon.ts'
export {
  sendAtRelay,
  sendDelayed,
  sendExpired,
  sendLate,
  sendNotToBeHad,
  sendReady,
  sendReminder,
  sendResent,
  sendShipped,
  sendShopClosed,
} from './send-fulfilment-messages.ts'
export { sendGoodsCancelled, sendOrderCancelled, sendOrderRecorded, sendSlotMoved } from './send-order-messages.ts'
export { sendSignInCode } from './send-sign-in-code.ts'
export { sendPointsExpiring } from './send-value-messages.ts'
