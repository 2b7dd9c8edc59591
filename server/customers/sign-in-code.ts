import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import type { JobContext } from '../platform/jobs.ts'

/** How long a code can be used, from the moment it was asked for. */
export const codeLifetimeSeconds = 600

/** How many codes may be asked for one address within a code's lifetime. */
export const challengesAtMost = 5

/** How many tries a code survives. */
export const attemptsAtMost = 5

/** What is kept of a code: its hash, salted with the id of its challenge. */
export const hashOfCode = (challengeId: string, code: string): Buffer =>
  createHash('sha256').update(challengeId).update(code).digest()

/** Whether a code is the one whose hash is kept, in the same time for any two codes. */
export function isCode(challengeId: string, hash: Buffer | null, code: string): boolean {
  return hash !== null && timingSafeEqual(hash, hashOfCode(challengeId, code))
}

/**
 * Makes the code of a challenge at the moment its message is written; asked again, it makes another and the first is void. Undefined when the
 * challenge can no longer be answered. For messaging only: the code must go nowhere but into that message.
 */
export async function codeFor(
  tx: Tx,
  challengeId: Id<'challenge'>,
  now: Date,
): Promise<{ kind: 'email' | 'phone'; value: string; language: Language; code: string } | undefined> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const challenge = await tx.maybe<{ kind: 'email' | 'phone'; value: string; language: Language }>(sql`
    update sign_in_challenges set code_hash = ${hashOfCode(challengeId, code)}
    where id = ${challengeId} and used_at is null and expires_at > ${now}
    returning kind, value, language`)
  return challenge && { ...challenge, code }
}

/** Forgets the challenges that can no longer matter: they hold addresses of people who may never have signed in. */
export async function forgetOldChallenges({ db, clock }: JobContext): Promise<void> {
  const yesterday = new Date(clock.now().getTime() - 86_400_000)
  await db.reader.run(sql`delete from sign_in_challenges where expires_at < ${yesterday}`)
}
