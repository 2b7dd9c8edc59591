import type { Channel } from '@filrouge/contract/sessions.ts'
import { type Id, idAt } from '@filrouge/kernel/ids.ts'
import type { Currency } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import { type PastEvent, recordPast } from '../platform/events.ts'
import { changed } from '../platform/live.ts'

/** Money that another system gave back, with the sale it was for where that could be found. */
export interface PastCreditNote {
  /** Which system, and what the note is called there: the same again is the same note. */
  source: string
  externalNumber: string
  orderId?: Id<'order'>
  customerId?: Id<'customer'>
  channel: Channel
  locationId?: Id<'location'>
  legalEntityId: string
  currency: Currency
  issuedAt: Date
  /** What came back; amounts are positive and include tax. */
  lines: readonly {
    sku: string
    titleFr: string
    titleEn: string
    quantity: number
    totalMinor: number
    vatRate: number
  }[]
}

/** Enters credit notes of another system, many at once and each once, and adds them up on the orders they are for. */
export async function recordCreditNotes(tx: Tx, notes: readonly PastCreditNote[]): Promise<void> {
  const rows = notes.map((note) => ({
    ...note,
    id: idAt('creditNote', note.issuedAt),
    totalMinor: note.lines.reduce((sum, line) => sum + line.totalMinor, 0),
    lines: note.lines.map((line, index) => ({ ...line, position: index + 1 })),
  }))
  const entered = await tx.rows<{ id: Id<'creditNote'> }>(sql`
    with given as (
      select * from jsonb_to_recordset(${json(rows)}::jsonb) g(id text, source text, "externalNumber" text, "orderId" text, "customerId" text,
        channel text, "locationId" text, "legalEntityId" text, currency text, "totalMinor" bigint, "issuedAt" timestamptz, lines jsonb)
    ), entered as (
      insert into credit_notes (id, source, external_number, order_id, customer_id, channel, location_id, legal_entity_id, currency,
        total_minor, issued_at)
      select id, source, "externalNumber", "orderId", "customerId", channel, "locationId", "legalEntityId", currency, "totalMinor", "issuedAt"
      from given on conflict (source, external_number) do nothing returning id, order_id, total_minor
    ), written as (
      insert into credit_note_lines (credit_note_id, position, sku, title_fr, title_en, quantity, total_minor, vat_rate)
      select e.id, l.position, l.sku, l."titleFr", l."titleEn", l.quantity, l."totalMinor", l."vatRate"
      from entered e join given g on g.id = e.id
      cross join jsonb_to_recordset(g.lines) l(position integer, sku text, "titleFr" text, "titleEn" text, quantity integer,
        "totalMinor" bigint, "vatRate" numeric)
    ), credited as (
      update orders o set credited_minor = o.credited_minor + c.total, version = o.version + 1
      from (select order_id, sum(total_minor) as total from entered where order_id is not null group by 1) c where o.id = c.order_id)
    select id from entered`)
  const isNew = new Set(entered.map(({ id }) => id))
  const told = rows.filter(({ id }) => isNew.has(id))
  await recordPast(tx, told.flatMap(eventOf))
  for (const { orderId, customerId } of told) for (const topic of [orderId, customerId]) if (topic) changed(tx, topic)
}

function eventOf(note: PastCreditNote & { id: Id<'creditNote'>; totalMinor: number }): PastEvent[] {
  const { id, orderId, issuedAt, channel, locationId = null, totalMinor, currency } = note
  if (!orderId) return []
  const facts = { orderId, creditNoteId: id, amountMinor: totalMinor, currency }
  const actor = { kind: 'machine', id: null } as const
  return [{ type: 'order.credited', subjectId: orderId, at: issuedAt, place: 9, actor, channel, locationId, facts }]
}
