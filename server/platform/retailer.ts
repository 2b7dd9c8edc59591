import sql from 'sql-template-tag'
import type { Tx } from './db/database.ts'

/** Whether a retailer has been loaded into this database. */
export async function isLoaded(tx: Tx): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from retailer`)) !== undefined
}

/** Names the retailer of this database: the last line of loading one, so that a load cut short is begun again. */
export async function nameRetailer(tx: Tx, retailer: { name: string; isDemo: boolean }, now: Date): Promise<void> {
  await tx.run(
    sql`insert into retailer (name, is_demo, loaded_at) values (${retailer.name}, ${retailer.isDemo}, ${now})`,
  )
}
