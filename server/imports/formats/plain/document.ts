import { normaliseEmail } from '@filrouge/kernel/email.ts'
import { type Id, isId } from '@filrouge/kernel/ids.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import sql from 'sql-template-tag'
import { type PastCustomer, recordCustomers } from '../../../customers/public.ts'
import { reference } from '../../../locations/public.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { refuse } from '../../../platform/refuse.ts'
import type { Columns } from '../column.ts'
import type { Row, Work } from '../format.ts'
import { readCells } from '../read-cells.ts'

/** What the files of orders and of credit notes have in common: rows that are one document, and all that surrounds it. */

/** The system of a file that names none. */
export const ownSource = 'csv'

export const channels = [
  'web',
  'mobile_web',
  'app',
  'shop',
  'call_centre',
  'catalogue',
  'marketplace',
  'social',
  'agent',
] as const

/** The rows of one document, all of them good; what its first row says holds for the whole. */
export function readDocument<C extends Columns>(columns: C, rows: readonly Row[], work: Work) {
  const read = rows.map((row) => readCells(columns, row, work))
  const lines = read.filter((cells) => cells !== undefined)
  if (lines.length < rows.length) return undefined
  const isGuest = 'customer' in rows[0]!.cells && lines[0]!.customer === undefined
  return { line: rows[0]!.line, isGuest, cells: lines[0]!, lines }
}

/** The places, people and companies that documents name. */
export interface Surroundings {
  reference: Awaited<ReturnType<typeof reference>>
  staff: Map<string, Id<'staff'>>
  companies: Map<string, string>
  customers: Map<string, Id<'customer'>>
}

/** Reads them; customers that are not known yet are entered. */
export async function surroundingsOf(
  tx: Tx,
  rows: readonly {
    customer?: string | undefined
    email?: string | undefined
    phone?: string | undefined
    placed_at?: Date | undefined
  }[],
  { call }: Work,
): Promise<Surroundings> {
  const [people, companies] = [
    await tx.rows<{ login: string; id: Id<'staff'> }>(sql`select login, id from staff`),
    await tx.rows<{ code: string; id: string }>(sql`select code, id from legal_entities order by code`),
  ]
  if (companies.length === 0) refuse('company_missing')
  const named = new Map<string, PastCustomer>()
  for (const { customer, email, phone, placed_at: createdAt } of rows) {
    const key = customer ?? email ?? phone
    if (key !== undefined && !named.has(key)) named.set(key, { ...customerNamed(key), ...(createdAt && { createdAt }) })
  }
  const ids = await recordCustomers(tx, [...named.values()], call.now)
  return {
    reference: await reference(tx),
    staff: new Map(people.map(({ login, id }) => [login, id])),
    companies: new Map([['', companies[0]!.id], ...companies.map(({ code, id }): [string, string] => [code, id])]),
    customers: new Map([...named.keys()].flatMap((key, place) => (ids[place] ? [[key, ids[place]!]] : []))),
  }
}

function customerNamed(key: string): PastCustomer {
  if (isId('customer', key)) return { id: key }
  const [email, phone] = [normaliseEmail(key), normalisePhone(key)]
  return email ? { email } : phone ? { phone } : { external: key }
}
