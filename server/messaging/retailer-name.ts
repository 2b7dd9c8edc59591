import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { messengerOf } from './messenger.ts'

/** The retailer's name, which our messages are signed with. */
export async function retailerName(tx: Tx): Promise<string> {
  const row = await tx.maybe<{ name: string }>(sql`select name from retailer`)
  return row?.name ?? messengerOf(tx.database).config.mailFrom.split('<')[0]!.trim()
}
