import type { LocationKind } from '@filrouge/contract/locations.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import { bumpReference } from './reference.ts'

export interface NewLegalEntity {
  code: string
  name: string
  siren: string
  vatNumber: string
  legalForm?: string
  capitalMinor?: number
  registryCity?: string
  street?: string
  postcode?: string
  city?: string
  email?: string
  phone?: string
  publisher?: string
  host?: string
  mediator?: string
  mediatorUrl?: string
  eprIds?: string[]
}

export interface NewLocation {
  /** As another database of this retailer calls it: its rules name it so. */
  id?: Id<'location'> | undefined
  code: string
  kind: LocationKind
  name: string
  /** Code of the legal entity. */
  legalEntity: string
  street: string
  postcode: string
  city: string
  country: string
  latitude: number
  longitude: number
  timeZone: string
  holidayCalendar: string
  phone?: string | null
  openToPublic: boolean
  ships: boolean
  cutOff: string
  preparationMinutes: number
  preparationDays: number
  leadDaysMin?: number | null
  leadDaysMax?: number | null
  services: string[]
  hours: { weekday: number; opens: string; closes: string }[]
  closures?: { closedOn: string; reason: string }[]
  /** Kinds of the places inside. */
  places: string[]
}

const placeNames: Record<string, string> = {
  floor: 'Surface de vente',
  stock_room: 'Réserve',
  window: 'Vitrine',
  shelf: 'Étagère de retrait',
}

/** Loads legal entities by code; what is there already takes the new values. */
export async function addLegalEntities(tx: Tx, rows: readonly NewLegalEntity[]): Promise<void> {
  const withIds = rows.map((row) => ({ ...row, id: newId('legalEntity') }))
  await tx.run(sql`
    insert into legal_entities (id, code, name, siren, vat_number, legal_form, capital_minor, registry_city, street, postcode, city,
      email, phone, publisher, host, mediator, mediator_url, epr_ids)
    select id, code, name, siren, "vatNumber", "legalForm", "capitalMinor", "registryCity", street, postcode, city,
      email, phone, publisher, host, mediator, "mediatorUrl", coalesce("eprIds", '{}')
    from jsonb_to_recordset(${json(withIds)}::jsonb) r(id text, code text, name text, siren text, "vatNumber" text, "legalForm" text,
      "capitalMinor" bigint, "registryCity" text, street text, postcode text, city text, email text, phone text, publisher text, host text,
      mediator text, "mediatorUrl" text, "eprIds" text[])
    on conflict (code) do update set name = excluded.name, siren = excluded.siren, vat_number = excluded.vat_number,
      legal_form = excluded.legal_form, capital_minor = excluded.capital_minor, registry_city = excluded.registry_city,
      street = excluded.street, postcode = excluded.postcode, city = excluded.city, email = excluded.email, phone = excluded.phone,
      publisher = excluded.publisher, host = excluded.host, mediator = excluded.mediator, mediator_url = excluded.mediator_url,
      epr_ids = excluded.epr_ids`)
  await bumpReference(tx)
}

/** Loads shops, warehouses and suppliers by code, with hours, closures and places; answers the id of each code. */
export async function addLocations(tx: Tx, rows: readonly NewLocation[]): Promise<Map<string, Id<'location'>>> {
  const withIds = rows.map((row) => ({ ...row, id: row.id ?? newId('location') }))
  const added = await tx.rows<{ id: Id<'location'>; code: string }>(sql`
    insert into locations (id, code, kind, name, legal_entity_id, street, postcode, city, country, latitude, longitude, time_zone, holiday_calendar,
      phone, open_to_public, ships, cut_off, preparation_minutes, preparation_days, lead_days_min, lead_days_max, services)
    select r.id, r.code, r.kind, r.name, e.id, r.street, r.postcode, r.city, r.country, r.latitude, r.longitude, r."timeZone", r."holidayCalendar",
      r.phone, r."openToPublic", r.ships, r."cutOff", r."preparationMinutes", r."preparationDays", r."leadDaysMin", r."leadDaysMax", r.services
    from jsonb_to_recordset(${json(withIds)}::jsonb) r(id text, code text, kind text, name text, "legalEntity" text, street text, postcode text,
      city text, country text, latitude double precision, longitude double precision, "timeZone" text, "holidayCalendar" text, phone text,
      "openToPublic" boolean, ships boolean, "cutOff" time, "preparationMinutes" integer, "preparationDays" integer, "leadDaysMin" integer,
      "leadDaysMax" integer, services text[])
    left join legal_entities e on e.code = r."legalEntity"
    on conflict (code) do update set kind = excluded.kind, name = excluded.name, legal_entity_id = excluded.legal_entity_id,
      street = excluded.street, postcode = excluded.postcode, city = excluded.city, country = excluded.country, latitude = excluded.latitude,
      longitude = excluded.longitude, time_zone = excluded.time_zone, holiday_calendar = excluded.holiday_calendar, phone = excluded.phone,
      open_to_public = excluded.open_to_public, ships = excluded.ships, cut_off = excluded.cut_off,
      preparation_minutes = excluded.preparation_minutes, preparation_days = excluded.preparation_days,
      lead_days_min = excluded.lead_days_min, lead_days_max = excluded.lead_days_max, services = excluded.services
    returning id, code`)
  const ids = new Map(added.map(({ id, code }) => [code, id]))
  await addWhatIsInside(
    tx,
    rows.map((row) => ({ ...row, id: ids.get(row.code)! })),
  )
  await bumpReference(tx)
  return ids
}

async function addWhatIsInside(tx: Tx, rows: readonly (NewLocation & { id: Id<'location'> })[]): Promise<void> {
  const ids = rows.map((row) => row.id)
  const hours = rows.flatMap(({ id, hours }) => hours.map((row) => ({ id, ...row })))
  const closures = rows.flatMap(({ id, closures }) => (closures ?? []).map((row) => ({ id, ...row })))
  const places = rows.flatMap(({ id, places }) =>
    places.map((kind) => ({ id: newId('place'), locationId: id, kind, name: placeNames[kind] ?? kind })),
  )
  await tx.run(sql`delete from opening_hours where location_id = any(${ids}::text[])`)
  await tx.run(sql`
    insert into opening_hours (location_id, weekday, opens, closes)
    select * from jsonb_to_recordset(${json(hours)}::jsonb) r(id text, weekday integer, opens time, closes time)`)
  await tx.run(sql`delete from closures where location_id = any(${ids}::text[])`)
  await tx.run(sql`
    insert into closures (location_id, closed_on, reason)
    select * from jsonb_to_recordset(${json(closures)}::jsonb) r(id text, "closedOn" date, reason text)`)
  await tx.run(sql`
    insert into places (id, location_id, kind, name)
    select * from jsonb_to_recordset(${json(places)}::jsonb) r(id text, "locationId" text, kind text, name text)
    on conflict (location_id, name) do update set kind = excluded.kind`)
}
