import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sessions.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { moveSession as move } from '../platform/sessions.ts'

/** The session goes on in the installed app, or again in the browser: one shopper, two channels, one cookie. */
export async function moveSession(
  tx: Tx,
  input: Input<typeof contract.moveSession>,
  call: Call,
): Promise<Output<typeof contract.moveSession>> {
  await move(tx, call.session ?? refuse('not_signed_in'), input.channel)
  return { channel: input.channel }
}
