import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/promises-kept.ts'
import sql from 'sql-template-tag'
import { bumpReference, reference, requireLocation } from '../locations/public.ts'
import { actorOf, type Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid } from '../platform/refuse.ts'
import { learnMargins } from './margins.ts'

/** Fixes the margin of a service from a place by hand, or lets it be learned again. It counts from the next promise on. */
export async function setMargin(tx: Tx, input: Input<typeof contract.setMargin>, call: Call): Promise<void> {
  const { service, days } = input
  const location = requireLocation(await reference(tx), input.locationId)
  if (!(await tx.maybe(sql`select 1 from delivery_services where code = ${service}`))) invalid('#/service', 'unknown')
  const isFixed = days !== null
  await tx.run(sql`
    insert into promise_margins (service, location_id, since, days, is_fixed, evidence, staff_id)
    select ${service}, ${location.id}, ${call.now}, coalesce(${days}::integer, (e.evidence->>'days')::integer, 0), ${isFixed},
      coalesce(e.evidence, '{"days": 0, "count": 0, "weighed": []}'), ${actorOf(call).id}
    from (values (1)) one
    left join lateral (
      select evidence from promise_margins where service = ${service} and location_id = ${location.id} order by since desc limit 1) e on true
    on conflict (service, location_id, since) do update set days = excluded.days, is_fixed = excluded.is_fixed, staff_id = excluded.staff_id`)
  await bumpReference(tx)
}

/** Switches learned margins on or off, and says which share of promises is to be kept. Learns anew at once. */
export async function setMarginSettings(
  tx: Tx,
  input: Input<typeof contract.setMarginSettings>,
  call: Call,
): Promise<void> {
  await tx.run(sql`
    update promise_margin_settings set is_on = coalesce(${input.isOn ?? null}::boolean, is_on), target = coalesce(${input.target ?? null}::numeric, target)`)
  await learnMargins(tx, call.now)
  await bumpReference(tx)
}
