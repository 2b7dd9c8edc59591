export { recordTouch } from './record-touch.ts'
export { type PastTouch, recordTouches } from './record-touches.ts'
export { restoreTouches } from './restore.ts'
