import sql from 'sql-template-tag'
import type { Location } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import type { Allocation } from './parcel.ts'
import type { Capacity } from './promise.ts'
import { exactLoad } from './read-sourcing.ts'
import type { Asked } from './rules-asked.ts'
import type { Scene } from './scene.ts'

/** The capacities that a choice of sources counts upon: of the rules that did not give way, for what is sent. */
export function capacitiesOf(
  scene: Scene,
  { allocations, asked, given }: { allocations: readonly Allocation[]; asked: Asked; given: number },
  here: Location | undefined,
): Capacity[] {
  const found: Capacity[] = []
  for (const { limit, lines, givesWayAt } of asked.limits) {
    const { rule, at } = limit
    if (rule.kind !== 'daily_capacity' || givesWayAt <= given) continue
    const sent = allocations.filter(({ location, line, later }) => location !== here && !later && lines[line])
    const adds = rule.per === 'parcels' ? 1 : scene.lines.length
    for (const location of new Set(sent.map(({ location }) => location)))
      if (at(location)) found.push({ location, per: rule.per, units: rule.units, adds })
  }
  return found
}

/**
 * Whether these places can be given that much more, in the transaction that then gives it to them: until it ends nobody else counts upon the
 * same place. Who waits here waits for a place that has a capacity and has been chosen; all others go on together.
 */
export async function hasRoom(tx: Tx, capacities: readonly Capacity[], cartId: string, now: Date): Promise<boolean> {
  const locations = [...new Map(capacities.map(({ location }) => [location.id, location])).values()]
  const ids = locations.map(({ id }) => id).sort()
  await tx.run(sql`
    select pg_advisory_xact_lock(hashtextextended('capacity of ' || id, 0)) from unnest(${ids}::text[]) with ordinality u(id, n) order by n`)
  const load = await exactLoad(tx, locations, now, cartId)
  return capacities.every(({ location, per, units, adds }) => (load.get(location.id)?.[per] ?? 0) + adds <= units)
}
