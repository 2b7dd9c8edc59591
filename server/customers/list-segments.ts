import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/segments.ts'
import type { SegmentMember, SegmentView } from '@filrouge/contract/segments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { invalid, refuse } from '../platform/refuse.ts'
import { type SegmentRow, satisfies } from './segment.ts'

/** Every segment, with how many belong to it today. */
export async function listSegments(
  tx: Tx,
  _input: Input<typeof contract.listSegments>,
  call: Call,
): Promise<Output<typeof contract.listSegments>> {
  return { items: await readSegments(tx, empty, call), nextCursor: null }
}

/** One segment. */
export async function segmentView(tx: Tx, code: string, call: Call): Promise<SegmentView> {
  const [segment] = await readSegments(tx, sql`where s.code = ${code}`, call)
  return segment ?? refuse('segment_not_found')
}

async function readSegments(tx: Tx, which: Sql, call: Call): Promise<SegmentView[]> {
  const rows = await tx.rows<SegmentRow & { named: number }>(sql`
    select s.code, s.title_fr as "titleFr", s.title_en as "titleEn", s.rule, s.set_at as "setAt",
      (select count(*)::integer from segment_members m where m.segment_code = s.code) as named
    from segments s ${which} order by s.title_fr, s.code`)
  return Promise.all(
    rows.map(async ({ rule, named, setAt, ...row }) => ({
      ...row,
      ...(rule ? { rule } : {}),
      members: rule ? await countOf(tx, rule, call.now) : named,
      setAt: setAt.toISOString(),
    })),
  )
}

/** How many customers satisfy a rule today. */
async function countOf(tx: Tx, rule: NonNullable<SegmentRow['rule']>, now: Date): Promise<number> {
  const { members } = await tx.one<{ members: number }>(
    sql`select count(*)::integer as members from customers c where ${satisfies(rule, now)}`,
  )
  return members
}

/** How many a rule would find, before it is kept. */
export async function tryRule(
  tx: Tx,
  { rule }: Input<typeof contract.tryRule>,
  call: Call,
): Promise<Output<typeof contract.tryRule>> {
  return { members: await countOf(tx, rule, call.now) }
}

/** Who belongs to a segment today, the newest first. */
export async function listSegmentMembers(
  tx: Tx,
  { code, limit, cursor }: Input<typeof contract.listSegmentMembers>,
  call: Call,
): Promise<Output<typeof contract.listSegmentMembers>> {
  const segment = await tx.maybe<Pick<SegmentRow, 'rule'>>(sql`select rule from segments where code = ${code}`)
  if (!segment) refuse('segment_not_found')
  const members = segment.rule ? byRule(segment.rule, cursor, call.now) : byHand(code, cursor)
  const rows = await tx.rows<{
    customerId: Id<'customer'>
    name: string | null
    email: string | null
    phone: string | null
    addedAt: Date | null
  }>(sql`
    with members as (${members} limit ${limit + 1})
    select c.id as "customerId", c.name, m.added_at as "addedAt",
      (select value from identifiers where customer_id = c.id and kind = 'email' order by verified_at desc nulls last, value limit 1) as email,
      (select value from identifiers where customer_id = c.id and kind = 'phone' order by verified_at desc nulls last, value limit 1) as phone
    from members m join customers c on c.id = m.customer_id
    order by m.added_at desc nulls last, c.id desc`)
  const items = rows.slice(0, limit).map(
    ({ customerId, name, email, phone, addedAt }): SegmentMember => ({
      customerId,
      ...(name === null ? {} : { name }),
      ...(email === null ? {} : { email }),
      ...(phone === null ? {} : { phone }),
      ...(addedAt === null ? {} : { addedAt: addedAt.toISOString() }),
    }),
  )
  const last = items.at(-1)
  const next = rows.length > limit && last ? `${last.addedAt ?? ''}~${last.customerId}` : null
  return { items, nextCursor: next }
}

function byRule(rule: NonNullable<SegmentRow['rule']>, cursor: string | undefined, now: Date): Sql {
  const after = cursor === undefined ? empty : sql`and c.id < ${placeOf(cursor).id}`
  return sql`
    select c.id as customer_id, null::timestamptz as added_at from customers c where ${satisfies(rule, now)} ${after} order by c.id desc`
}

function byHand(code: string, cursor: string | undefined): Sql {
  const place = cursor === undefined ? undefined : placeOf(cursor)
  const after = place === undefined ? empty : sql`and (added_at, customer_id) < (${place.at}::timestamptz, ${place.id})`
  return sql`
    select customer_id, added_at from segment_members where segment_code = ${code} ${after} order by added_at desc, customer_id desc`
}

function placeOf(cursor: string): { at: Date; id: string } {
  const [at = '', id] = cursor.split('~')
  if (!id || Number.isNaN(new Date(at || 0).getTime())) invalid('#/cursor', 'unknown_cursor')
  return { at: new Date(at || 0), id }
}

/** The ids of a segment's members after one of them, in order: for what is done to each of many. Refuses a segment that is not there. */
export async function membersAfter(
  tx: Tx,
  code: string,
  after: string,
  limit: number,
  now: Date,
): Promise<Id<'customer'>[]> {
  const segment = await tx.maybe<Pick<SegmentRow, 'rule'>>(sql`select rule from segments where code = ${code}`)
  if (!segment) refuse('segment_not_found')
  const rows = await tx.rows<{ id: Id<'customer'> }>(
    segment.rule
      ? sql`select c.id from customers c where c.id > ${after} and ${satisfies(segment.rule, now)} order by c.id limit ${limit}`
      : sql`
          select customer_id as id from segment_members where segment_code = ${code} and customer_id > ${after}
          order by customer_id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

/** Which of these customers belong to a segment today; none to one that is not there. */
export async function membersAmong(
  tx: Tx,
  code: string,
  customerIds: readonly string[],
  now: Date,
): Promise<Id<'customer'>[]> {
  const segment = await tx.maybe<Pick<SegmentRow, 'rule'>>(sql`select rule from segments where code = ${code}`)
  if (!segment || customerIds.length === 0) return []
  const rows = await tx.rows<{ id: Id<'customer'> }>(
    segment.rule
      ? sql`select c.id from customers c where c.id = any(${customerIds}::text[]) and ${satisfies(segment.rule, now)}`
      : sql`
          select customer_id as id from segment_members where segment_code = ${code} and customer_id = any(${customerIds}::text[])`,
  )
  return rows.map(({ id }) => id)
}
