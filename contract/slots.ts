import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDay, Instant, idOf, Money } from './shapes.ts'

/** A window of a day in which she is at home or comes to the shop. Opaque: it says nothing that may be read from it. */
export const SlotId = z.string().regex(/^slp_[0-9a-f]{32}\.\d{4}-\d{2}-\d{2}\.\d{2}:\d{2}$/)

export const SlotView = z.object({
  id: SlotId,
  startsAt: Instant,
  endsAt: Instant,
  /** What having it then costs, the service included. */
  cost: Money,
})
export type SlotView = z.output<typeof SlotView>

/** The one that a basket or an order has. */
export const SlotHeld = z.object({ id: SlotId, startsAt: Instant, endsAt: Instant })
export type SlotHeld = z.output<typeof SlotHeld>

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const hours = {
  starts: Time,
  /** The end of the day is 23:59. */
  ends: Time,
}
const capacity = {
  /** What the vehicle carries in one round. */
  capacityGrams: z.int().min(1).max(1_000_000_000).optional(),
  cost: Money.optional(),
}

export const SlotWindow = z.object({
  weekday: z.int().min(1).max(7),
  ...hours,
  capacity: z.int().min(1).max(10_000),
  ...capacity,
})
export type SlotWindow = z.output<typeof SlotWindow>

export const SlotPlanView = z.object({
  id: idOf('slotPlan'),
  titleFr: z.string(),
  titleEn: z.string(),
  title: z.string(),
  /** Of delivery at home: the service that comes by appointment, and the zone, all where it goes without one. */
  service: z.string().optional(),
  serviceTitle: z.string().optional(),
  postcodePrefixes: z.array(z.string()),
  /** Of collecting: the shop. */
  locationId: z.string().optional(),
  locationName: z.string().optional(),
  timeZone: z.string(),
  leadMinutes: z.number(),
  horizonDays: z.number(),
  moveUntilMinutes: z.number(),
  isActive: z.boolean(),
  windows: z.array(SlotWindow),
})
export type SlotPlanView = z.output<typeof SlotPlanView>

export const SlotDayView = z.object({
  day: CivilDay,
  /** Differs from the week. */
  isException: z.boolean(),
  /** A holiday of the carrier, or the shop is closed. */
  isClosed: z.boolean(),
  windows: z.array(
    z.object({ ...hours, capacity: z.number(), taken: z.number(), ...capacity, takenGrams: z.number() }),
  ),
})
export type SlotDayView = z.output<typeof SlotDayView>

const planId = idOf('slotPlan')
const prefix = z.string().regex(/^\d{2,5}$/)

export const listSlotPlans = endpoint({
  name: 'listSlotPlans',
  route: 'GET /slot-plans',
  summary: 'Deliveries by appointment and collecting by appointment, as they are set',
  input: z.object({}),
  output: z.object({ items: z.array(SlotPlanView) }),
})

export const setSlotPlan = endpoint({
  name: 'setSlotPlan',
  route: 'PUT /slot-plans/{id}',
  summary: 'Sets a plan with its week. What has been taken stays; days to come follow, but for those set by themselves',
  input: z
    .object({
      id: planId,
      titleFr: z.string().trim().min(1).max(120),
      titleEn: z.string().trim().min(1).max(120),
      service: z.string().max(80).optional(),
      postcodePrefixes: z.array(prefix).max(200).default([]),
      locationId: z.string().max(80).optional(),
      leadMinutes: z.int().min(0).max(40_320),
      horizonDays: z.int().min(1).max(120),
      moveUntilMinutes: z.int().min(0).max(40_320),
      isActive: z.boolean().default(true),
      windows: z.array(SlotWindow).max(200),
    })
    .refine((plan) => (plan.service === undefined) !== (plan.locationId === undefined), {
      error: 'needs_service_or_shop',
      path: ['service'],
    }),
  output: SlotPlanView,
  refusals: ['location_not_found', 'plan_exists'],
})

export const listSlotDays = endpoint({
  name: 'listSlotDays',
  route: 'GET /slot-plans/{id}/days',
  summary: 'The days of a plan and how full they are',
  input: z.object({
    id: planId,
    from: CivilDay.optional(),
    days: z.coerce.number().int().min(1).max(62).default(14),
  }),
  output: z.object({ items: z.array(SlotDayView) }),
  refusals: ['slot_plan_not_found'],
})

export const setSlotDay = endpoint({
  name: 'setSlotDay',
  route: 'PUT /slot-plans/{id}/days/{day}',
  summary:
    'Sets one day by itself; no windows close it, and without `windows` it follows the week again. What has been taken stays taken',
  input: z.object({
    id: planId,
    day: CivilDay,
    windows: z
      .array(z.object({ ...hours, capacity: z.int().min(0).max(10_000), ...capacity }))
      .max(48)
      .nullable(),
  }),
  output: SlotDayView,
  refusals: ['slot_plan_not_found'],
})
