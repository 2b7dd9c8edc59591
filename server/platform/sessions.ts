import { createHash, randomBytes } from 'node:crypto'
import type { Channel, Role } from '@filrouge/contract/sessions.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Session } from './call.ts'
import type { Database, Tx } from './db/database.ts'

const lifetimeDays = { visitor: 90, customer: 90, staff: 1 }

/** The hash a token is kept as: a stolen database opens no session. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Opens a session and answers its token, which is stored nowhere. */
export async function openSession(
  tx: Tx,
  who: {
    kind: Session['kind']
    visitorId?: Id<'visitor'> | null
    customerId?: Id<'customer'> | null
    staffId?: Id<'staff'> | null
    channel: Channel
    locationId?: Id<'location'> | null
  },
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const hash = hashOfToken(token)
  const id = newId('session')
  const expiresAt = new Date(now.getTime() + lifetimeDays[who.kind] * 86_400_000)
  tx.send(sql`
    insert into sessions (token_hash, id, kind, visitor_id, customer_id, staff_id, channel, location_id, created_at, expires_at)
    values (${hash}, ${id}, ${who.kind}, ${who.visitorId ?? null}, ${who.customerId ?? null},
      ${who.staffId ?? null}, ${who.channel}, ${who.locationId ?? null}, ${now}, ${expiresAt})`)
  // Whoever opens a session calls again at once.
  const { kind, visitorId = null, customerId = null, staffId = null, channel, locationId = null } = who
  if (kind !== 'staff')
    tx.afterCommit(() =>
      keep(tx.database, hash, { id, kind, visitorId, customerId, staffId, roles: [], channel, locationId }, expiresAt),
    )
  return token
}

interface SessionRow {
  id: string
  kind: Session['kind']
  visitor_id: Id<'visitor'> | null
  customer_id: Id<'customer'> | null
  staff_id: Id<'staff'> | null
  roles: Role[] | null
  channel: Channel
  location_id: Id<'location'> | null
  expires_at: Date
}

const keptMs = 5_000
const keptAtMost = 20_000
const kept = new WeakMap<Database, Map<string, { session: Session; until: number; expiresAt: number }>>()

/**
 * The session of a token, or null. Kept in memory for a few seconds, so a sign-out on another server takes that long to be heard here.
 */
export async function findSession(tx: Tx, token: string, now: Date): Promise<Session | null> {
  const hash = hashOfToken(token)
  const found = kept.get(tx.database)?.get(hash.toString('base64'))
  if (found && found.until > performance.now() && found.expiresAt > now.getTime()) return found.session
  const row = await tx.maybe<SessionRow>(sql`
    select s.id, s.kind, s.visitor_id, s.customer_id, s.staff_id, t.roles, s.channel, s.location_id, s.expires_at
    from sessions s left join staff t on t.id = s.staff_id and t.is_active
    where s.token_hash = ${hash} and s.expires_at > ${now} and (s.staff_id is null or t.id is not null)`)
  if (!row) return null
  const session: Session = {
    id: row.id,
    kind: row.kind,
    visitorId: row.visitor_id,
    customerId: row.customer_id,
    staffId: row.staff_id,
    roles: row.roles ?? [],
    channel: row.channel,
    locationId: row.location_id,
  }
  keep(tx.database, hash, session, row.expires_at)
  return session
}

function keep(database: Database, hash: Buffer, session: Session, expiresAt: Date): void {
  const cache = kept.get(database) ?? new Map()
  kept.set(database, cache)
  if (cache.size >= keptAtMost) cache.clear()
  cache.set(hash.toString('base64'), { session, until: performance.now() + keptMs, expiresAt: expiresAt.getTime() })
}

/** Ends a session at once. */
export async function closeSession(tx: Tx, session: Session): Promise<void> {
  await tx.run(sql`delete from sessions where id = ${session.id}`)
  kept.get(tx.database)?.clear()
}

/** Ends every session of a customer, on every device. */
export async function closeSessionsOf(tx: Tx, customerId: Id<'customer'>): Promise<void> {
  await tx.run(sql`delete from sessions where customer_id = ${customerId}`)
  kept.get(tx.database)?.clear()
}

/** The channel in which a session goes on: an app that was installed shares the cookie of the browser it came from. */
export async function moveSession(tx: Tx, session: Session, channel: Channel): Promise<void> {
  await tx.run(sql`update sessions set channel = ${channel} where id = ${session.id}`)
  kept.get(tx.database)?.clear()
}
