export { addIncoming, type NewIncoming } from './add-incoming.ts'
export { claimHold } from './claim-hold.ts'
export { consumeHold } from './consume-hold.ts'
export { type Counted, countLevels } from './count-levels.ts'
export { endLapsed } from './end-lapsed.ts'
export { expireHolds } from './expire-holds.ts'
export { extendHold } from './extend-hold.ts'
export type { HeldGoods } from './held-goods.ts'
export { holdMore } from './hold-more.ts'
export { holdTogether } from './hold-together.ts'
export { isHeld } from './is-held.ts'
export { letGoHeld } from './let-go-held.ts'
export { levelsOf } from './levels-of.ts'
export { type MovementKind, type NewMovement, recordMovements } from './record-movements.ts'
export { type NewMove, recordMoves } from './record-moves.ts'
export { type HoldOf, releaseHold } from './release-hold.ts'
export {
  openLevels,
  restoreDeliveries,
  restoreDeliveryLines,
  restoreLeavingRules,
  restoreSafetyRules,
  restoreWindows,
} from './restore.ts'
export { sellHeld } from './sell-held.ts'
export { setSafety } from './set-safety.ts'
export { stockBreaches } from './stock-breaches.ts'
export type { HoldLine, IncomingStock, Shortage, StockLevel } from './stock-level.ts'
export { type NewHold, type Taken, takeHold } from './take-holds.ts'
