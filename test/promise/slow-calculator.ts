/**
 * When goods can be had, worked out by walking through the days one by one and the open hours minute by minute, with the clock of `Intl` and a
 * list of holidays written by hand. Slow, and shares nothing with the engine but what the words mean.
 */
export interface SlowPlace {
  timeZone: string
  /** Index 0 is Monday. */
  weekly: readonly (readonly { opens: string; closes: string }[])[]
  region: Region
  closures: readonly string[]
  cutOff: string
  preparationMinutes: number
  preparationDays: number
  leadDaysMin: number
  leadDaysMax: number
}

export type Region = 'metropole' | 'alsace-moselle' | keyof typeof abolitionDays

export interface Days {
  first: string
  last: string
}

const easterSundays: Record<string, string> = {
  2025: '2025-04-20',
  2026: '2026-04-05',
  2027: '2027-03-28',
  2028: '2028-04-16',
}
// The day on which slavery was abolished there, written by hand (code du travail L3422-2).
const abolitionDays = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  'saint-martin': '05-28',
  guyane: '06-10',
  'saint-barthelemy': '10-09',
  reunion: '12-20',
} as const
const fixedHolidays = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

export const nextDay = (day: string): string => daysAfter(day, 1)

export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** 0 is Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7

export function isHoliday(day: string, region: Region): boolean {
  const easter = easterSundays[day.slice(0, 4)]!
  const moving = [1, 39, 50].map((after) => daysAfter(easter, after))
  if (fixedHolidays.includes(day.slice(5)) || moving.includes(day)) return true
  if (region === 'alsace-moselle') return day.slice(5) === '12-26' || day === daysAfter(easter, -2)
  return region !== 'metropole' && day.slice(5) === abolitionDays[region]
}

const clocks = new Map<string, Intl.DateTimeFormat>()
const read = new Map<string, string>()

/** What a clock on the wall says: `2026-11-23 14:05`. */
export function wallClock(instant: number, timeZone: string): string {
  const key = `${timeZone} ${instant}`
  const known = read.get(key)
  if (known !== undefined) return known
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
  clocks.set(timeZone, clock)
  if (read.size > 500_000) read.clear()
  const said = clock.format(instant)
  read.set(key, said)
  return said
}

/** The first instant at which the clock on the wall says so; `24:00` is the midnight after. */
export function instantAt(day: string, time: string, timeZone: string): number {
  if (time === '24:00') return instantAt(nextDay(day), '00:00', timeZone)
  const about = Date.parse(`${day}T${time}:00Z`)
  for (let quarter = -64; quarter <= 64; quarter += 1) {
    const instant = about + quarter * 900_000
    if (wallClock(instant, timeZone) === `${day} ${time}`) return instant
  }
  throw new Error(`${day} ${time} does not exist in ${timeZone}`)
}

export function hoursOf(place: SlowPlace, day: string): readonly { opens: string; closes: string }[] {
  if (isHoliday(day, place.region) || place.closures.includes(day)) return []
  return place.weekly[weekdayOf(day)]!
}

const isWorking = (place: SlowPlace) => (day: string) => hoursOf(place, day).length > 0
export const everOpens = (place: SlowPlace) => place.weekly.some((hours) => hours.length > 0)

/** Walks minute by minute: open minutes are spent preparing, and it is ready in the first open minute after that. */
export function readyInShop(place: SlowPlace, now: number, minutes: number): number | undefined {
  if (!everOpens(place)) return undefined
  let spent = 0
  for (let instant = now; ; ) {
    const [day = '', time = ''] = wallClock(instant, place.timeZone).split(' ')
    const isOpen = hoursOf(place, day).some(({ opens, closes }) => opens <= time && time < closes)
    if (isOpen && spent >= minutes) return instant
    if (isOpen) {
      spent += 1
      instant += 60_000
      // Nothing opens but on the half hour.
    } else instant = Math.floor(instant / 1_800_000) * 1_800_000 + 1_800_000
  }
}

export function closingAfter(place: SlowPlace, instant: number): number {
  const day = wallClock(instant, place.timeZone).slice(0, 10)
  return instantAt(day, hoursOf(place, day).at(-1)!.closes, place.timeZone)
}

function firstDay(day: string, works: (day: string) => boolean): string {
  let found = day
  while (!works(found)) found = nextDay(found)
  return found
}

