import type { LocationKind } from '@filrouge/contract/locations.ts'
import type { HolidayRegion } from '@filrouge/kernel/french-holidays.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { readableName } from '@filrouge/kernel/readable-name.ts'
import { holidayCalendar } from '@filrouge/rules/calendar.ts'
import sql from 'sql-template-tag'
import type { Database, Tx } from '../platform/db/database.ts'
import type { LegalEntity, Location, Reference, RelayPoint } from './location.ts'
import { nearestOf } from './nearest.ts'

interface Kept {
  reference: Reference
  version: number
  checkedAt: number
}

const keptOf = new WeakMap<Database, Kept>()
// Of many who find it missing or stale at once, one reads it and the others wait for what he reads.
const readingOf = new WeakMap<Database, Promise<Reference>>()
// A transaction that has changed reference data sees its own changes, and nobody else sees them before they are committed.
const changing = new WeakSet<Tx>()

/** The reference data of this database, from memory: read again when its version has changed, which is asked at most once a second. */
export async function reference(tx: Tx): Promise<Reference> {
  if (changing.has(tx)) return readReference(tx)
  const kept = keptOf.get(tx.database)
  // Time that passes, not the time of day: the clock of the demo may be moved, this one may not.
  const now = performance.now()
  if (kept && now - kept.checkedAt < 1000) return kept.reference
  // Noted before asking, so that of many callers only one asks.
  if (kept) kept.checkedAt = now
  const running = kept ? undefined : readingOf.get(tx.database)
  if (running) return running
  // Not in this transaction, which may unwind while others wait.
  const reading = readAgain(tx.database.reader, kept, now)
  readingOf.set(tx.database, reading)
  try {
    return await reading
  } finally {
    if (readingOf.get(tx.database) === reading) readingOf.delete(tx.database)
  }
}

async function readAgain(tx: Tx, kept: Kept | undefined, now: number): Promise<Reference> {
  const { version } = await tx.one<{ version: number }>(sql`select version from reference_version`)
  if (kept && kept.version === version) return kept.reference
  const fresh = await readReference(tx)
  keptOf.set(tx.database, { reference: fresh, version, checkedAt: now })
  return fresh
}

/** After a change of reference data: every server reads it again within a second, this one at its next question. */
export async function bumpReference(tx: Tx): Promise<void> {
  changing.add(tx)
  await tx.run(sql`update reference_version set version = version + 1`)
  tx.afterCommit(() => {
    changing.delete(tx)
    keptOf.delete(tx.database)
    readingOf.delete(tx.database)
  })
}

type LocationRow = Omit<Location, 'position' | 'calendar' | 'phone'> & {
  phone: string | null
  holidayCalendar: HolidayRegion
  closures: string[]
}

async function readReference(tx: Tx): Promise<Reference> {
  const [locationRows, relayPoints, legalEntities] = await Promise.all([
    tx.rows<LocationRow>(sql`
      select l.id, l.code, l.kind, l.name, l.legal_entity_id as "legalEntityId", l.street, l.postcode, l.city, l.country, l.latitude, l.longitude,
        l.time_zone as "timeZone", l.phone, l.open_to_public as "openToPublic", l.ships, to_char(l.cut_off, 'HH24:MI') as "cutOff",
        l.preparation_minutes as "preparationMinutes", l.preparation_days as "preparationDays",
        l.lead_days_min as "leadDaysMin", l.lead_days_max as "leadDaysMax", l.services, l.holiday_calendar as "holidayCalendar",
        coalesce((select json_agg(json_build_object('weekday', h.weekday, 'opens', to_char(h.opens, 'HH24:MI'), 'closes', to_char(h.closes, 'HH24:MI'))
          order by h.weekday, h.opens) from opening_hours h where h.location_id = l.id), '[]') as hours,
        coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'name', p.name) order by p.id) from places p where p.location_id = l.id), '[]') as places,
        array(select c.closed_on from closures c where c.location_id = l.id) as closures
      from locations l order by array_position(array['shop', 'warehouse', 'supplier'], l.kind), l.code`),
    tx.rows<RelayPoint>(
      sql`select id, code, carrier, name, street, postcode, city, country, latitude, longitude from relay_points order by code`,
    ),
    tx.rows<LegalEntity>(sql`select id, name, siren, vat_number as "vatNumber" from legal_entities order by code`),
  ])
  return referenceOf(locationRows.map(locationOf), relayPoints.map(asRead), legalEntities)
}

/** Carriers keep their counters in capitals: so does the database, and whoever reads them here reads them as words. */
const asRead = ({ name, street, city, ...relayPoint }: RelayPoint): RelayPoint => ({
  ...relayPoint,
  name: readableName(name),
  street: readableName(street),
  city: readableName(city),
})

function locationOf({ holidayCalendar: region, closures, phone, ...row }: LocationRow, position: number): Location {
  const isHoliday = holidayCalendar(region)
  const closedDays = new Set(closures)
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    row.hours.filter((hours) => hours.weekday === weekday).map(({ opens, closes }) => ({ opens, closes })),
  )
  const closed = (date: string) => isHoliday(date) || closedDays.has(date)
  return { position, ...row, ...(phone && { phone }), calendar: { timeZone: row.timeZone, weekly, closed } }
}

function referenceOf(locations: Location[], relayPoints: RelayPoint[], legalEntities: LegalEntity[]): Reference {
  const nearestOfKind = (kind: LocationKind) => nearestOf(locations.filter((location) => location.kind === kind))
  const nearest = {
    shop: nearestOfKind('shop'),
    warehouse: nearestOfKind('warehouse'),
    supplier: nearestOfKind('supplier'),
  }
  return {
    locations: new Map(locations.map((location) => [location.id as Id<'location'>, location])),
    byCode: new Map(locations.map((location) => [location.code, location])),
    relayPoints: new Map(relayPoints.map((relayPoint) => [relayPoint.id, relayPoint])),
    legalEntities: new Map(legalEntities.map((entity) => [entity.id, entity])),
    nearestLocations: (point, kind, limit) => nearest[kind](point, limit),
    nearestRelayPoints: nearestOf(relayPoints),
  }
}
