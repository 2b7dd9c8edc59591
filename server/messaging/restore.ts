import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'

type Rows = readonly Record<string, unknown>[]

/** That messages went, as another database had it; those about an order find it by its number. */
export async function restoreMessages(tx: Tx, rows: Rows): Promise<boolean[]> {
  const written = await tx.rows<{ id: string }>(sql`
    insert into messages (id, channel, template, language, customer_id, subject_id, event_id, status, sent_at)
    select r.id, r.channel, r.template, r.language, r.customer_id, coalesce(o.id, r.subject_id), r.event_id, r.status, r.sent_at
    from jsonb_to_recordset(${json(rows)}::jsonb) r(id text, channel text, template text, language text, customer_id text, order_source text,
      order_number text, subject_id text, event_id text, status text, sent_at timestamptz)
    left join orders o on coalesce(o.external_number, o.number) = r.order_number and coalesce(o.source, 'filrouge') = r.order_source
    order by r.id on conflict do nothing returning id`)
  const news = new Set(written.map(({ id }) => id))
  return rows.map(({ id }) => news.has(id as string))
}

/** What was written to the retailer. */
export const restoreContactMessages = (tx: Tx, rows: Rows): Promise<boolean[]> =>
  restoreRows(tx, 'contact_messages', ['id'], rows)
