import { leavingKinds } from '@filrouge/contract/stock.ts'
import sql from 'sql-template-tag'
import { z } from 'zod'
import { restoreCarriers, restoreProducts, restoreSettings } from '../../../fulfilment/public.ts'
import { restoreMarginSettings, restoreMargins, restoreSourcing } from '../../../promise/public.ts'
import { restoreSlotDays, restoreSlotPlans, restoreSlotWindows } from '../../../slots/public.ts'
import {
  restoreDeliveries,
  restoreDeliveryLines,
  restoreLeavingRules,
  restoreSafetyRules,
  restoreWindows,
} from '../../../stock/public.ts'
import { choice, day, instant, jsonOf, list, number, required, text, whole, yesNo } from '../column.ts'
import { keptFile } from './kept-file.ts'

const location = ['locations', 'id'] as const
const locationCode = ['locations', 'code'] as const
const anything = z.unknown()

export const sourcing = keptFile({
  name: 'sourcing',
  roles: ['merchandiser', 'manager'],
  columns: {
    version: required(whole(1, 1_000_000)),
    rules: required(jsonOf(anything)),
    hold_minutes: required(whole(2, 60)),
    note: text(2000),
    takes_back: whole(1, 1_000_000),
    published_by: text(60),
    published_at: required(instant()),
  },
  names: { published_by: ['staff', 'id'] },
  query: sql`
    select version, rules, hold_minutes, nullif(note, '') as note, takes_back, published_by, published_at from sourcing_versions order by version`,
  restore: restoreSourcing,
})

export const marginSettings = keptFile({
  name: 'promise-settings',
  roles: ['manager'],
  columns: { is_on: required(yesNo()), target: required(number(0.5, 0.999)) },
  query: sql`select is_on, target::float8 as target from promise_margin_settings`,
  restore: restoreMarginSettings,
})

export const margins = keptFile({
  name: 'promise-margins',
  roles: ['manager'],
  columns: {
    service: required(text(80)),
    location_id: required(text(60)),
    since: required(instant()),
    days: required(whole(-1, 3)),
    is_fixed: required(yesNo()),
    evidence: required(jsonOf(anything)),
    staff_id: text(60),
  },
  names: { service: ['delivery_services', 'code'], location_id: location },
  query: sql`
    select service, location_id, since, days, is_fixed, evidence, staff_id from promise_margins
    order by service collate "C", location_id collate "C", since`,
  restore: restoreMargins,
})

export const slotPlans = keptFile({
  name: 'slot-plans',
  roles: ['manager'],
  columns: {
    id: required(text(80)),
    title_fr: required(text(200)),
    title_en: required(text(200)),
    service: text(80),
    location_id: text(60),
    postcode_prefixes: list(),
    time_zone: required(text(60)),
    lead_minutes: required(whole(0, 1_000_000)),
    horizon_days: required(whole(1, 120)),
    move_until_minutes: required(whole(0, 1_000_000)),
    is_active: required(yesNo()),
  },
  names: { service: ['delivery_services', 'code'], location_id: location },
  query: sql`
    select id, title_fr, title_en, service, location_id, postcode_prefixes, time_zone, lead_minutes, horizon_days, move_until_minutes, is_active
    from slot_plans order by id collate "C"`,
  restore: restoreSlotPlans,
})

/** How long what she collects waits for her, and a decision for someone. */
export const waiting = keptFile({
  name: 'waiting',
  roles: ['manager'],
  columns: {
    kept_days: required(whole(1, 60)),
    reminded_days_before: required(whole(0, 30)),
    decide_hours: required(whole(1, 336)),
  },
  query: sql`select kept_days, reminded_days_before, decide_hours from fulfilment_settings`,
  restore: restoreSettings,
})

/** Who carries parcels, and when a person looks for one that is not heard of. Accounts are the environment's. */
export const carriers = keptFile({
  name: 'carriers',
  roles: ['manager'],
  columns: {
    code: required(text(60)),
    name: required(text(60)),
    label_format: required(choice(['pdf', 'png', 'zpl'])),
    silent_days: required(whole(1, 60)),
  },
  query: sql`select code, name, label_format, silent_days from carriers order by code collate "C"`,
  restore: restoreCarriers,
})

export const carrierProducts = keptFile({
  name: 'carrier-products',
  roles: ['manager'],
  columns: { service: required(text(60)), carrier: required(text(60)), product: required(text(40)) },
  names: { carrier: ['carriers', 'code'] },
  query: sql`select service, carrier, product from carrier_products order by service collate "C"`,
  restore: restoreProducts,
})

