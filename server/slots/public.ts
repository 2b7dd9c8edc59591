export { bookSlot, endSlotOfOrder, slotOfOrder } from './book-slot.ts'
export { readSlotDays } from './read-slot-days.ts'
export { restoreSlotDays, restoreSlotPlans, restoreSlotWindows } from './restore.ts'
export { setSlotPlan } from './set-slot-plan.ts'
export { freeSlots, type Slot, type SlotDay, type SlotDays, slotParts } from './slot.ts'
export { slotBreaches } from './slot-breaches.ts'
export {
  isByAppointment,
  mayStillMove,
  planFor,
  planOfShop,
  type SlotPlan,
  servesZone,
  slotPlans,
} from './slot-plan.ts'
