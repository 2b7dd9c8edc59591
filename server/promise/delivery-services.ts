import sql from 'sql-template-tag'
import { bumpReference, type Reference } from '../locations/public.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { standingMargins } from './margins.ts'

/** What a carrier offers. Costs are tax included. */
export interface DeliveryService {
  code: string
  mode: 'home' | 'relay'
  carrier: string
  titleFr: string
  titleEn: string
  transitDaysMin: number
  transitDaysMax: number
  carrierDays: 'mon_fri' | 'mon_sat'
  costMinor: number
  freeFromMinor: number | null
  vatRate: number
  /** Of one parcel. */
  maxWeightGrams: number | null
  onlyPostcodePrefixes?: string[]
  excludedPostcodePrefixes?: string[]
  /** Working days that experience adds to what it says, by the place it leaves from. */
  margins?: Record<string, number>
}

// They change as rarely as the reference data, and are read again with it.
const servicesOf = new WeakMap<Reference, DeliveryService[]>()

/** Loads delivery services by code; what is there already takes the new values. */
export async function addDeliveryServices(tx: Tx, rows: readonly DeliveryService[]): Promise<void> {
  await tx.run(sql`
    insert into delivery_services (code, mode, carrier, title_fr, title_en, transit_days_min, transit_days_max, carrier_days, cost_minor,
      free_from_minor, vat_rate, max_weight_grams, only_postcode_prefixes, excluded_postcode_prefixes)
    select code, mode, carrier, "titleFr", "titleEn", "transitDaysMin", "transitDaysMax", "carrierDays", "costMinor",
      "freeFromMinor", "vatRate", "maxWeightGrams", coalesce("onlyPostcodePrefixes", '{}'), coalesce("excludedPostcodePrefixes", '{}')
    from jsonb_to_recordset(${json(rows)}::jsonb) r(code text, mode text, carrier text, "titleFr" text, "titleEn" text, "transitDaysMin" integer,
      "transitDaysMax" integer, "carrierDays" text, "costMinor" bigint, "freeFromMinor" bigint, "vatRate" numeric, "maxWeightGrams" integer,
      "onlyPostcodePrefixes" text[], "excludedPostcodePrefixes" text[])
    on conflict (code) do update set mode = excluded.mode, carrier = excluded.carrier, title_fr = excluded.title_fr, title_en = excluded.title_en,
      transit_days_min = excluded.transit_days_min, transit_days_max = excluded.transit_days_max, carrier_days = excluded.carrier_days,
      cost_minor = excluded.cost_minor, free_from_minor = excluded.free_from_minor, vat_rate = excluded.vat_rate,
      max_weight_grams = excluded.max_weight_grams, only_postcode_prefixes = excluded.only_postcode_prefixes,
      excluded_postcode_prefixes = excluded.excluded_postcode_prefixes`)
  await bumpReference(tx)
}

/** Every delivery service, from memory. */
export async function deliveryServices(tx: Tx, reference: Reference): Promise<DeliveryService[]> {
  const kept = servicesOf.get(reference)
  if (kept) return kept
  const read = await tx.rows<DeliveryService>(sql`
    select code, mode, carrier, title_fr as "titleFr", title_en as "titleEn", transit_days_min as "transitDaysMin",
      transit_days_max as "transitDaysMax", carrier_days as "carrierDays", cost_minor as "costMinor", free_from_minor as "freeFromMinor",
      vat_rate as "vatRate", max_weight_grams as "maxWeightGrams", only_postcode_prefixes as "onlyPostcodePrefixes",
      excluded_postcode_prefixes as "excludedPostcodePrefixes", (
        select jsonb_object_agg(m.location_id, m.days) from (${standingMargins}) m
        where m.service = delivery_services.code and m.days <> 0 and (select is_on from promise_margin_settings)) as margins
    from delivery_services order by code`)
  servicesOf.set(reference, read)
  return read
}

/** Whether a service goes to a postcode. */
export function servesPostcode(service: DeliveryService, postcode: string): boolean {
  const begins = (prefix: string) => postcode.startsWith(prefix)
  const { onlyPostcodePrefixes = [], excludedPostcodePrefixes = [] } = service
  return (
    (onlyPostcodePrefixes.length === 0 || onlyPostcodePrefixes.some(begins)) && !excludedPostcodePrefixes.some(begins)
  )
}

const servicesTo = new WeakMap<readonly DeliveryService[], Map<string, readonly DeliveryService[]>>()

/** Those of the services that go to a postcode one way: the same for every article, so they are looked for once. */
export function servicesThatGo(
  services: readonly DeliveryService[],
  mode: DeliveryService['mode'],
  postcode: string,
): readonly DeliveryService[] {
  const known = servicesTo.get(services) ?? new Map<string, readonly DeliveryService[]>()
  servicesTo.set(services, known)
  const key = mode + postcode
  const found = known.get(key)
  if (found) return found
  const able = services.filter((service) => service.mode === mode && servesPostcode(service, postcode))
  // Whatever a caller writes is a postcode.
  if (known.size >= postcodesKept) known.clear()
  known.set(key, able)
  return able
}

const postcodesKept = 20_000

/** What a service costs for goods of this value. */
export function costOf(service: DeliveryService, goodsMinor: number): number {
  const isFree = service.freeFromMinor !== null && goodsMinor >= service.freeFromMinor
  return isFree ? 0 : service.costMinor
}
