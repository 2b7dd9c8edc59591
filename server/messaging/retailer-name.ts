import sql, { type Sql } from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { addressOf, type Messenger, messengerOf } from './messenger.ts'

/** The retailer's name, which our messages are signed with, as a column of a question. */
export function retailerColumn(tx: Tx): Sql {
  const fallback = messengerOf(tx.database).config.mailFrom.split('<')[0]!.trim()
  return sql`coalesce((select name from retailer), ${fallback})`
}

/** Where the retailer reads what people write to it: the address its own messages come from. */
export const retailerMailbox = ({ config }: Messenger): string => addressOf(config.mailFrom)

/** The retailer's name, asked alone. */
export async function retailerName(tx: Tx): Promise<string> {
  return (await tx.one<{ name: string }>(sql`select ${retailerColumn(tx)} as name`)).name
}
