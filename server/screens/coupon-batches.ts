import type * as contract from '@filrouge/contract/coupons.ts'
import type { BatchView } from '@filrouge/contract/coupons.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import type { FileGiven } from '../platform/route.ts'
import { batchTopic } from '../promotions/public.ts'

interface BatchRow {
  code: string
  offerId: string
  titleFr: string
  titleEn: string
  kind: BatchView['kind']
  count: number
  made: number
  firstCode: string
  segment: string | null
  medium: string | null
  campaign: string | null
  channel: string | null
  locationName: string | null
  issuedBy: string | null
  issuedAt: Date
  expiresAt: Date | null
  openCodes: number
  currency: Currency
  places: { channel: string; locationName: string | null; uses: number; off: number; orders: number; revenue: number }[]
}

async function readBatches(tx: Tx, which: Sql, { language, now }: Call): Promise<BatchView[]> {
  const rows = await tx.rows<BatchRow>(sql`
    select b.code, b.offer_id as "offerId", o.title_fr as "titleFr", o.title_en as "titleEn", b.kind, b.wanted as count, b.made,
      coalesce((select code from coupons c where c.batch = b.code order by code limit 1), b.code) as "firstCode", b.segment, b.medium,
      b.campaign, b.channel, l.name as "locationName", s.name as "issuedBy", b.issued_at as "issuedAt",
      least(b.expires_at, o.ends_at) as "expiresAt", r.currency,
      case when b.kind = 'general' then 0 else b.made - (
        select count(*) from coupons c where c.batch = b.code and c.uses >= c.most_uses) end::integer as "openCodes",
      coalesce((select json_agg(p order by p.uses desc, p.channel) from (
        select u.channel, w.name as "locationName", count(*)::integer as uses, sum(u.goods_minor + u.delivery_minor)::bigint as off,
          count(d.id)::integer as orders, coalesce(sum(d.total_minor), 0)::bigint as revenue
        from offer_uses u join coupons c on c.code = u.code left join locations w on w.id = u.location_id
        left join orders d on d.id = u.order_id and d.status <> 'cancelled'
        where c.batch = b.code and u.released_at is null group by 1, 2) p), '[]') as places
    from coupon_batches b join offers o on o.id = b.offer_id cross join retailer r
    left join locations l on l.id = b.location_id left join staff s on s.id = b.issued_by
    where ${which} order by b.issued_at desc, b.code limit 200`)
  return rows.map(({ titleFr, titleEn, issuedAt, expiresAt, openCodes, currency, places, ...row }) => {
    const sum = (of: (place: BatchRow['places'][number]) => number) => places.reduce((all, one) => all + of(one), 0)
    const isOver = expiresAt !== null && expiresAt <= now
    return {
      ...(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Pick<
        BatchView,
        'code' | 'offerId' | 'kind' | 'count' | 'made' | 'firstCode'
      >),
      offerTitle: language === 'en' ? titleEn : titleFr,
      issuedAt: issuedAt.toISOString(),
      ...(expiresAt === null ? {} : { expiresAt: expiresAt.toISOString() }),
      ...(row.kind === 'general' ? {} : { left: isOver ? 0 : openCodes }),
      uses: sum(({ uses }) => uses),
      discounts: money(
        sum(({ off }) => off),
        currency,
      ),
      orders: sum(({ orders }) => orders),
      revenue: money(
        sum(({ revenue }) => revenue),
        currency,
      ),
      places: places.map(({ channel, locationName, uses, off, revenue }) => ({
        channel,
        ...(locationName === null ? {} : { locationName }),
        uses,
        discounts: money(off, currency),
        revenue: money(revenue, currency),
      })),
    }
  })
}

/** The batches of an offer, the newest first. */
export async function listBatches(
  tx: Tx,
  { id }: Input<typeof contract.listBatches>,
  call: Call,
): Promise<Output<typeof contract.listBatches>> {
  return { items: await readBatches(tx, sql`b.offer_id = ${id}`, call), nextCursor: null }
}

/** One batch, by what its codes begin with. */
export async function batchView(tx: Tx, code: string, call: Call): Promise<BatchView> {
  const [batch] = await readBatches(tx, sql`b.code = ${code}`, call)
  if (!batch) refuse('batch_not_found')
  if (batch.kind !== 'personal') return batch
  const mailing = await mailingOf(tx, code)
  if (mailing) return { ...batch, mailing }
  // While it is being made nobody can be counted yet.
  return batch.made < batch.count ? batch : { ...batch, reachable: await reachableBy(tx, code) }
}

