import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'

export interface Reach {
  email?: string
  phone?: string
  name?: string
  language: Language
}

/** How to write to a customer: what she has proven before what was merely said, then the newest. Refuses who is not known. */
export async function reachOf(tx: Tx, customerId: Id<'customer'>): Promise<Reach> {
  const row = await tx.maybe<{
    email: string | null
    phone: string | null
    name: string | null
    language: Language
  }>(sql`
    select c.name, c.language,
      (select value from identifiers i where i.customer_id = c.id and kind = 'email'
        order by verified_at desc nulls last, created_at desc limit 1) as email,
      (select value from identifiers i where i.customer_id = c.id and kind = 'phone'
        order by verified_at desc nulls last, created_at desc limit 1) as phone
    from customers c where c.id = ${customerId}`)
  if (!row) refuse('customer_not_found')
  return {
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.phone === null ? {} : { phone: row.phone }),
    ...(row.name === null ? {} : { name: row.name }),
    language: row.language,
  }
}
