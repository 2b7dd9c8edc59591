import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/journeys.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { reachOf } from '../customers/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'

/**
 * Writes one touch of a journey, once for each id. A shopper's touch is her own; the staff say whose it is, and theirs is the shop where the
 * person stands.
 */
export async function recordTouch(
  tx: Tx,
  input: Input<typeof contract.recordTouch>,
  call: Call,
): Promise<{ id: Id<'touch'> }> {
  const session = call.session ?? refuse('not_signed_in')
  const id = input.id ?? newId('touch')
  const isStaff = session.kind === 'staff'
  if (isStaff && !input.customerId) invalid('#/customerId', 'missing')
  const customerId = isStaff ? input.customerId! : session.customerId
  if (isStaff) await reachOf(tx, customerId!) // refuses who is not known
  const visitorId = isStaff ? null : session.visitorId
  const written = await tx.run(sql`
    insert into touches (id, visitor_id, customer_id, kind, channel, location_id, sku, at)
    values (${id}, ${visitorId}, ${customerId}, ${input.kind}, ${call.channel ?? session.channel}, ${call.locationId}, ${input.sku ?? null}, ${call.now})
    on conflict (id) do nothing`)
  if (written === 0) await refuseAnothers(tx, id, visitorId, customerId, call)
  return { id }
}

/** The same touch sent twice is one; an id that is somebody else's is refused. */
async function refuseAnothers(
  tx: Tx,
  id: Id<'touch'>,
  visitorId: Id<'visitor'> | null,
  customerId: Id<'customer'> | null,
  call: Call,
): Promise<void> {
  const { is_mine } = await tx.one<{ is_mine: boolean }>(sql`
    select coalesce(customer_id = ${customerId}, false) or coalesce(visitor_id = ${visitorId}, false) as is_mine from touches where id = ${id}`)
  if (!is_mine) refuse('id_already_used')
  call.answerStatus = 200
}
