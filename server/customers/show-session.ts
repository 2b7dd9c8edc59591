import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sessions.ts'
import { reference, staffNames } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { reachOf } from './reach-of.ts'

/** Says who is calling, in which channel and from which shop. */
export async function showSession(
  tx: Tx,
  _input: Input<typeof contract.showSession>,
  call: Call,
): Promise<Output<typeof contract.showSession>> {
  const session = call.session ?? refuse('not_signed_in')
  const { locationId, staffId, customerId } = session
  const location = locationId && (await reference(tx)).locations.get(locationId)
  const name = staffId
    ? (await staffNames(tx, [staffId])).get(staffId)
    : customerId
      ? (await reachOf(tx, customerId)).name
      : undefined
  return {
    kind: session.kind,
    ...(customerId ? { customerId } : {}),
    ...(staffId ? { staffId } : {}),
    ...(name ? { name } : {}),
    roles: [...session.roles],
    locationId,
    locationName: location ? location.name : null,
    channel: session.channel,
  }
}