function workingDaysAfter(day: string, count: number, works: (day: string) => boolean): string {
  let found = day
  for (let counted = 0; counted < count; ) {
    found = nextDay(found)
    if (works(found)) counted += 1
  }
  return found
}

/** Ordered before the cut-off of a working day it is begun that day, else on the next working day; then the days of preparation. */
export function leavesOn(place: SlowPlace, now: number): string | undefined {
  if (!everOpens(place)) return undefined
  const [day = '', time = ''] = wallClock(now, place.timeZone).split(' ')
  const begun = firstDay(time < place.cutOff ? day : nextDay(day), isWorking(place))
  return workingDaysAfter(begun, place.preparationDays, isWorking(place))
}

/** The supplier begins like anyone else, and takes between so many and so many of its working days. */
export function supplierLeaves(place: SlowPlace, now: number): Days | undefined {
  const begun = leavesOn({ ...place, preparationDays: 0 }, now)
  return begun === undefined
    ? undefined
    : {
        first: workingDaysAfter(begun, place.leadDaysMin, isWorking(place)),
        last: workingDaysAfter(begun, place.leadDaysMax, isWorking(place)),
      }
}

/** What is expected on a day can leave on the first working day after it; what is overdue cannot be promised. */
export function deliveryLeaves(place: SlowPlace, expectedOn: string, now: number): Days | undefined {
  if (!everOpens(place) || expectedOn < wallClock(now, place.timeZone).slice(0, 10)) return undefined
  const day = firstDay(nextDay(expectedOn), isWorking(place))
  return { first: day, last: day }
}

export interface SlowCarrier {
  transitDaysMin: number
  transitDaysMax: number
  worksOnSaturday: boolean
  isClosed: (day: string) => boolean
}

/** A carrier takes it on its first working day from the day it leaves, and brings it so many of its working days later. */
export function carriedIn(carrier: SlowCarrier, leaves: Days): Days {
  const works = (day: string) => weekdayOf(day) < (carrier.worksOnSaturday ? 6 : 5) && !carrier.isClosed(day)
  const brought = (day: string, transit: number) => workingDaysAfter(firstDay(day, works), transit, works)
  return { first: brought(leaves.first, carrier.transitDaysMin), last: brought(leaves.last, carrier.transitDaysMax) }
}

/** What comes to a shop can be collected from its opening on the first day it opens after the day it came. */
export function collectableFrom(shop: SlowPlace, brought: readonly Days[], expected: readonly Days[]) {
  const days = [...brought.map(({ first, last }) => ({ first: nextDay(first), last: nextDay(last) })), ...expected]
  const first = firstDay(
    days
      .map((one) => one.first)
      .sort()
      .at(-1)!,
    isWorking(shop),
  )
  const last = firstDay(
    days
      .map((one) => one.last)
      .sort()
      .at(-1)!,
    isWorking(shop),
  )
  return {
    earliest: instantAt(first, hoursOf(shop, first)[0]!.opens, shop.timeZone),
    latest: instantAt(last, hoursOf(shop, last).at(-1)!.closes, shop.timeZone),
  }
}

/** A week of appointments, and what of them is taken already. */
export interface SlowPlan {
  timeZone: string
  leadMinutes: number
  horizonDays: number
  windows: readonly { weekday: number; starts: string; ends: string; capacity: number }[]
  /** By day and start: how many have it. */
  taken: ReadonlyMap<string, number>
}

/** The appointments that can still be had, found by walking through the days from today to the horizon; weekdays count from 1, Monday. */
export function freeAppointments(
  plan: SlowPlan,
  now: number,
  from: number,
  isClosed: (day: string) => boolean,
): [from: number, until: number][] {
  const found: [number, number][] = []
  let day = wallClock(now, plan.timeZone).slice(0, 10)
  for (let ahead = 0; ahead <= plan.horizonDays; ahead += 1, day = nextDay(day)) {
    if (isClosed(day)) continue
    for (const { weekday, starts, ends, capacity } of plan.windows) {
      if (weekday !== weekdayOf(day) + 1 || (plan.taken.get(`${day} ${starts}`) ?? 0) >= capacity) continue
      const at = instantAt(day, starts, plan.timeZone)
      if (at >= from && at >= now + plan.leadMinutes * 60_000) found.push([at, instantAt(day, ends, plan.timeZone)])
    }
  }
  return found
}
