import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sessions.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { readIdentifier } from './identifiers.ts'
import { challengesAtMost, codeLifetimeSeconds } from './sign-in-code.ts'

/** Opens a challenge for an address; the code is made and sent afterwards. The answer is the same whether or not the address is known. */
export async function askCode(
  tx: Tx,
  input: Input<typeof contract.askCode>,
  call: Call,
): Promise<Output<typeof contract.askCode>> {
  const { kind, value } = readIdentifier(input)
  const challengeId = newId('challenge')
  const lifetimeMs = codeLifetimeSeconds * 1000
  // Those who ask for one address wait for each other, so that the count below is true.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`sign_in_challenges ${kind} ${value}`}, 0))`)
  const opened = await tx.run(sql`
    insert into sign_in_challenges (id, kind, value, language, created_at, expires_at)
    select ${challengeId}, ${kind}, ${value}, ${input.language ?? call.language}, ${call.now}, ${new Date(call.now.getTime() + lifetimeMs)}
    where ${challengesAtMost}::integer > (
      select count(*) from sign_in_challenges
      where kind = ${kind} and value = ${value} and created_at > ${new Date(call.now.getTime() - lifetimeMs)})`)
  if (opened === 0) refuse('too_many_attempts')
  await publish(tx, call, 'customer.code_asked', challengeId, { challengeId, kind })
  return { sentTo: kind, expiresInSeconds: codeLifetimeSeconds }
}
