import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { bumpReference } from './reference.ts'

export interface NewRelayPoint {
  code: string
  carrier: string
  name: string
  street: string
  postcode: string
  city: string
  country?: string
  latitude: number
  longitude: number
}

export interface NewPostcode {
  postcode: string
  city: string
  latitude: number
  longitude: number
  population: number
}

/** Loads relay points by code. Their id is made of carrier and code, so that it stays the same when they are loaded anew. */
export async function addRelayPoints(tx: Tx, rows: readonly NewRelayPoint[]): Promise<void> {
  await tx.run(sql`
    insert into relay_points (id, code, carrier, name, street, postcode, city, country, latitude, longitude)
    select * from unnest(${rows.map((row) => `${row.carrier}-${row.code}`)}::text[], ${rows.map((row) => row.code)}::text[],
      ${rows.map((row) => row.carrier)}::text[], ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.street)}::text[],
      ${rows.map((row) => row.postcode)}::text[], ${rows.map((row) => row.city)}::text[], ${rows.map((row) => row.country ?? 'FR')}::text[],
      ${rows.map((row) => row.latitude)}::double precision[], ${rows.map((row) => row.longitude)}::double precision[])
    on conflict (code) do update set name = excluded.name, street = excluded.street, postcode = excluded.postcode, city = excluded.city,
      country = excluded.country, latitude = excluded.latitude, longitude = excluded.longitude`)
  await bumpReference(tx)
}

/** Loads the towns of postcodes. */
export async function addPostcodes(tx: Tx, rows: readonly NewPostcode[]): Promise<void> {
  await tx.run(sql`
    insert into postcodes (postcode, city, latitude, longitude, population)
    select * from unnest(${rows.map((row) => row.postcode)}::text[], ${rows.map((row) => row.city)}::text[],
      ${rows.map((row) => row.latitude)}::double precision[], ${rows.map((row) => row.longitude)}::double precision[],
      ${rows.map((row) => row.population)}::integer[])
    on conflict (postcode, city) do update set latitude = excluded.latitude, longitude = excluded.longitude, population = excluded.population`)
  await bumpReference(tx)
}
