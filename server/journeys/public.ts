export { recordTouch } from './record-touch.ts'
