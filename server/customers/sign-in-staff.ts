import { createHash } from 'node:crypto'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/sessions.ts'
import type { Channel, Role } from '@filrouge/contract/sessions.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { hash, verify } from '@node-rs/argon2'
import sql from 'sql-template-tag'
import { findStaff } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { openSession } from '../platform/sessions.ts'

const failuresAtMost = 10
const windowMs = 600_000

let nobodysHash: Promise<string> | undefined

/**
 * Signs in one of the staff. The password is compared between two short transactions, because that takes long on purpose; for a login nobody
 * has it takes as long. The failures are counted again afterwards: what was tried at the same time counts too.
 */
export async function signInStaff(
  platform: { db: Database },
  input: Input<typeof contract.signInStaff>,
  call: Call,
): Promise<Output<typeof contract.signInStaff>> {
  const { db } = platform
  const login = input.login.trim().toLowerCase()
  if ((await failuresOf(db.reader, login, call.now)) >= failuresAtMost) refuse('too_many_attempts')
  const person = await findStaff(db.reader, login)
  nobodysHash ??= hash('nobody has this password')
  // Who was brought in without a password has a hash that is none: it takes as long to be refused.
  const known = person?.passwordHash.startsWith('$argon2') ? person.passwordHash : await nobodysHash
  const isRight = await verify(known, input.password)
  if (!person?.isActive || !isRight) {
    await db.transaction((tx) => recordFailure(tx, login, call.now))
    refuse('wrong_password')
  }
  if ((await failuresOf(db.reader, login, call.now)) >= failuresAtMost) refuse('too_many_attempts')
  const { channel, locationId } = workplaceOf(person)
  const token = await db.transaction((tx) =>
    openSession(tx, { kind: 'staff', staffId: person.id, channel, locationId }, call.now),
  )
  return { token, kind: 'staff', staffId: person.id, name: person.name, roles: [...person.roles], locationId }
}

/** Where someone of the staff works: on a shop floor, on the telephone, or at head office, which is in no shop. */
export function workplaceOf(person: { roles: readonly Role[]; locationId: Id<'location'> | null }): {
  channel: Channel
  locationId: Id<'location'> | null
} {
  const isOnShopFloor = person.roles.includes('associate') || person.roles.includes('manager')
  if (!isOnShopFloor && person.roles.includes('adviser')) return { channel: 'call_centre', locationId: null }
  return { channel: 'shop', locationId: isOnShopFloor ? person.locationId : null }
}

const hashOfLogin = (login: string) => createHash('sha256').update(login).digest()

async function failuresOf(tx: Tx, login: string, now: Date): Promise<number> {
  const { failures } = await tx.one<{ failures: number }>(sql`
    select count(*) as failures from staff_sign_in_failures
    where login_hash = ${hashOfLogin(login)} and at > ${new Date(now.getTime() - windowMs)}`)
  return failures
}

async function recordFailure(tx: Tx, login: string, now: Date): Promise<void> {
  await tx.run(sql`delete from staff_sign_in_failures where at < ${new Date(now.getTime() - windowMs)}`)
  await tx.run(sql`insert into staff_sign_in_failures (login_hash, at) values (${hashOfLogin(login)}, ${now})`)
}
