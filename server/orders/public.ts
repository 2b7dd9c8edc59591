export { canCancel, canUseOrder, type OwnedOrder } from './order.ts'
export { orderBreaches } from './order-breaches.ts'
export { isOrderKey, orderKey } from './order-key.ts'
export { hashOfRequestId, type PaymentRequestRow, readRequest, topicOfRequest } from './payment-request.ts'
