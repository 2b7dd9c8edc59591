import { isTimeZone } from '@filrouge/kernel/civil-date.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { fromDecimal } from '@filrouge/kernel/money.ts'
import { hash } from '@node-rs/argon2'
import sql from 'sql-template-tag'
import {
  addLegalEntities,
  addLocations,
  addPostcodes,
  addRelayPoints,
  addStaff,
  reference,
} from '../../../locations/public.ts'
import { nameRetailer, retailerOf } from '../../../platform/retailer.ts'
import { addDeliveryServices } from '../../../promise/public.ts'
import { amount, choice, currency, list, number, required, text, whole, yesNo } from '../column.ts'
import { plainFile } from './plain-format.ts'

const minor = (decimal: string | undefined) => (decimal === undefined ? undefined : fromDecimal(decimal)?.minor)

/** Who sells: the first file of an empty retailer. */
export const retailer = plainFile({
  name: 'retailer',
  columns: { name: required(text(120, { names: ['nom', 'enseigne'] })), currency: currency({ names: ['devise'] }) },
  key: 'name',
  query: sql`select name, currency from retailer`,
  async write(tx, [row], { call }) {
    if (!(await retailerOf(tx))) await nameRetailer(tx, { name: row!.cells.name, isDemo: false }, call.now)
  },
})

export const companies = plainFile({
  name: 'companies',
  columns: {
    code: required(text(40)),
    name: required(text(200, { names: ['nom', 'raison sociale'] })),
    siren: required(text(9)),
    vat_number: required(text(20, { names: ['tva intracommunautaire', 'vat'] })),
    legal_form: text(120, { names: ['forme juridique'] }),
    capital: amount(),
    registry_city: text(120, { names: ['rcs'] }),
    street: text(200, { names: ['rue', 'adresse'] }),
    postcode: text(12, { names: ['code postal'] }),
    city: text(120, { names: ['ville'] }),
    email: text(254, { names: ['e-mail', 'courriel'] }),
    phone: text(30, { names: ['telephone'] }),
    publisher: text(200, { names: ['directeur de la publication'] }),
    host: text(300, { names: ['hebergeur'] }),
    mediator: text(300, { names: ['mediateur'] }),
    mediator_url: text(300),
    epr_ids: list({ names: ['idu rep'] }),
  },
  key: 'code',
  query: sql`
    select code, name, siren, vat_number, legal_form, capital_minor as capital, registry_city, street, postcode, city, email, phone, publisher,
      host, mediator, mediator_url, epr_ids
    from legal_entities order by code collate "C"`,
  async write(tx, rows) {
    await addLegalEntities(
      tx,
      rows.map(({ cells }) => ({
        ...definedOnly({
          ...{ legalForm: cells.legal_form, capitalMinor: minor(cells.capital), registryCity: cells.registry_city },
          ...{
            street: cells.street,
            postcode: cells.postcode,
            city: cells.city,
            email: cells.email,
            phone: cells.phone,
          },
          ...{
            publisher: cells.publisher,
            host: cells.host,
            mediator: cells.mediator,
            mediatorUrl: cells.mediator_url,
          },
          eprIds: cells.epr_ids,
        }),
        ...{ code: cells.code, name: cells.name, siren: cells.siren, vatNumber: cells.vat_number },
      })),
    )
  },
})

const hours = /^([1-7]) ([0-2]\d:[0-5]\d)-([0-2]\d:[0-5]\d)$/
const closure = /^(\d{4}-\d{2}-\d{2})(?: (.{1,200}))?$/

