import { type Id, idAt } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'

/** A touch that happened before it is written here. */
export interface PastTouch {
  customerId: Id<'customer'>
  kind: string
  channel: string
  locationId?: Id<'location'>
  sku?: string
  at: Date
}

/** Writes past touches, many at once, each in its own time. */
export async function recordTouches(tx: Tx, touches: readonly PastTouch[]): Promise<void> {
  const rows = touches.map((touch) => ({ ...touch, id: idAt('touch', touch.at) }))
  await tx.run(sql`
    insert into touches (id, customer_id, kind, channel, location_id, sku, at)
    select id, "customerId", kind, channel, "locationId", sku, at
    from jsonb_to_recordset(${json(rows)}::jsonb) t(id text, "customerId" text, kind text, channel text, "locationId" text, sku text, at timestamptz)`)
}
