import type { PromiseOption } from '@filrouge/contract/promise.ts'
import type { Appointments } from '@filrouge/server/promise/appointments.ts'
import { optionsOf } from '@filrouge/server/promise/promise-options.ts'
import type { SlotDay, SlotPlan } from '@filrouge/server/slots/public.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyWorld, calendars, freeOf, here, knownOf, type Place, type World } from './any-world.ts'
import { daysAfter, freeAppointments, hoursOf, instantAt, isHoliday, wallClock } from './slow-calculator.ts'

const runs = Number(process.env.FILROUGE_PROMISE_RUNS ?? 300)

const starts = ['08:00', '10:00', '14:00', '18:00'] as const
const endOf = (start: string) => `${String(Number(start.slice(0, 2)) + 2).padStart(2, '0')}:00`

/** What a plan of appointments may be, wherever it is kept. */
const anyPlan = fc.record({
  leadMinutes: fc.constantFrom(0, 120, 2_880),
  horizonDays: fc.constantFrom(3, 14, 28),
  windows: fc.uniqueArray(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      starts: fc.constantFrom(...starts),
      capacity: fc.integer({ min: 0, max: 2 }),
      costMinor: fc.constantFrom(0, 0, 1_000),
    }),
    { selector: ({ weekday, starts: start }) => `${weekday} ${start}`, minLength: 1, maxLength: 14 },
  ),
  /** How many have a window already, by how many days from today. */
  taken: fc.array(
    fc.record({
      ahead: fc.integer({ min: 0, max: 10 }),
      starts: fc.constantFrom(...starts),
      taken: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 8 },
  ),
  isLocal: fc.boolean(),
})
type AnyPlan = typeof anyPlan extends fc.Arbitrary<infer P> ? P : never

const zoneOf = { none: [] as string[], here: (postcode: string) => [postcode.slice(0, 2)] }

function planOf(
  world: World,
  any: AnyPlan,
  of: { service: string } | { shop: Place },
): { plan: SlotPlan; days: SlotDay[] } {
  const isHome = 'service' in of
  const timeZone = isHome ? calendars[world.postcode]!.timeZone : of.shop.timeZone
  const id = `slp_${isHome ? of.service : of.shop.code}` as SlotPlan['id']
  const windows = any.windows
    .map((window) => ({ ...window, ends: endOf(window.starts), capacityGrams: null }))
    .sort((one, other) => one.weekday - other.weekday || (one.starts < other.starts ? -1 : 1))
  const plan: SlotPlan = {
    id,
    titleFr: '',
    titleEn: '',
    service: isHome ? of.service : null,
    locationId: isHome ? null : (of.shop.id as SlotPlan['locationId']),
    postcodePrefixes: isHome && any.isLocal ? zoneOf.here(world.postcode) : zoneOf.none,
    timeZone,
    leadMinutes: any.leadMinutes,
    horizonDays: any.horizonDays,
    moveUntilMinutes: 0,
    isActive: true,
    windows,
  }
  const today = wallClock(world.now, timeZone).slice(0, 10)
  const days = any.taken.flatMap(({ ahead, starts: start, taken }) => {
    const onDay = daysAfter(today, ahead)
    const weekday = new Date(`${onDay}T12:00:00Z`).getUTCDay() || 7
    const window = windows.find((one) => one.weekday === weekday && one.starts === start)
    return window ? [{ ...window, planId: id, onDay, isException: false, taken, takenGrams: 0 }] : []
  })
  // Of the same window said twice, the first stands.
  const once = days.filter(
    (day, at) => days.findIndex((one) => one.onDay === day.onDay && one.starts === day.starts) === at,
  )
  return { plan, days: once }
}

function appointmentsOf(kept: { plan: SlotPlan; days: SlotDay[] }[]): Appointments {
  const days = new Map<string, Map<string, SlotDay[]>>()
  for (const { days: taken } of kept)
    for (const day of taken)
      days.set(
        day.planId,
        new Map(days.get(day.planId)).set(day.onDay, [...(days.get(day.planId)?.get(day.onDay) ?? []), day]),
      )
  const plans = kept.map(({ plan }) => plan)
  return { plans, read: new Set(plans.map(({ id }) => id)), days }
}

