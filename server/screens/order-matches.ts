import { normaliseEmail } from '@filrouge/kernel/email.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import { fold } from '@filrouge/kernel/text.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** A name that more customers than this bear is so common that walking the orders backwards soon meets one of theirs. */
const commonFrom = 4000

/** What makes an order `o` one of those that a number, an e-mail address, a telephone or a name finds. */
export async function ordersFoundBy(tx: Tx, text: string): Promise<Sql> {
  const phone = normalisePhone(text) ?? null
  const email = normaliseEmail(text) ?? null
  const { name, identifier } = patternsOf(text)
  const rows = await tx.rows<{ id: string }>(sql`
    select id from customers where folded_name like ${name}
    union
    select customer_id from identifiers where ${identifier !== null} and (value like ${identifier} or value = ${phone})
    limit ${commonFrom + 1}`)
  // Scalar, so that they are asked of one order after another and never of everybody at once.
  const hasName = sql`(select folded_name from customers where id = o.customer_id) like ${name}`
  const hasIdentifier = sql`(select string_agg(value, ' ') from identifiers where customer_id = o.customer_id) like ${identifier}`
  if (rows.length > commonFrom) return identifier === null ? hasName : sql`(${hasName} or ${hasIdentifier})`
  return sql`o.id in (
    select id from orders where number = ${text}
    union all select id from orders where reverse(number) like ${`${escaped([...text].reverse().join(''))}-%`}
    union all select id from orders where customer_id = any(${rows.map(({ id }) => id)}::text[])
    union all select id from orders where contact_email = ${email}
    union all select id from orders where contact_phone = ${phone})`
}

/** What a name and an identifier look like. Less than three letters are in everybody's: they are taken for the beginning of a name. */
function patternsOf(text: string): { name: string; identifier: string | null } {
  const folded = escaped(fold(text).trim())
  if (folded.length < 3) return { name: `${folded}%`, identifier: null }
  return { name: `%${folded}%`, identifier: `%${escaped(text.toLowerCase())}%` }
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
