export { cancelFulfilment, followCancellation } from './cancel-fulfilment.ts'
export { addCarriers, type NewCarrier } from './carriers/connect-carriers.ts'
export { mountCarrierNews } from './carriers/hear-carrier.ts'
export { markSilent } from './carriers/mark-silent.ts'
export { registerParcels } from './carriers/parcel-jobs.ts'
export { carrierLabel } from './carriers/show-label.ts'
export { tellOfParcel } from './carriers/tell-of-parcel.ts'
export { codeHash, codeOf } from './collection-code.ts'
export { expireReady } from './expire-ready.ts'
export { tellOfClosing } from './follow-closing.ts'
export { followDisplacement } from './follow-displacement.ts'
export { fulfilOrder } from './fulfil-order.ts'
export {
  canDo,
  type Fulfilment,
  type FulfilmentLine,
  fulfilmentsOf,
  isCollected,
  isSent,
  lockOrderToFulfil,
  mayHandle,
  type OrderToFulfil,
  readyAs,
  whereItIs,
} from './fulfilment.ts'
export { fulfilmentBreaches } from './fulfilment-breaches.ts'
export { giveUpInTime, giveUpShortages, retryShortages } from './give-up-shortages.ts'
export { type LabelFacts, labelOf } from './label.ts'
export { movePromise } from './move-promise.ts'
export { type Progress, progressOf } from './progress.ts'
export { restoreCarriers, restoreProducts, restoreSettings } from './restore.ts'
export { sourceAgain, sourceAgainLater } from './source-again.ts'
export { sourceFromElsewhere } from './source-from-elsewhere.ts'
export { takeMoney } from './take-money.ts'
