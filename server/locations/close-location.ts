import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/locations.ts'
import { civilDateIn } from '@filrouge/kernel/civil-date.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { invalid } from '../platform/refuse.ts'
import { requireLocation } from './location.ts'
import { bumpReference, reference } from './reference.ts'

/** A location is closed on a day, today where none is said: it promises nothing for that day, and what was to leave it comes from elsewhere. */
export async function closeLocation(
  tx: Tx,
  input: Input<typeof contract.closeLocation>,
  call: Call,
): Promise<Id<'location'>> {
  const location = requireLocation(await reference(tx), input.id)
  const today = civilDateIn(call.now, location.timeZone)
  const closedOn = input.closedOn ?? today
  if (closedOn < today) invalid('#/closedOn', 'past')
  const written = await tx.run(sql`
    insert into closures (location_id, closed_on, reason) values (${location.id}, ${closedOn}, ${input.reason ?? ''}) on conflict do nothing`)
  const id = location.id as Id<'location'>
  if (written === 0) return id
  await bumpReference(tx)
  await publish(tx, { ...call, locationId: id }, 'location.closed', id, {
    locationId: id,
    closedOn,
    isToday: closedOn === today,
  })
  return id
}

/** It is open that day after all. What was sourced elsewhere stays there. */
export async function reopenLocation(
  tx: Tx,
  input: Input<typeof contract.reopenLocation>,
  _call: Call,
): Promise<Id<'location'>> {
  const location = requireLocation(await reference(tx), input.id)
  const gone = await tx.run(
    sql`delete from closures where location_id = ${location.id} and closed_on = ${input.closedOn}`,
  )
  if (gone > 0) await bumpReference(tx)
  return location.id as Id<'location'>
}