function promised(world: World, appointments?: Appointments): PromiseOption[] {
  const { lines, goodsMinor, postcode, needBy, now } = world
  const asked = { lines, goodsMinor, needBy, limit: 10, now: new Date(now), language: 'fr' as const }
  return optionsOf(knownOf(world, appointments), { ...asked, place: { ...here, postcode } }, freeOf(world))
}

const slowly = ({ plan, days }: { plan: SlotPlan; days: SlotDay[] }) => ({
  ...plan,
  taken: new Map(days.map(({ onDay, starts: start, taken }) => [`${onDay} ${start}`, taken])),
})
const shown = (option: PromiseOption | undefined) =>
  option?.slots?.map(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)])

test('what comes by appointment can be had in the windows that a walk through the days finds free, from the day it is surely there', () => {
  let hadInSlots = 0
  fc.assert(
    fc.property(anyWorld, anyPlan, (world, any) => {
      const kept = planOf(world, any, { service: 'heavy' })
      const homes = (options: PromiseOption[], service: string) =>
        options.filter((option) => option.mode === 'home' && option.service === service)
      const [plain] = homes(promised(world), 'heavy')
      const found = promised(world, appointmentsOf([kept]))
      // Another service of the same basket knows nothing of it.
      expect(homes(found, 'express')[0]?.latest).toBe(homes(promised(world), 'express')[0]?.latest)
      if (!plain) {
        expect(homes(found, 'heavy')).toEqual([])
        return
      }
      const { region } = calendars[world.postcode]!
      const there = instantAt(
        wallClock(Date.parse(plain.latest), kept.plan.timeZone).slice(0, 10),
        '00:00',
        kept.plan.timeZone,
      )
      const free = freeAppointments(slowly(kept), world.now, there, (day) => isHoliday(day, region)).slice(0, 60)
      const [option] = homes(found, 'heavy')
      expect(shown(option)).toEqual(free.length > 0 ? free : undefined)
      if (!option) return
      hadInSlots += 1
      expect([option.earliest, option.latest]).toEqual([option.slots![0]!.startsAt, option.slots![0]!.endsAt])
      expect(option.inTime).toBe(wallClock(free[0]![1], kept.plan.timeZone).slice(0, 10) <= world.needBy)
      for (const slot of option.slots!) {
        const start = wallClock(Date.parse(slot.startsAt), kept.plan.timeZone)
        const weekday = new Date(`${start.slice(0, 10)}T12:00:00Z`).getUTCDay() || 7
        const window = any.windows.find((one) => one.weekday === weekday && one.starts === start.slice(11))!
        expect(slot.cost.minor).toBe(plain.cost.minor + window.costMinor)
      }
    }),
    { numRuns: runs },
  )
  // Worlds in which nothing can be had prove nothing.
  expect(hadInSlots).toBeGreaterThan(runs / 20)
})

test('a shop that hands over by appointment does so when it is open, after the goods are ready, and the others as ever', () => {
  fc.assert(
    fc.property(anyWorld, fc.array(anyPlan, { minLength: 1, maxLength: 5 }), (world, plans) => {
      const shops = world.places.filter(({ kind }) => kind === 'shop')
      const kept = shops.slice(0, plans.length).map((shop, at) => planOf(world, plans[at]!, { shop }))
      const collects = (options: PromiseOption[]) =>
        new Map(options.filter(({ mode }) => mode === 'collect').map((option) => [option.locationId, option]))
      const plain = collects(promised(world))
      const found = collects(promised(world, appointmentsOf(kept)))
      for (const shop of shops) {
        const before = plain.get(shop.id)
        const mine = kept.find(({ plan }) => plan.locationId === shop.id)
        const after = found.get(shop.id)
        if (!before) expect(after).toBeUndefined()
        else if (!mine) expect([after?.earliest, after?.latest]).toEqual([before.earliest, before.latest])
        else {
          const isClosed = (day: string) => hoursOf(shop, day).length === 0
          const free = freeAppointments(slowly(mine), world.now, Date.parse(before.earliest), isClosed).slice(0, 60)
          expect(shown(after)).toEqual(free.length > 0 ? free : undefined)
        }
      }
    }),
    { numRuns: runs },
  )
})
