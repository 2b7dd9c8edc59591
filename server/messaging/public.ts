export { forgetOldLetters } from './forget-old-letters.ts'
export { type Messenger, startMessaging } from './messenger.ts'
