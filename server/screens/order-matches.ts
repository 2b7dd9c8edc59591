import { normaliseEmail } from '@filrouge/kernel/email.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import { fold } from '@filrouge/kernel/text.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** With more customers than this, a name is so common that walking the orders backwards meets one of them soon. */
const commonFrom = 1000

/** What makes an order `o` one of those that a number, an e-mail address, a telephone or a name finds. */
export async function ordersFoundBy(tx: Tx, text: string): Promise<Sql> {
  const phone = normalisePhone(text) ?? null
  const email = normaliseEmail(text) ?? null
  const customers = customersNamed(text, phone)
  const rows = await tx.rows<{ id: string }>(sql`select id from (${customers}) c limit ${commonFrom + 1}`)
  const ofCustomers =
    rows.length > commonFrom
      ? sql`o.customer_id in (${customers})`
      : sql`o.customer_id = any(${rows.map(({ id }) => id)}::text[])`
  if (rows.length > commonFrom) return ofCustomers
  // An `or` of indexed equalities is a union of small sets; with nothing in common it is still each index once.
  return sql`o.id in (
    select id from orders where number = ${text}
    union all select id from orders where reverse(number) like ${`${escaped([...text].reverse().join(''))}-%`}
    union all select id from orders o where ${ofCustomers}
    union all select id from orders where contact_email = ${email}
    union all select id from orders where contact_phone = ${phone})`
}

function customersNamed(text: string, phone: string | null): Sql {
  const folded = fold(text).trim()
  // Less than three letters are in everybody's name: they are taken for the beginning of one.
  if (folded.length < 3) return sql`select id from customers where folded_name like ${`${escaped(folded)}%`}`
  const part = `%${escaped(folded)}%`
  return sql`
    select id from customers where folded_name like ${part}
    union select customer_id from identifiers where value like ${`%${escaped(text.toLowerCase())}%`} or value = ${phone}`
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
