import type { Input } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sessions.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { closeSession } from '../platform/sessions.ts'

/** Signs out: the token is worth nothing from now on. */
export async function endSession(
  tx: Tx,
  _input: Input<typeof contract.endSession>,
  call: Call,
): Promise<Record<string, never>> {
  if (call.session) await closeSession(tx, call.session)
  return {}
}