export const locations = plainFile({
  name: 'locations',
  columns: {
    id: text(40),
    code: required(text(80)),
    kind: required(choice(['shop', 'warehouse', 'supplier'], { names: ['type', 'genre'] })),
    name: required(text(200, { names: ['nom'] })),
    company: required(text(40, { names: ['societe', 'legal entity'] })),
    street: required(text(200, { names: ['rue', 'adresse'] })),
    postcode: required(text(12, { names: ['code postal', 'zip'] })),
    city: required(text(120, { names: ['ville'] })),
    country: text(2, { names: ['pays'] }),
    latitude: required(number(-90, 90, { names: ['lat'] })),
    longitude: required(number(-180, 180, { names: ['lon', 'lng'] })),
    time_zone: text(60, { names: ['fuseau horaire'] }),
    holiday_calendar: choice(['metropole', 'alsace-moselle'], { names: ['jours feries'] }),
    phone: text(30, { names: ['telephone'] }),
    open_to_public: yesNo({ names: ['ouvert au public'] }),
    ships: yesNo({ names: ['expedie'] }),
    cut_off: text(5, { names: ['heure limite'] }),
    preparation_minutes: whole(0, 10_000),
    preparation_days: whole(0, 60),
    lead_days_min: whole(0, 365),
    lead_days_max: whole(0, 365),
    services: list(),
    hours: list({ names: ['horaires'] }),
    closures: list({ names: ['fermetures'] }),
    places: list({ names: ['emplacements'] }),
  },
  key: 'code',
  query: sql`
    select l.id, l.code, l.kind, l.name, e.code as company, l.street, l.postcode, l.city, l.country, l.latitude, l.longitude, l.time_zone,
      l.holiday_calendar, l.phone, l.open_to_public, l.ships, to_char(l.cut_off, 'HH24:MI') as cut_off, l.preparation_minutes,
      l.preparation_days, l.lead_days_min, l.lead_days_max, l.services,
      array(select h.weekday || ' ' || to_char(h.opens, 'HH24:MI') || '-' || to_char(h.closes, 'HH24:MI') from opening_hours h
        where h.location_id = l.id order by h.weekday, h.opens) as hours,
      array(select c.closed_on || ' ' || c.reason from closures c where c.location_id = l.id order by c.closed_on) as closures,
      array(select distinct p.kind collate "C" from places p where p.location_id = l.id order by 1) as places
    from locations l join legal_entities e on e.id = l.legal_entity_id order by l.code collate "C"`,
  async check(tx, rows, { say }) {
    const known = await tx.rows<{ code: string }>(sql`select code from legal_entities`)
    for (const { line, cells } of rows) {
      const bad = (column: string, code: string, detail?: string) =>
        say({ line, column, code, isBad: true, ...(detail !== undefined && { detail }) })
      if (!known.some(({ code }) => code === cells.company)) bad('company', 'unknown_company', cells.company)
      if (cells.time_zone && !isTimeZone(cells.time_zone)) bad('time_zone', 'unknown_value', 'Europe/Paris')
      for (const one of cells.hours ?? []) if (!hours.test(one)) bad('hours', 'unknown_value', '1 09:30-19:30')
      for (const one of cells.closures ?? [])
        if (!closure.test(one)) bad('closures', 'unknown_value', '2026-05-02 Inventaire')
    }
  },
  async write(tx, rows) {
    await addLocations(
      tx,
      rows.map(({ cells }) => ({
        id: isId('location', cells.id) ? cells.id : undefined,
        ...{ code: cells.code, kind: cells.kind, name: cells.name, legalEntity: cells.company },
        ...{ street: cells.street, postcode: cells.postcode, city: cells.city, country: cells.country ?? 'FR' },
        ...{ latitude: cells.latitude, longitude: cells.longitude, timeZone: cells.time_zone ?? 'Europe/Paris' },
        ...{ holidayCalendar: cells.holiday_calendar ?? 'metropole', phone: cells.phone ?? null },
        ...{ openToPublic: cells.open_to_public ?? cells.kind === 'shop', ships: cells.ships ?? cells.kind !== 'shop' },
        ...{ cutOff: cells.cut_off ?? '14:00', preparationMinutes: cells.preparation_minutes ?? 120 },
        ...{ preparationDays: cells.preparation_days ?? 0, services: cells.services ?? [] },
        leadDaysMin: cells.lead_days_min ?? (cells.kind === 'supplier' ? 5 : null),
        leadDaysMax: cells.lead_days_max ?? (cells.kind === 'supplier' ? 10 : null),
        hours: (cells.hours ?? []).map((one) => {
          const [, weekday, opens, closes] = hours.exec(one)!
          return { weekday: Number(weekday), opens: opens!, closes: closes! }
        }),
        closures: (cells.closures ?? []).map((one) => {
          const [, closedOn, reason] = closure.exec(one)!
          return { closedOn: closedOn!, reason: reason ?? '' }
        }),
        places: cells.places ?? [],
      })),
    )
  },
})

const roles = ['associate', 'adviser', 'marketer', 'merchandiser', 'manager', 'admin']

