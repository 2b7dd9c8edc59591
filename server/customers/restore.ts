import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import { restoreRows } from '../platform/restore-rows.ts'
import { forgetSegments } from './segments-of.ts'

type Rows = readonly Record<string, unknown>[]

/** Proofs of consent as another database had them; those of an order find it by its number. */
export async function restoreConsents(tx: Tx, rows: Rows): Promise<boolean[]> {
  const written = await tx.rows<{ id: string }>(sql`
    insert into consents (id, customer_id, purpose, given, wording_version, wording, language, source, channel, said_at, order_id)
    select r.id, r.customer_id, r.purpose, r.given, r.wording_version, r.wording, r.language, r.source, r.channel, r.said_at, o.id
    from jsonb_to_recordset(${json(rows)}::jsonb) r(id text, customer_id text, order_source text, order_number text, purpose text, given boolean,
      wording_version text, wording text, language text, source text, channel text, said_at timestamptz)
    left join orders o on coalesce(o.external_number, o.number) = r.order_number and coalesce(o.source, 'filrouge') = r.order_source
    where r.customer_id is not null or o.id is not null order by r.id
    on conflict (id) do nothing returning id`)
  const news = new Set(written.map(({ id }) => id))
  return rows.map(({ id }) => news.has(id as string))
}

/** Segments as another database had them. */
export function restoreSegments(tx: Tx, rows: Rows): Promise<boolean[]> {
  tx.afterCommit(() => forgetSegments(tx.database))
  return restoreRows(tx, 'segments', ['code'], rows)
}

/** Who belongs to a segment by name. */
export function restoreMembers(tx: Tx, rows: Rows): Promise<boolean[]> {
  tx.afterCommit(() => forgetSegments(tx.database))
  return restoreRows(tx, 'segment_members', ['segment_code', 'customer_id'], rows)
}
