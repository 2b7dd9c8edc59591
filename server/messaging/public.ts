export { forgetOldLetters } from './forget-old-letters.ts'
export { type Messenger, startMessaging } from './messenger.ts'
export { forgetOldFollowers } from './push/forget-browsers.ts'
export { registerPushJobs } from './push/push-order-news.ts'
