// What messaging does when others publish; named in `server/subscribers.ts`.
export { sendOrderCancelled, sendOrderRecorded } from './send-order-messages.ts'
export { sendSignInCode } from './send-sign-in-code.ts'
