import type { Currency } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Tx } from './db/database.ts'

/** Whether a retailer has been loaded into this database. */
export async function isLoaded(tx: Tx): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from retailer`)) !== undefined
}

/** The retailer of this database, or undefined in an empty one. */
export async function retailerOf(tx: Tx): Promise<{ name: string; isDemo: boolean } | undefined> {
  return tx.maybe(sql`select name, is_demo as "isDemo" from retailer`)
}

/** The currency in which the retailer counts. */
export async function currencyOf(tx: Tx): Promise<Currency> {
  return (await tx.maybe<{ currency: Currency }>(sql`select currency from retailer`))?.currency ?? 'EUR'
}

/** Names the retailer of this database: the last line of loading one, so that a load cut short is begun again. */
export async function nameRetailer(tx: Tx, retailer: { name: string; isDemo: boolean }, now: Date): Promise<void> {
  await tx.run(
    sql`insert into retailer (name, is_demo, loaded_at) values (${retailer.name}, ${retailer.isDemo}, ${now})`,
  )
}