async function mailingOf(tx: Tx, code: string): Promise<BatchView['mailing']> {
  const row = await tx.maybe<{
    sent: number
    failed: number
    skipped: number
    askedBy: string | null
    askedAt: Date
    endedAt: Date | null
  }>(sql`
    select b.skipped, b.asked_at as "askedAt", b.ended_at as "endedAt", s.name as "askedBy", m.sent, m.failed
    from batch_mailings b left join staff s on s.id = b.asked_by cross join lateral (
      select count(*) filter (where status = 'sent')::integer as sent, count(*) filter (where status = 'failed')::integer as failed
      from messages where subject_id = ${batchTopic(code)} and template = 'batch_coupon') m
    where b.batch = ${code}`)
  if (!row) return undefined
  const { sent, failed, skipped, askedBy, askedAt, endedAt } = row
  return {
    ...{ sent, failed, skipped, askedAt: askedAt.toISOString() },
    ...(askedBy === null ? {} : { askedBy }),
    ...(endedAt === null ? {} : { endedAt: endedAt.toISOString() }),
  }
}

/** How many of a batch agree to offers by e-mail today, and have an address. */
async function reachableBy(tx: Tx, code: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::integer as count from coupons p
    where p.batch = ${code}
      and exists (select from identifiers i where i.customer_id = p.customer_id and i.kind = 'email')
      and (select given from consents c where c.customer_id = p.customer_id and c.purpose = 'email' order by c.id desc limit 1)`)
  return count
}

/** One batch. */
export function showBatch(tx: Tx, { code }: Input<typeof contract.showBatch>, call: Call): Promise<BatchView> {
  return batchView(tx, code, call)
}

/** What a page that shows a batch listens to. */
export async function topicsOfBatch(
  _tx: Tx,
  { code }: Input<typeof contract.watchBatch>,
  _call: Call,
): Promise<string[]> {
  return [batchTopic(code)]
}

/** The codes of a batch as a file. The address of someone is hers: it is there only where she agreed to be written to. */
export async function downloadBatch(
  tx: Tx,
  { code }: Input<typeof contract.downloadBatch>,
  _call: Call,
): Promise<FileGiven> {
  const batch = await tx.maybe<{ kind: string }>(sql`select kind from coupon_batches where code = ${code}`)
  if (!batch) refuse('batch_not_found')
  return {
    name: `${code.toLowerCase()}.csv`,
    type: 'text/csv; charset=utf-8',
    pieces: batch.kind === 'personal' ? personalRows(tx.database, code) : codeRows(tx.database, code),
  }
}

const rowsAtOnce = 5000

async function* codeRows(db: Database, batch: string): AsyncGenerator<string> {
  yield '\uFEFFcode,used\r\n'
  for (let after = ''; ; ) {
    const rows = await db.read<{ code: string; uses: number }>(sql`
      select code, uses from coupons where batch = ${batch} and code > ${after} order by code limit ${rowsAtOnce}`)
    if (rows.length === 0) return
    yield rows.map(({ code, uses }) => `${code},${uses}\r\n`).join('')
    after = rows.at(-1)!.code
  }
}

async function* personalRows(db: Database, batch: string): AsyncGenerator<string> {
  yield '\uFEFFcode,used,customer,name,email\r\n'
  for (let after = ''; ; ) {
    const rows = await db.read<{
      code: string
      uses: number
      id: string
      name: string | null
      email: string | null
    }>(sql`
      select p.code, p.uses, c.id, c.name, (
        select value from identifiers i where i.customer_id = c.id and kind = 'email' and coalesce((
          select given from consents s where s.customer_id = c.id and s.purpose = 'email' order by s.id desc limit 1), false)
        order by verified_at desc nulls last limit 1) as email
      from coupons p join customers c on c.id = p.customer_id
      where p.batch = ${batch} and p.code > ${after} order by p.code limit ${rowsAtOnce}`)
    if (rows.length === 0) return
    yield rows
      .map(({ code, uses, id, name, email }) => `${[code, uses, id, cell(name), cell(email)].join(',')}\r\n`)
      .join('')
    after = rows.at(-1)!.code
  }
}

// A text that a spreadsheet would take for a formula is told apart.
const cell = (text: string | null): string =>
  text === null ? '' : `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
