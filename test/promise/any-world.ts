import { firstHoldMinutes, firstRules } from '@filrouge/contract/sourcing-rules.ts'
import { distanceMetres } from '@filrouge/kernel/geo.ts'
import { holidayCalendar } from '@filrouge/rules/calendar.ts'
import type { Location, Reference, RelayPoint } from '@filrouge/server/locations/public.ts'
import type { Appointments } from '@filrouge/server/promise/appointments.ts'
import type { DeliveryService } from '@filrouge/server/promise/delivery-services.ts'
import type { Known } from '@filrouge/server/promise/known.ts'
import type { Free } from '@filrouge/server/promise/read-free.ts'
import { makeReady } from '@filrouge/server/promise/sourcing-rules.ts'
import fc from 'fast-check'
import type { Region, SlowPlace } from './slow-calculator.ts'

export interface Place extends SlowPlace {
  id: string
  code: string
  kind: 'shop' | 'warehouse' | 'supplier'
  latitude: number
  longitude: number
  ships: boolean
  openToPublic: boolean
  collects: boolean
  /** Units of each line. */
  stock: number[]
  /** On its way there: units of a line, and the day it is expected. */
  incoming: { line: number; quantity: number; expectedOn: string }[]
}

export interface World {
  now: number
  places: Place[]
  lines: { sku: string; quantity: number; weightGrams: number }[]
  goodsMinor: number
  postcode: string
  needBy: string
}

const weeks = [
  [],
  [{ opens: '10:00', closes: '19:30' }],
  [
    { opens: '09:30', closes: '12:30' },
    { opens: '14:00', closes: '18:00' },
  ],
  [{ opens: '08:00', closes: '24:00' }],
  [{ opens: '00:00', closes: '12:00' }],
] as const

const anHour = 3_600_000
// Any minute of two years, and oftener those around which something changes: clocks, years, the days of Easter.
const turning = [
  '2026-03-29T00:00Z',
  '2026-10-25T00:00Z',
  '2026-12-31T12:00Z',
  '2026-04-05T12:00Z',
  '2026-11-10T13:00Z',
  '2026-03-08T06:00Z',
]
const now = fc.oneof(
  fc.integer({ min: 0, max: 2 * 365 * 1440 }).map((minutes) => Date.UTC(2026, 0, 1) + minutes * 60_000),
  fc
    .tuple(fc.constantFrom(...turning), fc.integer({ min: -48 * 60, max: 48 * 60 }))
    .map(([turn, minutes]) => Date.parse(turn) + minutes * 60_000),
)

const regions = [
  'metropole',
  'metropole',
  'alsace-moselle',
  'reunion',
  'guadeloupe',
  'mayotte',
] as const satisfies Region[]

/** Postcodes of every calendar there is in France, Corsica and the islands that have a postcode of another's included. */
export const calendars: Record<string, { region: Region; timeZone: string }> = {
  '75004': { region: 'metropole', timeZone: 'Europe/Paris' },
  '67000': { region: 'alsace-moselle', timeZone: 'Europe/Paris' },
  '57000': { region: 'alsace-moselle', timeZone: 'Europe/Paris' },
  '20000': { region: 'metropole', timeZone: 'Europe/Paris' },
  '97110': { region: 'guadeloupe', timeZone: 'America/Guadeloupe' },
  '97133': { region: 'saint-barthelemy', timeZone: 'America/St_Barthelemy' },
  '97150': { region: 'saint-martin', timeZone: 'America/Marigot' },
  '97200': { region: 'martinique', timeZone: 'America/Martinique' },
  '97300': { region: 'guyane', timeZone: 'America/Cayenne' },
  '97400': { region: 'reunion', timeZone: 'Indian/Reunion' },
  '97500': { region: 'metropole', timeZone: 'America/Miquelon' },
  '97600': { region: 'mayotte', timeZone: 'Indian/Mayotte' },
  '98713': { region: 'metropole', timeZone: 'Pacific/Tahiti' },
  '98800': { region: 'metropole', timeZone: 'Pacific/Noumea' },
}

const mostLines = 3
const aPlace = (at: number) =>
  fc.record({
    kind: fc.constantFrom('shop' as const, 'shop' as const, 'shop' as const, 'warehouse' as const, 'supplier' as const),
    timeZone: fc.constantFrom('Europe/Paris', 'Europe/Paris', 'Indian/Reunion', 'America/Miquelon', 'Pacific/Noumea'),
    region: fc.constantFrom(...regions),
    weekly: fc.array(fc.constantFrom(...weeks), { minLength: 7, maxLength: 7 }),
    closures: fc
      .array(fc.integer({ min: -2, max: 12 }), { maxLength: 4 })
      .map((days) => days.map((day) => dayFrom(at, day))),
    cutOff: fc.constantFrom('00:00', '10:00', '14:00', '18:30', '23:59'),
    preparationMinutes: fc.constantFrom(0, 15, 60, 300, 1500),
    preparationDays: fc.constantFrom(0, 0, 1, 3),
    leadDaysMin: fc.integer({ min: 0, max: 3 }),
    leadMore: fc.integer({ min: 0, max: 3 }),
    // Whole kilometres north: two shops at the same distance would have no order.
    north: fc.integer({ min: 0, max: 900 }),
    longitude: fc.integer({ min: -4, max: 8 }),
    ships: fc.boolean(),
    openToPublic: fc.constantFrom(true, true, false),
    collects: fc.constantFrom(true, true, false),
    stock: fc.array(fc.constantFrom(0, 0, 1, 2, 4), { minLength: mostLines, maxLength: mostLines }),
    incoming: fc.array(
      fc.record({
        line: fc.integer({ min: 0, max: mostLines - 1 }),
        quantity: fc.integer({ min: 1, max: 3 }),
        expectedOn: fc.integer({ min: -2, max: 9 }).map((day) => dayFrom(at, day)),
      }),
      { maxLength: 1 },
    ),
  })