export const staff = plainFile({
  name: 'staff',
  columns: {
    id: text(40),
    login: required(text(60, { names: ['identifiant'] })),
    name: required(text(120, { names: ['nom'] })),
    roles: required(list({ names: ['role'] })),
    location: text(80, { names: ['magasin', 'shop', 'lieu'] }),
    language: choice(['fr', 'en'], { names: ['langue'] }),
    is_active: yesNo({ names: ['actif'] }),
    password: text(200, { names: ['mot de passe'], isSecret: true }),
  },
  key: 'login',
  // Passwords are brought in, never out.
  query: sql`
    select s.id, s.login, s.name, s.roles, l.code as location, s.language, s.is_active, null as password
    from staff s left join locations l on l.id = s.location_id order by s.login collate "C"`,
  async check(tx, rows, { say }) {
    const { byCode } = await reference(tx)
    for (const { line, cells } of rows) {
      if (cells.location && !byCode.has(cells.location))
        say({ line, column: 'location', code: 'unknown_location', detail: cells.location, isBad: true })
      if (cells.roles.some((role) => !roles.includes(role)))
        say({ line, column: 'roles', code: 'unknown_value', detail: roles.join(', '), isBad: true })
    }
  },
  async write(tx, rows) {
    const people = []
    for (const { cells } of rows) {
      const passwordHash = cells.password === undefined ? undefined : await hash(cells.password)
      const { login, name, location = null, language = 'fr', is_active: isActive = true } = cells
      const id = isId('staff', cells.id) ? cells.id : undefined
      people.push({ id, login, name, roles: cells.roles, location, language, isActive, passwordHash })
    }
    await addStaff(tx, people)
  },
})

export const deliveryServices = plainFile({
  name: 'delivery-services',
  columns: {
    code: required(text(60)),
    mode: required(choice(['home', 'relay'])),
    carrier: required(text(60, { names: ['transporteur'] })),
    title_fr: required(text(200)),
    title_en: required(text(200)),
    transit_days_min: required(whole(0, 60)),
    transit_days_max: required(whole(0, 60)),
    carrier_days: required(choice(['mon_fri', 'mon_sat'])),
    cost: required(amount({ names: ['prix', 'price'] })),
    free_from: amount({ names: ['offert des'] }),
    vat_rate: number(0, 100, { names: ['tva'] }),
    max_weight_grams: whole(1, 10_000_000),
    only_postcode_prefixes: list(),
    excluded_postcode_prefixes: list(),
  },
  key: 'code',
  query: sql`
    select code, mode, carrier, title_fr, title_en, transit_days_min, transit_days_max, carrier_days, cost_minor as cost,
      free_from_minor as free_from, vat_rate::float8 as vat_rate, max_weight_grams, only_postcode_prefixes, excluded_postcode_prefixes
    from delivery_services order by code collate "C"`,
  async write(tx, rows) {
    await addDeliveryServices(
      tx,
      rows.map(({ cells }) => ({
        ...{
          code: cells.code,
          mode: cells.mode,
          carrier: cells.carrier,
          titleFr: cells.title_fr,
          titleEn: cells.title_en,
        },
        ...{
          transitDaysMin: cells.transit_days_min,
          transitDaysMax: cells.transit_days_max,
          carrierDays: cells.carrier_days,
        },
        ...{
          costMinor: minor(cells.cost) ?? 0,
          freeFromMinor: minor(cells.free_from) ?? null,
          vatRate: cells.vat_rate ?? 20,
        },
        maxWeightGrams: cells.max_weight_grams ?? null,
        onlyPostcodePrefixes: cells.only_postcode_prefixes ?? [],
        excludedPostcodePrefixes: cells.excluded_postcode_prefixes ?? [],
      })),
    )
  },
})

export const relayPoints = plainFile({
  name: 'relay-points',
  columns: {
    code: required(text(60, { names: ['id'] })),
    carrier: required(text(60)),
    name: required(text(200)),
    street: text(200),
    postcode: required(text(12)),
    city: required(text(120)),
    country: text(2),
    latitude: required(number(-90, 90)),
    longitude: required(number(-180, 180)),
  },
  key: 'code',
  query: sql`
    select code, carrier, name, street, postcode, city, country, latitude, longitude from relay_points order by code collate "C"`,
  write: (tx, rows) =>
    addRelayPoints(
      tx,
      rows.map(({ cells }) => ({ ...cells, street: cells.street ?? '', country: cells.country ?? 'FR' })),
    ),
})

export const postcodes = plainFile({
  name: 'postcodes',
  columns: {
    town: required(text(200)),
    postcode: required(text(12)),
    city: required(text(120)),
    latitude: required(number(-90, 90)),
    longitude: required(number(-180, 180)),
    population: required(whole(0, 50_000_000)),
  },
  key: 'town',
  batchRows: 20_000,
  query: sql`
    select postcode || ' ' || city as town, postcode, city, latitude, longitude, population from postcodes
    order by postcode collate "C", city collate "C"`,
  write: (tx, rows) =>
    addPostcodes(
      tx,
      rows.map(({ cells }) => cells),
    ),
})

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Without what is undefined: absent and empty are the same in a file. */
export function definedOnly<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
}