const window = {
  starts: required(text(8)),
  ends: required(text(8)),
  capacity: required(whole(0, 1_000_000)),
  capacity_grams: whole(0, 1_000_000_000),
  cost_minor: required(whole(0, 1_000_000_000)),
}

export const slotWindows = keptFile({
  name: 'slot-windows',
  roles: ['manager'],
  columns: { plan_id: required(text(80)), weekday: required(whole(1, 7)), ...window },
  names: { plan_id: ['slot_plans', 'id'] },
  query: sql`
    select plan_id, weekday, starts, ends, capacity, capacity_grams, cost_minor from slot_windows order by plan_id collate "C", weekday, starts`,
  restore: restoreSlotWindows,
})

/** Days that differ from the week. Appointments already taken belong to orders under way here, and stay. */
export const slotDays = keptFile({
  name: 'slot-days',
  roles: ['manager'],
  columns: { plan_id: required(text(80)), on_day: required(day()), ...window },
  names: { plan_id: ['slot_plans', 'id'] },
  query: sql`
    select plan_id, to_char(on_day, 'YYYY-MM-DD') as on_day, starts, ends, capacity, capacity_grams, cost_minor from slot_days
    where is_exception order by plan_id collate "C", slot_days.on_day, starts`,
  restore: restoreSlotDays,
})

/** How many are kept back; of an article at one location, the file of the stock says it. */
export const safetyRules = keptFile({
  name: 'safety-rules',
  roles: ['merchandiser', 'manager'],
  columns: { sku: text(80), category: text(80), location: text(80), quantity: required(whole(0, 1_000_000)) },
  names: { sku: ['variants', 'sku'], category: ['categories', 'code'], location: locationCode },
  query: sql`
    select r.sku, c.code as category, l.code as location, r.quantity
    from safety_rules r left join categories c on c.id = r.category_id left join locations l on l.id = r.location_id
    where r.sku is null or r.location_id is null order by r.sku collate "C", c.code collate "C", l.code collate "C"`,
  restore: restoreSafetyRules,
})

/** From where goods leave a shop first when nobody says from where. */
export const leavingRules = keptFile({
  name: 'leaving-rules',
  roles: ['merchandiser', 'manager'],
  columns: { kind: required(choice(leavingKinds)), starts_with: required(choice(['floor', 'stock_room'])) },
  query: sql`select kind, starts_with from leaving_rules order by kind collate "C"`,
  restore: restoreLeavingRules,
})

/** The shops whose windows may be promised. */
export const promisedWindows = keptFile({
  name: 'promised-windows',
  roles: ['merchandiser', 'manager'],
  columns: { location: required(text(80)) },
  names: { location: locationCode },
  query: sql`select l.code as location from promised_windows w join locations l on l.id = w.location_id order by l.code collate "C"`,
  restore: restoreWindows,
})

export const deliveries = keptFile({
  name: 'deliveries',
  roles: ['manager'],
  columns: {
    id: required(text(60)),
    kind: required(text(20)),
    from_location_id: text(60),
    location_id: required(text(60)),
    reference: text(200),
    status: required(text(20)),
    announced_at: required(instant()),
    closed_at: instant(),
  },
  names: { from_location_id: location, location_id: location },
  query: sql`
    select id, kind, from_location_id, location_id, reference, status, announced_at, closed_at from deliveries order by id collate "C"`,
  restore: restoreDeliveries,
})

export const deliveryLines = keptFile({
  name: 'delivery-lines',
  roles: ['manager'],
  columns: {
    id: required(text(60)),
    delivery_id: required(text(60)),
    sku: required(text(80)),
    location_id: required(text(60)),
    expected_on: required(day()),
    quantity: required(whole(0, 1_000_000_000)),
    announced: required(whole(1, 1_000_000_000)),
    received: required(whole(0, 1_000_000_000)),
    missing: required(whole(0, 1_000_000_000)),
  },
  names: { delivery_id: ['deliveries', 'id'], sku: ['variants', 'sku'], location_id: location },
  query: sql`
    select id, delivery_id, sku, location_id, to_char(expected_on, 'YYYY-MM-DD') as expected_on, quantity, announced, received, missing
    from incoming_deliveries order by id collate "C"`,
  restore: restoreDeliveryLines,
})
