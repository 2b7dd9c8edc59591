import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sessions.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { openSession } from '../platform/sessions.ts'

/** Opens the session of an anonymous shopper. */
export async function startSession(
  tx: Tx,
  input: Input<typeof contract.startSession>,
  call: Call,
): Promise<Output<typeof contract.startSession>> {
  const token = await openSession(
    tx,
    { kind: 'visitor', visitorId: newId('visitor'), channel: input.channel },
    call.now,
  )
  return { token, kind: 'visitor' }
}
