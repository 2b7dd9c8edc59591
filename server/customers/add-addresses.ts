import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'

export interface NewAddress {
  customerId: Id<'customer'>
  name?: string
  street: string
  street2?: string
  postcode: string
  city: string
  country: string
}

/** Adds many addresses at once, for loading. */
export async function addAddresses(tx: Tx, rows: readonly NewAddress[], now: Date): Promise<void> {
  const withIds = rows.map((row) => ({ ...row, id: newId('address') }))
  await tx.run(sql`
    insert into addresses (id, customer_id, name, street, street2, postcode, city, country, created_at)
    select id, "customerId", name, street, street2, postcode, city, country, ${now}
    from jsonb_to_recordset(${json(withIds)}::jsonb)
      r(id text, "customerId" text, name text, street text, street2 text, postcode text, city text, country text)`)
}
