import type { Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/locations.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'

const atMost = 500

/** The exceptional closures of today and to come. */
export async function listClosures(
  tx: Tx,
  _input: unknown,
  { now }: Call,
): Promise<Output<typeof contract.listClosures>> {
  const items = await tx.rows<Output<typeof contract.listClosures>['items'][number]>(sql`
    select c.location_id as "locationId", l.name as "locationName", c.closed_on as "closedOn", c.reason
    from closures c join locations l on l.id = c.location_id
    where c.closed_on >= ${civilDateIn(now, 'Europe/Paris')} order by c.closed_on, l.name limit ${atMost}`)
  return { items }
}
