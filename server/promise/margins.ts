import { chooseMargin, type Lateness, type MarginChoice } from '@filrouge/rules/promise-margin.ts'
import sql from 'sql-template-tag'
import { bumpReference } from '../locations/public.ts'
import { json, type Tx } from '../platform/db/database.ts'
import type { JobContext } from '../platform/jobs.ts'

export interface MarginSettings {
  isOn: boolean
  /** The share of promises that is to be kept. */
  target: number
}

/** What the retailer has decided of margins. */
export const marginSettings = (tx: Tx): Promise<MarginSettings> =>
  tx.one<MarginSettings>(sql`select is_on as "isOn", target from promise_margin_settings`)

/** A margin as it stands: of the latest row for its service and place. */
export const standingMargins = sql`
  select distinct on (service, location_id) service, location_id, since, days, is_fixed, evidence, staff_id
  from promise_margins order by service, location_id, since desc`

const learnedFromDays = 180

/** The job of the night: learns from what happened. */
export async function learnMarginsNightly({ db, clock }: JobContext): Promise<void> {
  await db.transaction((tx) => learnMargins(tx, clock.now()))
}

interface Cell {
  service: string
  location_id: string
  lateness: [number, number][]
}

interface Standing {
  service: string
  location_id: string
  days: number
  is_fixed: boolean
}

/**
 * Learns the margin of each carrier's service from each place, from what happened in the last half year, as it would have been without any
 * margin. A margin that changes is a new row, and counts from the next promise on; one that a person fixed stays, with what would be right beside it.
 */
export async function learnMargins(tx: Tx, now: Date): Promise<void> {
  const since = new Date(now.getTime() - learnedFromDays * 86_400_000)
  const [{ isOn, target }, cells, standing] = await Promise.all([
    marginSettings(tx),
    tx.rows<Cell>(sql`
      select service, location_id, json_agg(json_build_array(late, count)) as lateness
      from (select service, location_id, late_days + margin_days as late, count(*)::integer as count from promise_outcomes
        where service is not null and location_id is not null and happened_at > ${since} and happened_at <= ${now} group by 1, 2, 3) o
      group by 1, 2 order by 1, 2`),
    tx.rows<Standing>(standingMargins),
  ])
  const everywhere = new Map<string, Lateness>()
  for (const { service, lateness } of cells) everywhere.set(service, add(everywhere.get(service), lateness))
  const now_ = new Map(standing.map((one) => [`${one.service} ${one.location_id}`, one]))
  const learned = cells.map(({ service, location_id: locationId, lateness }) => ({
    ...{ service, locationId },
    choice: chooseMargin(new Map(lateness), everywhere.get(service)!, target),
  }))
  const changed = learned.filter(({ service, locationId, choice }) => {
    const current = now_.get(`${service} ${locationId}`)
    return !current?.is_fixed && choice.days !== (current?.days ?? 0)
  })
  await tell(tx, learned, now)
  await write(tx, changed, now)
  if (isOn && changed.length > 0) await bumpReference(tx)
}

type Learned = { service: string; locationId: string; choice: MarginChoice }

/** What stands is told on what it stands today; what was never anything is told too. */
async function tell(tx: Tx, learned: readonly Learned[], now: Date): Promise<void> {
  await tx.run(sql`
    with l as (select * from jsonb_to_recordset(${json(learned)}::jsonb) l(service text, "locationId" text, choice jsonb)), told as (
      update promise_margins m set evidence = l.choice from l
      where m.service = l.service and m.location_id = l."locationId"
        and m.since = (select max(since) from promise_margins where service = m.service and location_id = m.location_id)
    )
    insert into promise_margins (service, location_id, since, days, is_fixed, evidence)
    select service, "locationId", ${now}, 0, false, choice from l
    where not exists (select from promise_margins m where m.service = l.service and m.location_id = l."locationId")`)
}

async function write(tx: Tx, changed: readonly Learned[], now: Date): Promise<void> {
  await tx.run(sql`
    insert into promise_margins (service, location_id, since, days, is_fixed, evidence)
    select service, "locationId", ${now}, (choice->>'days')::integer, false, choice
    from jsonb_to_recordset(${json(changed)}::jsonb) l(service text, "locationId" text, choice jsonb)
    on conflict (service, location_id, since) do update set days = excluded.days, evidence = excluded.evidence`)
}

function add(one: Lateness | undefined, other: readonly [number, number][]): Lateness {
  const sum = new Map(one)
  for (const [late, count] of other) sum.set(late, (sum.get(late) ?? 0) + count)
  return sum
}
