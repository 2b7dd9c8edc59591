import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Database, Tx } from './db/database.ts'
import { refuse } from './refuse.ts'

export interface KeptAnswer {
  status: number
  body: unknown
}

const leaseSeconds = 30

/** What is compared when a key comes again: the endpoint and the whole input, in the order of its keys. */
export function hashOfRequest(endpointName: string, input: unknown): Buffer {
  return createHash('sha256')
    .update(`${endpointName}\n${stable(input)}`)
    .digest()
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  if (value && typeof value === 'object')
    return `{${Object.entries(value as Record<string, unknown>)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${stable(v)}`)
      .join(',')}}`
  return JSON.stringify(value) ?? 'null'
}

/** The seed from which a resumed call makes its ids again: same caller, same key, same things. */
export const seedOf = (caller: string, key: string): string =>
  createHash('sha256').update(`${caller}\n${key}`).digest('hex').slice(0, 32)

/**
 * Takes the key for this request, or answers what was answered the first time. Committed before the work starts, so that a second request
 * meets it; a request that died leaves its lease to run out, and whoever comes then does the work again, with the same ids.
 */
export async function takeKey(
  db: Database,
  caller: string,
  key: string,
  requestHash: Buffer,
  now: Date,
): Promise<KeptAnswer | undefined> {
  const leasedUntil = new Date(now.getTime() + leaseSeconds * 1000)
  const taken = await db.reader.run(sql`
    insert into idempotency_keys (caller, key, request_hash, leased_until, created_at)
    values (${caller}, ${key}, ${requestHash}, ${leasedUntil}, ${now})
    on conflict (caller, key) do update set leased_until = excluded.leased_until
    where idempotency_keys.status is null and idempotency_keys.leased_until < ${now} and idempotency_keys.request_hash = excluded.request_hash`)
  if (taken === 1) return undefined
  const earlier = await db.reader.maybe<{ request_hash: Buffer; status: number | null; answer: unknown }>(
    sql`select request_hash, status, answer from idempotency_keys where caller = ${caller} and key = ${key}`,
  )
  // The first came to nothing and let the key go between the two questions.
  if (!earlier) return takeKey(db, caller, key, requestHash, now)
  if (!earlier.request_hash.equals(requestHash)) refuse('idempotency_key_reused')
  if (earlier.status === null) refuse('idempotency_key_in_use')
  return { status: earlier.status, body: earlier.answer }
}

/** Keeps the answer, in the transaction of the work where there is one. */
export async function keepAnswer(tx: Tx, caller: string, key: string, answer: KeptAnswer): Promise<void> {
  await tx.run(sql`
    update idempotency_keys set status = ${answer.status}, answer = ${JSON.stringify(answer.body)}::json
    where caller = ${caller} and key = ${key}`)
}

/** The answer that was given for a thing with this id, if its maker asks again; another request about it is refused. */
export async function answerKept(
  db: Database,
  caller: string,
  key: string,
  requestHash: Buffer,
): Promise<KeptAnswer | undefined> {
  const earlier = await db.reader.maybe<{ request_hash: Buffer; status: number; answer: unknown }>(sql`
    select request_hash, status, answer from idempotency_keys where caller = ${caller} and key = ${key} and status is not null`)
  if (!earlier) return undefined
  if (!earlier.request_hash.equals(requestHash)) refuse('idempotency_key_reused')
  return { status: earlier.status, body: earlier.answer }
}

/** Keeps the first answer about a thing under its own id. */
export async function keepAnswerById(
  db: Database,
  caller: string,
  key: string,
  requestHash: Buffer,
  answer: KeptAnswer,
  now: Date,
): Promise<void> {
  await db.reader.run(sql`
    insert into idempotency_keys (caller, key, request_hash, status, answer, leased_until, created_at)
    values (${caller}, ${key}, ${requestHash}, ${answer.status}, ${JSON.stringify(answer.body)}::json, ${now}, ${now})
    on conflict (caller, key) do nothing`)
}

/** Lets go of a key whose work came to nothing that deserves keeping (a bug, bad input): the same request may be tried again. */
export async function letKeyGo(db: Database, caller: string, key: string): Promise<void> {
  await db.reader.run(sql`delete from idempotency_keys where caller = ${caller} and key = ${key} and status is null`)
}
