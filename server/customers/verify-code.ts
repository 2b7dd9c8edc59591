import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sessions.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { openSession } from '../platform/sessions.ts'
import { addWithIdentifiers, findOrAdd } from './find-or-add-customer.ts'
import { type Identifier, readIdentifier } from './identifiers.ts'
import { attemptsAtMost, isCode } from './sign-in-code.ts'
import { linkVisitor } from './visitors.ts'

export interface Challenge {
  id: Id<'challenge'>
  code_hash: Buffer | null
  language: Language
}

/**
 * Signs in with a code. Two short transactions: the try is counted and committed before the code is compared, so that no number of tries at
 * once gets more than its share; then the code is used up, and all that follows from a sign-in happens with it.
 */
export async function verifyCode(
  platform: { db: Database },
  input: Input<typeof contract.verifyCode>,
  call: Call,
): Promise<Output<typeof contract.verifyCode>> {
  const identifier = readIdentifier(input)
  const open = await platform.db.transaction((tx) => countTry(tx, identifier, call.now))
  return platform.db.transaction(async (tx) => {
    const { language } = await useUp(tx, open, input.code, call.now)
    return signIn(tx, language, identifier, call)
  })
}

/**
 * Counts a try against each code that may still be answered. Every code she asked for and may still be reading counts, not only the newest:
 * two devices may each be waiting for theirs.
 */
export async function countTry(tx: Tx, { kind, value }: Identifier, now: Date): Promise<Challenge[]> {
  return tx.rows<Challenge>(sql`
    update sign_in_challenges set attempts = attempts + 1
    where id in (
      select id from sign_in_challenges
      where kind = ${kind} and value = ${value} and used_at is null and expires_at > ${now} and attempts < ${attemptsAtMost}
      order by id for update)
    returning id, code_hash, language`)
}

/** Uses up the challenge that this code answers, or refuses. */
export async function useUp(tx: Tx, open: readonly Challenge[], code: string, now: Date): Promise<Challenge> {
  if (open.length === 0) refuse('code_expired')
  const answered = open.find((challenge) => isCode(challenge.id, challenge.code_hash, code)) ?? refuse('code_wrong')
  const used = await tx.run(sql`
    update sign_in_challenges set used_at = ${now} where id = ${answered.id} and used_at is null`)
  if (used === 0) refuse('code_expired')
  return answered
}

async function signIn(
  tx: Tx,
  language: Language,
  identifier: Identifier,
  call: Call,
): Promise<Output<typeof contract.verifyCode>> {
  const customerId = await customerOf(tx, identifier, language, call)
  // A session that already was somebody's brings no visitor along: the device is shared.
  const visitorId = call.session?.kind === 'visitor' ? call.session.visitorId : null
  if (visitorId) await linkVisitor(tx, visitorId, customerId, 'code', call.now)
  const signedIn = asCustomer(call, customerId, visitorId)
  await publish(tx, signedIn, 'customer.signed_in', customerId, { customerId, visitorId })
  const channel = call.channel ?? 'web'
  const token = await openSession(tx, { kind: 'customer', customerId, visitorId, channel }, call.now)
  return { token, kind: 'customer', customerId }
}

/** From here on it is she who acts. */
function asCustomer(call: Call, customerId: Id<'customer'>, visitorId: Id<'visitor'> | null): Call {
  const channel = call.channel ?? 'web'
  const id = call.session?.id ?? ''
  return {
    ...call,
    session: { id, kind: 'customer', visitorId, customerId, staffId: null, roles: [], channel, locationId: null },
  }
}

/**
 * Whose address this is, now that she has proven it. What a guest merely typed beside someone else's payment does not open the file of whoever
 * has proven hers in the meantime: it becomes a customer of its own.
 */
async function customerOf(tx: Tx, identifier: Identifier, language: Language, call: Call): Promise<Id<'customer'>> {
  const { kind, value } = identifier
  const { customerId } = await findOrAdd(tx, { [kind]: value, language }, 'sign_in', call)
  // Two who sign in at once by two identifiers of one customer take turns: the second must see what the first has proven.
  await tx.run(sql`select from customers where id = ${customerId} for update`)
  const { must_leave } = await tx.one<{ must_leave: boolean }>(sql`
    update identifiers i set verified_at = coalesce(verified_at, ${call.now})
    where kind = ${kind} and value = ${value}
    returning source = 'payment_request' and verified_at = ${call.now} and exists (
      select from identifiers o where o.customer_id = i.customer_id and o.verified_at is not null and (o.kind, o.value) <> (i.kind, i.value)
    ) as must_leave`)
  if (!must_leave) return customerId
  await tx.run(sql`delete from identifiers where kind = ${kind} and value = ${value}`)
  const own = await addWithIdentifiers(tx, [identifier], { language }, 'sign_in', call)
  if (!own) throw new Error('the identifier just freed was taken')
  await tx.run(sql`update identifiers set verified_at = ${call.now} where kind = ${kind} and value = ${value}`)
  return own
}
