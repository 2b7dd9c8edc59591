import type { issueBatch as contract } from '@filrouge/contract/coupons.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import sql from 'sql-template-tag'
import { membersAfter, segmentView } from '../customers/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { type JobContext, leaveJob, registerJob } from '../platform/jobs.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import { randomCode } from './random-code.ts'

const firstCodes = 1000
const codesAtOnce = 10_000

/** Makes codes for an offer. The first are there at once; where there are many, a job makes the others, some at a time. Answers the batch. */
export async function issueBatch(tx: Tx, input: Input<typeof contract>, call: Call): Promise<string> {
  const { id, prefix, count, segment, medium, campaign } = input
  if (!(await tx.maybe(sql`select from offers where id = ${id}`))) refuse('offer_not_found')
  const kind = segment ? 'personal' : count === undefined ? 'general' : 'single'
  const wanted = segment ? (await segmentView(tx, segment, call)).members : (count ?? 1)
  if (wanted === 0) refuse('segment_empty')
  const added = await tx.run(sql`
    insert into coupon_batches (code, offer_id, kind, wanted, segment, medium, campaign, channel, location_id, expires_at, issued_by, issued_at)
    values (${prefix}, ${id}, ${kind}, ${wanted}, ${segment ?? null}, ${medium ?? null}, ${campaign ?? null}, ${call.channel},
      ${call.locationId}, ${input.expiresAt ? new Date(input.expiresAt) : null}, ${call.session?.staffId ?? null}, ${call.now})
    on conflict (code) do nothing`)
  if (added === 0) refuse('code_taken')
  await makeCodes(tx, prefix, '', firstCodes, call.now)
  await publish(tx, call, 'coupon.issued', prefix, { offerId: id, customerId: null, count: wanted, batch: prefix })
  return prefix
}

interface Batch {
  code: string
  kind: 'general' | 'single' | 'personal'
  wanted: number
  made: number
  segment: string | null
}

/** Makes the next codes of a batch and, where more are wanted, leaves the rest to be done. */
async function makeCodes(tx: Tx, batchCode: string, after: string, limit: number, now: Date): Promise<void> {
  const batch = await tx.maybe<Batch>(sql`select * from coupon_batches where code = ${batchCode} for update`)
  if (!batch || batch.made >= batch.wanted) return
  const codes: { code: string; customerId: string | null }[] = []
  const room = Math.min(limit, batch.wanted - batch.made)
  if (batch.kind === 'general') codes.push({ code: batch.code, customerId: null })
  else if (batch.kind === 'single')
    for (let made = 0; made < room; made += 1) codes.push({ code: batch.code + randomCode(), customerId: null })
  else
    for (const customerId of await membersAfter(tx, batch.segment ?? '', after, room, now))
      codes.push({ code: batch.code + randomCode(), customerId })
  // Where two are the same by chance, or hers is there already, the next round makes up for it.
  const made = await tx.run(sql`
    insert into coupons (code, offer_id, customer_id, most_uses, expires_at, born_as, medium, batch, channel, location_id, issued_by, issued_at)
    select u.code, b.offer_id, u.customer_id, case when b.kind <> 'general' then 1 end, b.expires_at,
      case when b.kind = 'general' then 'general' else 'batch' end, b.medium, b.code, b.channel, b.location_id, b.issued_by, b.issued_at
    from unnest(${codes.map(({ code }) => code)}::text[], ${codes.map(({ customerId }) => customerId)}::text[]) u(code, customer_id)
    cross join coupon_batches b where b.code = ${batch.code} on conflict (code) do nothing`)
  if (batch.kind === 'general' && made === 0) refuse('code_taken')
  // Fewer belong to the segment by now than were counted: that is all there will be.
  const isOver = batch.kind === 'personal' && codes.length < room
  await tx.run(sql`
    update coupon_batches set made = made + ${made}, wanted = case when ${isOver} then made + ${made} else wanted end where code = ${batch.code}`)
  changed(tx, batchTopic(batch.code))
  if (isOver || batch.made + made >= batch.wanted) return
  const next = codes.at(-1)?.customerId ?? ''
  await leaveJob(tx, 'make_codes', `${batch.code} ${batch.made + made}`, now, { batch: batch.code, after: next })
}

/** What a page that shows a batch listens to. */
export const batchTopic = (code: string): string => `batch ${code}`

/** The codes of large batches are made as jobs. */
export function registerBatches(): void {
  registerJob('make_codes', async ({ db, clock }: JobContext, job) => {
    const { batch, after } = job.payload as { batch: string; after: string }
    await db.transaction((tx) => makeCodes(tx, batch, after, codesAtOnce, clock.now()))
  })
}
