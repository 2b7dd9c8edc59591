import { addDays, type CivilDate, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { firstWorkingDay, worksWhenOpen } from '@filrouge/rules/calendar.ts'
import type { DateWindow } from '@filrouge/rules/promise-dates.ts'
import type { Location, Reference } from '../locations/public.ts'
import { type Almanac, almanacAt, supplierLeaves } from './almanac.ts'
import { type Appointments, noAppointments } from './appointments.ts'
import type { DeliveryService } from './delivery-services.ts'
import { OwnStock } from './own-stock.ts'
import type { Allocation, LaterStock, Packed } from './parcel.ts'
import type { Wanted } from './promise.ts'
import { eachFree, type Free } from './read-free.ts'
import type { Sourcing } from './read-sourcing.ts'
import type { Asked } from './rules-asked.ts'

/** All that is known of one question: what is wanted, what is free where, and when each place can let it go. */
export interface Scene {
  reference: Reference
  services: readonly DeliveryService[]
  sourcing: Sourcing
  appointments: Appointments
  now: Date
  almanac: Almanac
  /** Each SKU once, in the order asked. */
  lines: readonly Wanted[]
  goodsMinor: number
  own: OwnStock
  /** For each line, the first to leave first. */
  later: LaterStock[][]
  /** Whether all that is free together would do. */
  isEnough: boolean
  /** The rules that concern it, by way: kept here, for what lies in a weak map outlives the young memory it was made in. */
  rulesAsked: Map<string, Asked>
  /** What was allocated, once it is packed: the same from one place wherever it goes. */
  packed: Map<readonly Allocation[], Packed>
}

/** Sets the scene of a question from what the database answered. */
export function sceneOf(known: {
  reference: Reference
  services: readonly DeliveryService[]
  sourcing: Sourcing
  now: Date
  lines: readonly Wanted[]
  goodsMinor: number
  free: readonly Free[]
  appointments?: Appointments | undefined
  /** Places that cannot serve it. */
  except?: readonly string[] | undefined
}): Scene {
  const { reference, now, except } = known
  const almanac = almanacAt(reference, now)
  const lines = mergeLines(known.lines)
  const lineOf = new Map(lines.map((line, index) => [line.sku, index]))
  const own = new OwnStock(reference.locations.size, lines.length)
  const later: Scene['later'] = lines.map(() => [])
  const total = lines.map(() => 0)
  for (const free of known.free) {
    const line = lineOf.get(free.sku)
    if (line === undefined) continue
    eachFree(free, reference, (location, available, incomingId, expectedOn) => {
      if (except?.includes(location.id)) return
      if (incomingId === null && location.kind !== 'supplier') own.add(location, line, available)
      else {
        const leaves =
          incomingId === null ? supplierLeaves(almanac, location) : deliveryLeaves(location, expectedOn!, now)
        if (!leaves) return
        later[line]!.push({ location, incomingId, available, leaves })
      }
      total[line]! += available
    })
  }
  for (const stock of later) stock.sort(firstToLeave)
  const isEnough = lines.every((line, index) => total[index]! >= line.quantity)
  return {
    reference,
    services: known.services,
    sourcing: known.sourcing,
    appointments: known.appointments ?? noAppointments,
    now,
    almanac,
    lines,
    goodsMinor: known.goodsMinor,
    own,
    later,
    isEnough,
    rulesAsked: new Map(),
    packed: new Map(),
  }
}

function mergeLines(lines: readonly Wanted[]): Wanted[] {
  const merged = new Map<string, Wanted>()
  for (const line of lines)
    merged.set(line.sku, { ...line, quantity: line.quantity + (merged.get(line.sku)?.quantity ?? 0) })
  return [...merged.values()]
}

// The day after it is expected; one that is overdue promises nothing any more.
function deliveryLeaves({ calendar, timeZone }: Location, expectedOn: CivilDate, now: Date): DateWindow | undefined {
  if (expectedOn < civilDateIn(now, timeZone)) return undefined
  const day = firstWorkingDay(addDays(expectedOn, 1), worksWhenOpen(calendar))
  return day === undefined ? undefined : { earliest: day, latest: day }
}

function firstToLeave(one: LaterStock, other: LaterStock): number {
  if (one.leaves.latest !== other.leaves.latest) return one.leaves.latest < other.leaves.latest ? -1 : 1
  if (one.leaves.earliest !== other.leaves.earliest) return one.leaves.earliest < other.leaves.earliest ? -1 : 1
  if (one.location !== other.location) return one.location.code < other.location.code ? -1 : 1
  return (one.incomingId ?? '') < (other.incomingId ?? '') ? -1 : 1
}
