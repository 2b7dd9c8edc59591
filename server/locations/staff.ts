import type { Role } from '@filrouge/contract/sessions.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

export interface Staff {
  id: Id<'staff'>
  login: string
  name: string
  passwordHash: string
  roles: Role[]
  locationId: Id<'location'> | null
  language: Language
  isActive: boolean
}

export interface NewStaff {
  /** As another database of this retailer calls her. */
  id?: Id<'staff'> | undefined
  login: string
  name: string
  /** An argon2 hash: the password itself never comes here. Without one, she keeps hers; who is new signs in with one set later. */
  passwordHash?: string | undefined
  roles: readonly string[]
  /** Code of the shop they work in. */
  location?: string | null
  language: string
  isActive?: boolean
}

/** No password has this hash. */
const unusable = '!'

/** Loads staff by login; who is there already takes the new values. */
export async function addStaff(tx: Tx, rows: readonly NewStaff[]): Promise<void> {
  await tx.run(sql`
    insert into staff (id, login, name, password_hash, roles, location_id, language, is_active)
    select r.id, r.login, r.name, coalesce(r.hash, ${unusable}), string_to_array(r.roles, ','), l.id, r.language, r.active
    from unnest(${rows.map((row) => row.id ?? newId('staff'))}::text[], ${rows.map((row) => row.login)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.passwordHash ?? null)}::text[], ${rows.map((row) => row.roles.join(','))}::text[],
      ${rows.map((row) => row.location ?? null)}::text[], ${rows.map((row) => row.language)}::text[],
      ${rows.map((row) => row.isActive ?? true)}::boolean[]) r(id, login, name, hash, roles, location, language, active)
    left join locations l on l.code = r.location
    on conflict (login) do update set name = excluded.name,
      password_hash = case excluded.password_hash when ${unusable} then staff.password_hash else excluded.password_hash end,
      roles = excluded.roles, location_id = excluded.location_id, language = excluded.language, is_active = excluded.is_active`)
}

/** The person of the staff with this login. */
export async function findStaff(tx: Tx, login: string): Promise<Staff | undefined> {
  return tx.maybe<Staff>(sql`
    select id, login, name, password_hash as "passwordHash", roles, location_id as "locationId", language, is_active as "isActive"
    from staff where login = ${login}`)
}

/** The names of these people, by id. */
export async function staffNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; name: string }>(
    sql`select id, name from staff where id = any(${[...new Set(ids)]}::text[])`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