const dayFrom = (at: number, days: number) => new Date(at + days * 24 * anHour).toISOString().slice(0, 10)

/** Any shops, warehouses and suppliers, anything in them, and any basket at any minute. */
export const anyWorld: fc.Arbitrary<World> = now.chain((at) =>
  fc.record({
    now: fc.constant(at),
    places: fc.array(aPlace(at), { minLength: 1, maxLength: 5 }).map((places) =>
      places.map(
        ({ leadMore, north, ...place }, index): Place => ({
          ...place,
          latitude: 42 + north / 100 + index / 1000,
          id: `loc_${String(index).padStart(32, '0')}`,
          code: `place-${index}`,
          leadDaysMax: place.leadDaysMin + leadMore,
          incoming: place.kind === 'supplier' ? [] : place.incoming,
        }),
      ),
    ),
    lines: fc
      .array(
        fc.record({ quantity: fc.integer({ min: 1, max: 4 }), weightGrams: fc.constantFrom(200, 9_000, 25_000) }),
        {
          minLength: 1,
          maxLength: mostLines,
        },
      )
      .map((lines) => lines.map((line, index) => ({ sku: `SKU-${index}`, ...line }))),
    goodsMinor: fc.constantFrom(1_000, 5_999, 6_000, 90_000),
    postcode: fc.constantFrom(...(Object.keys(calendars) as (keyof typeof calendars)[])),
    needBy: fc.integer({ min: -1, max: 15 }).map((day) => dayFrom(at, day)),
  }),
)

export const services: DeliveryService[] = [
  {
    code: 'express',
    mode: 'home',
    carrierDays: 'mon_fri',
    transitDaysMin: 1,
    transitDaysMax: 1,
    costMinor: 1290,
    freeFromMinor: null,
    maxWeightGrams: 20_000,
  },
  {
    code: 'heavy',
    mode: 'home',
    carrierDays: 'mon_sat',
    transitDaysMin: 3,
    transitDaysMax: 5,
    costMinor: 3990,
    freeFromMinor: 80_000,
    maxWeightGrams: null,
  },
  {
    code: 'relay',
    mode: 'relay',
    carrierDays: 'mon_sat',
    transitDaysMin: 2,
    transitDaysMax: 4,
    costMinor: 390,
    freeFromMinor: 6_000,
    maxWeightGrams: 30_000,
  },
].map(
  (service) =>
    ({ ...service, carrier: 'C', titleFr: service.code, titleEn: service.code, vatRate: 20 }) as DeliveryService,
)

export const relayPoints = [
  { id: 'rly_paris', postcode: '75004', latitude: 48.8561, longitude: 2.3601 },
  { id: 'rly_strasbourg', postcode: '67000', latitude: 48.8611, longitude: 2.3351 },
].map(
  (point) =>
    ({ ...point, code: point.id, carrier: 'C', name: point.id, street: '', city: '', country: 'FR' }) as RelayPoint,
)

/** Where the shopper is. */
export const here = { latitude: 48.8566, longitude: 2.3522 }

/** The world as the engine knows it. */
export function knownOf({ places, now }: World, appointments?: Appointments): Known {
  const locations = places.map(locationOf)
  const byDistance = <T extends { latitude: number; longitude: number }>(items: readonly T[]) =>
    items
      .map((item) => ({ ...item, distanceMetres: distanceMetres(here, item) }))
      .sort((one, other) => one.distanceMetres - other.distanceMetres)
  const reference: Reference = {
    locations: new Map(locations.map((location) => [location.id, location])),
    byCode: new Map(locations.map((location) => [location.code, location])),
    relayPoints: new Map(relayPoints.map((point) => [point.id, point])),
    legalEntities: new Map(),
    nearestLocations: (_, kind, limit) =>
      byDistance(locations.filter((location) => location.kind === kind)).slice(0, limit),
    nearestRelayPoints: (_, limit) => byDistance(relayPoints).slice(0, limit),
  }
  const rules = makeReady({ version: 0, rules: firstRules, holdMinutes: firstHoldMinutes }, reference)
  const nothing = new Map()
  const day = new Date(now).toISOString().slice(0, 10)
  const sourcing = { rules, channel: null, day, weekday: 1, articles: nothing, load: nothing, windows: nothing }
  return { reference, services, sourcing, ...(appointments ? { appointments } : {}) }
}

function locationOf(place: Place, position: number): Location {
  const { region, closures, weekly, timeZone, collects } = place
  const isHoliday = holidayCalendar(region)
  const closed = (day: string) => isHoliday(day) || closures.includes(day)
  return {
    ...place,
    position,
    name: place.code,
    services: collects ? ['collect'] : [],
    calendar: { timeZone, weekly, closed },
  } as unknown as Location
}

/** What is free in the world, as the database says it. */
export function freeOf({ places, lines }: World): Free[] {
  return lines.map(({ sku }, line) => {
    const parts = places.flatMap(({ id, stock, incoming }) => [
      ...(stock[line]! > 0 ? [`${id} ${stock[line]}`] : []),
      ...incoming.flatMap((one, index) =>
        one.line === line ? [`${id} ${one.quantity} inc_${id.slice(4)}${index} ${one.expectedOn}`] : [],
      ),
    ])
    return { sku, packed: parts.length === 0 ? null : parts.join(',') }
  })
}
