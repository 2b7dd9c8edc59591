export { type Messenger, startMessaging } from './messenger.ts'
