import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/promises-kept.ts'
import type { KeptGroup, KeptView } from '@filrouge/contract/promises-kept.ts'
import { say } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { addDays, type CivilDate, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql, { join, type Sql } from 'sql-template-tag'
import { type Reference, reference } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'
import { marginSettings, standingMargins } from '../promise/public.ts'

const timeZone = 'Europe/Paris'
const weeksShown = 12
/** Beyond these, parcels are counted together. */
const [earliest, latest] = [-3, 5]

type Filter = Pick<Input<typeof contract.showPromisesKept>, 'from' | 'mode' | 'service' | 'locationId'>

interface Cell {
  mode: KeptView['byMode'][number]['key']
  service: string | null
  location_id: string | null
  week: string
  late: number
  count: number
  kept: number
}

/** What was promised against what happened: cells counted by the database, added up here by mode, carrier, place and week. */
export async function showPromisesKept(
  tx: Tx,
  input: Input<typeof contract.showPromisesKept>,
  call: Call,
): Promise<KeptView> {
  const to = civilDateIn(call.now, timeZone)
  const from = input.from ?? addDays(to, -7 * weeksShown)
  const [cells, settings, margins, services, known] = await Promise.all([
    tx.rows<Cell>(sql`
      select mode, service, location_id, to_char(date_trunc('week', happened_at at time zone ${timeZone}), 'YYYY-MM-DD') as week,
        greatest(${earliest}::integer, least(${latest}::integer, late_days)) as late, count(*)::integer as count,
        count(*) filter (where is_kept)::integer as kept
      from promise_outcomes p where ${where({ ...input, from })} group by 1, 2, 3, 4, 5`),
    marginSettings(tx),
    tx.rows<MarginRow>(standingMargins),
    serviceTitles(tx, call.language),
    reference(tx),
  ])
  const placeOf = (id: string) => known.locations.get(id as Id<'location'>)?.name ?? id
  const groups = (keyOf: (cell: Cell) => string | null, title: (key: string) => string) => grouped(cells, keyOf, title)
  const whole = sumOf('', '', cells)
  return {
    ...{ from, to, target: settings.target, areMarginsOn: settings.isOn },
    ...{ count: whole.count, kept: whole.kept, early: whole.early },
    byMode: groups(
      (cell) => cell.mode,
      (mode) => say(call.language, `mode.${mode as 'home'}`),
    ),
    byService: groups(
      (cell) => cell.service,
      (service) => services.get(service) ?? service,
    ),
    byLocation: groups((cell) => cell.location_id, placeOf),
    byWeek: groups(
      (cell) => cell.week,
      (week) => week,
    ).sort((one, other) => (one.key < other.key ? -1 : 1)),
    distribution: distributionOf(cells),
    margins: margins.map((row) => marginOf(row, services, known)),
  }
}

/** After a margin was changed: the whole page again. */
export const promisesKeptAfter = (tx: Tx, _: unknown, call: Call) => showPromisesKept(tx, {}, call)

/** The promises that were not kept, the latest first. */
export async function listLatePromises(
  tx: Tx,
  input: Input<typeof contract.listLatePromises>,
  call: Call,
): Promise<Output<typeof contract.listLatePromises>> {
  const from = input.from ?? addDays(civilDateIn(call.now, timeZone), -7 * weeksShown)
  if (input.cursor !== undefined && !/^[a-z]{3}_[0-9a-f]{32}$/.test(input.cursor)) invalid('#/cursor', 'invalid_cursor')
  const before = input.cursor
    ? sql`(p.happened_at, p.id) < (select happened_at, id from promise_outcomes where id = ${input.cursor})`
    : sql`true`
  const [rows, services, known] = await Promise.all([
    tx.rows<LateRow>(sql`
      select p.id, p.order_id, o.number, p.mode, p.service, p.location_id, p.due_at, p.happened_at, p.late_days
      from promise_outcomes p join orders o on o.id = p.order_id
      where not p.is_kept and ${before} and ${where({ ...input, from })}
      order by p.happened_at desc, p.id desc limit ${input.limit + 1}`),
    serviceTitles(tx, call.language),
    reference(tx),
  ])
  const shown = rows.slice(0, input.limit)
  return {
    items: shown.map((row) => ({
      ...{ id: row.id, orderId: row.order_id, orderNumber: row.number, mode: row.mode },
      ...(row.service ? { serviceTitle: services.get(row.service) ?? row.service } : {}),
      ...(row.location_id ? { locationName: known.locations.get(row.location_id)?.name ?? '' } : {}),
      ...{ dueAt: row.due_at.toISOString(), happenedAt: row.happened_at.toISOString(), lateDays: row.late_days },
    })),
    nextCursor: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

interface LateRow {
  id: string
  order_id: Id<'order'>
  number: string
  mode: 'collect' | 'home' | 'relay'
  service: string | null
  location_id: Id<'location'> | null
  due_at: Date
  happened_at: Date
  late_days: number
}

interface MarginRow {
  service: string
  location_id: Id<'location'>
  since: Date
  days: number
  is_fixed: boolean
  evidence: { days: number; count: number; weighed: KeptView['margins'][number]['weighed'] }
}

function where({ from, mode, service, locationId }: Filter & { from: CivilDate }): Sql {
  const conditions = [
    sql`p.happened_at >= ${instantOf(from, '00:00', timeZone)}`,
    ...(mode ? [sql`p.mode = ${mode}`] : []),
    ...(service ? [sql`p.service = ${service}`] : []),
    ...(locationId ? [sql`p.location_id = ${locationId}`] : []),
  ]
  return join(conditions, ' and ')
}

async function serviceTitles(tx: Tx, language: Language): Promise<Map<string, string>> {
  const rows = await tx.rows<{ code: string; title_fr: string; title_en: string; carrier: string }>(
    sql`select code, title_fr, title_en, carrier from delivery_services`,
  )
  return new Map(rows.map((row) => [row.code, language === 'en' ? row.title_en : row.title_fr]))
}

function grouped(
  cells: readonly Cell[],
  keyOf: (cell: Cell) => string | null,
  titleOf: (key: string) => string,
): KeptGroup[] {
  const groups = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = keyOf(cell)
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), cell])
  }
  return [...groups]
    .map(([key, members]) => sumOf(key, titleOf(key), members))
    .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
}

function sumOf(key: string, title: string, cells: readonly Cell[]): KeptGroup {
  const sum = (value: (cell: Cell) => number) => cells.reduce((total, cell) => total + value(cell), 0)
  return {
    key,
    title,
    count: sum(({ count }) => count),
    kept: sum(({ kept }) => kept),
    early: sum(({ late, kept }) => (late < 0 ? kept : 0)),
  }
}

function distributionOf(cells: readonly Cell[]): KeptView['distribution'] {
  return Array.from({ length: latest - earliest + 1 }, (_, index) => {
    const days = earliest + index
    return { days, count: cells.reduce((sum, cell) => sum + (cell.late === days ? cell.count : 0), 0) }
  })
}

function marginOf(row: MarginRow, services: Map<string, string>, known: Reference): KeptView['margins'][number] {
  const { service, location_id: locationId, since, days, is_fixed: isFixed, evidence } = row
  return {
    ...{ service, serviceTitle: services.get(service) ?? service, locationId },
    ...{ locationName: known.locations.get(locationId)?.name ?? '', days, isFixed, since: since.toISOString() },
    ...{ learned: evidence.days, count: evidence.count, weighed: evidence.weighed },
  }
}
