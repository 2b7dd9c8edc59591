import { fileURLToPath } from 'node:url'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { type Call, machineCall } from '../platform/call.ts'
import { type Database, openDatabase, type Tx } from '../platform/db/database.ts'
import { cloneDatabase, templateDatabase } from '../platform/db/test-database.ts'
import { addLegalEntities, addLocations, type NewLocation } from './add-locations.ts'
import { addPostcodes, addRelayPoints } from './add-relay-points.ts'

export interface SmallWorld {
  db: Database
  url: string
  ids: Map<string, Id<'location'>>
  stop(): Promise<void>
}

/** A retailer of five locations, three relay points and a few articles, for the tests of the domains that stand on locations. */
export async function smallWorld(
  prepare?: (tx: Tx, ids: Map<string, Id<'location'>>) => Promise<void>,
): Promise<SmallWorld> {
  let ids = new Map<string, Id<'location'>>()
  const template = await templateDatabase({
    migrations: fileURLToPath(new URL('../../db/migrations/', import.meta.url)),
    prepare: async (db) => {
      ids = await db.transaction(loadLocations)
      await db.transaction(async (tx) => {
        await addArticles(tx, articles)
        await prepare?.(tx, ids)
      })
    },
  })
  const clone = await cloneDatabase(template.url)
  const db = openDatabase(clone.url, { max: 20 })
  const stop = async () => {
    await db.close()
    await clone.drop()
    await template.stop()
  }
  return { db, url: clone.url, ids, stop }
}

/** A call at a moment, without a person behind it. */
export function callAt(now: Date | string): Call {
  return machineCall(new Date(now), null, 'test')
}

export const articles = [
  { sku: 'TV', weightGrams: 18_500 },
  { sku: 'KETTLE', weightGrams: 1200 },
  { sku: 'JEANS', weightGrams: 600 },
  { sku: 'SOFA', weightGrams: 60_000 },
  { sku: 'GHOST', weightGrams: 100 },
]

/** Puts articles into the catalogue, without what shoppers read of them. */
export async function addArticles(tx: Tx, rows: readonly { sku: string; weightGrams: number }[]): Promise<void> {
  await tx.run(sql`
    insert into categories (id, code, title_fr, title_en, position) values ('cat_test', 'test', 'Essai', 'Test', 1) on conflict do nothing`)
  for (const { sku, weightGrams } of rows) {
    const id = newId('product')
    await tx.run(sql`
      insert into products (id, handle, brand, category_id, title_fr, title_en, weight_grams, origin, created_at, updated_at)
      values (${id}, ${sku.toLowerCase()}, 'Test', 'cat_test', ${sku}, ${sku}, ${weightGrams}, 'test', now(), now())`)
    await tx.run(sql`insert into variants (sku, id, product_id) values (${sku}, ${newId('variant')}, ${id})`)
  }
}

const everyDay = (opens: string, closes: string, days = [1, 2, 3, 4, 5, 6]) =>
  days.map((weekday) => ({ weekday, opens, closes }))

const common = {
  legalEntity: 'house',
  country: 'FR',
  timeZone: 'Europe/Paris',
  holidayCalendar: 'metropole',
  openToPublic: true,
  ships: true,
  cutOff: '14:00',
  preparationMinutes: 60,
  preparationDays: 0,
  services: ['collect', 'ship'],
  places: ['floor', 'stock_room'],
}

export const locations: NewLocation[] = [
  {
    ...common,
    code: 'paris',
    kind: 'shop',
    name: 'Paris',
    street: '62 rue de Rivoli',
    postcode: '75004',
    city: 'Paris',
    latitude: 48.8573,
    longitude: 2.3514,
    hours: [...everyDay('10:00', '20:00'), { weekday: 7, opens: '11:00', closes: '19:00' }],
  },
  {
    ...common,
    code: 'lyon',
    kind: 'shop',
    name: 'Lyon',
    street: '1 rue de la République',
    postcode: '69002',
    city: 'Lyon',
    latitude: 45.7606,
    longitude: 4.8357,
    hours: [...everyDay('10:00', '12:30'), ...everyDay('14:00', '19:00')],
    closures: [{ closedOn: '2026-11-27', reason: 'inventaire' }],
  },
  {
    ...common,
    code: 'strasbourg',
    kind: 'shop',
    name: 'Strasbourg',
    street: '15 rue des Grandes-Arcades',
    postcode: '67000',
    city: 'Strasbourg',
    latitude: 48.5834,
    longitude: 7.7469,
    holidayCalendar: 'alsace-moselle',
    preparationDays: 1,
    hours: everyDay('10:00', '19:30'),
  },
  {
    ...common,
    code: 'entrepot',
    kind: 'warehouse',
    name: 'Entrepôt',
    street: '4 avenue de l’Europe',
    postcode: '59810',
    city: 'Lesquin',
    latitude: 50.5912,
    longitude: 3.1106,
    openToPublic: false,
    services: ['ship'],
    places: [],
    hours: everyDay('06:00', '21:00', [1, 2, 3, 4, 5]),
  },
  {
    ...common,
    code: 'fournisseur',
    kind: 'supplier',
    name: 'Électra',
    street: '9 rue des Frères-Lumière',
    postcode: '69680',
    city: 'Chassieu',
    latitude: 45.7378,
    longitude: 4.9621,
    openToPublic: false,
    services: ['ship'],
    places: [],
    leadDaysMin: 3,
    leadDaysMax: 5,
    hours: everyDay('08:30', '17:30', [1, 2, 3, 4, 5]),
  },
]

async function loadLocations(tx: Tx): Promise<Map<string, Id<'location'>>> {
  await addLegalEntities(tx, [{ code: 'house', name: 'Maison SAS', siren: '999000011', vatNumber: 'FR66999000011' }])
  const ids = await addLocations(tx, locations)
  await addRelayPoints(tx, [
    { ...relayPoint, code: 'R1', name: 'Tabac du Marais', postcode: '75004', latitude: 48.856, longitude: 2.36 },
    { ...relayPoint, code: 'R2', name: 'Presse Bellecour', postcode: '69002', latitude: 45.757, longitude: 4.832 },
    { ...relayPoint, code: 'R3', name: 'Épicerie d’Ajaccio', postcode: '20000', latitude: 41.9267, longitude: 8.7369 },
  ])
  await addPostcodes(tx, [
    { postcode: '75004', city: 'Paris', latitude: 48.8566, longitude: 2.3522, population: 2_000_000 },
    { postcode: '67000', city: 'Strasbourg', latitude: 48.5839, longitude: 7.7455, population: 290_000 },
    { postcode: '20000', city: 'Ajaccio', latitude: 41.9257, longitude: 8.7366, population: 70_000 },
    { postcode: '01000', city: 'Saint-Denis-lès-Bourg', latitude: 46.2112, longitude: 5.1846, population: 6160 },
    { postcode: '01000', city: 'Bourg-en-Bresse', latitude: 46.2051, longitude: 5.246, population: 42_372 },
  ])
  return ids
}

const relayPoint = { carrier: 'pickup', street: '1 rue de la Gare', city: 'Ville' }
