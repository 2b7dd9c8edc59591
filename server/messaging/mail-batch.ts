import type { mailBatch as contract } from '@filrouge/contract/coupons.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { agreesTo, consentLink, reachOf } from '../customers/public.ts'
import type { Call } from '../platform/call.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { type Job, type JobContext, leaveJob, registerJob } from '../platform/jobs.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import { batchTopic } from '../promotions/public.ts'
import { dayInWords } from './dates.ts'
import type { Letter } from './letter.ts'
import { messengerOf } from './messenger.ts'
import { greeting } from './order-facts.ts'
import { recordMessage, wasSent } from './record-message.ts'
import { retailerName } from './retailer-name.ts'
import { say } from './say.ts'

interface Asked {
  kind: string
  isMade: boolean
  isDraft: boolean
  isOver: boolean
}

/** Sends each customer of a batch the code that is hers, by e-mail, where she agrees to our offers: once, however often it is asked. */
export async function mailBatch(tx: Tx, { code }: Input<typeof contract>, call: Call): Promise<string> {
  const batch = await tx.maybe<Asked>(sql`
    select b.kind, b.made >= b.wanted as "isMade", o.is_draft as "isDraft",
      coalesce(least(b.expires_at, o.ends_at) <= ${call.now}, false) as "isOver"
    from coupon_batches b join offers o on o.id = b.offer_id where b.code = ${code}`)
  if (!batch) refuse('batch_not_found')
  if (batch.kind !== 'personal') refuse('batch_not_personal')
  if (!batch.isMade) refuse('batch_being_made')
  if (batch.isDraft) refuse('offer_is_draft')
  if (batch.isOver) refuse('coupon_expired')
  const begun = await tx.run(sql`
    insert into batch_mailings (batch, asked_by, asked_at) values (${code}, ${call.session?.staffId ?? null}, ${call.now})
    on conflict (batch) do nothing`)
  if (begun === 0) return code
  await leaveJob(tx, 'mail_batch', code, call.now)
  changed(tx, batchTopic(code))
  return code
}

/** Batches are sent as jobs. */
export function registerBatchMailings(): void {
  registerJob('mail_batch', mailSome)
}

const lettersAtOnce = 40

interface Hers {
  code: string
  customerId: Id<'customer'>
  titleFr: string
  titleEn: string
  expiresAt: Date | null
}

/**
 * Sends the next letters of a batch and leaves the others to be sent. Where it stands is written down when all of them are through: whoever takes
 * it up after a crash looks at each of these once more, and leaves out those that went.
 */
async function mailSome({ db, clock }: JobContext, job: Job): Promise<void> {
  const batch = job.key
  const mailing = await db.reader.maybe<{ after: string }>(sql`
    select after_code as after from batch_mailings where batch = ${batch} and ended_at is null`)
  if (!mailing) return
  const hers = await db.reader.rows<Hers>(sql`
    select c.code, c.customer_id as "customerId", o.title_fr as "titleFr", o.title_en as "titleEn",
      least(c.expires_at, o.ends_at) as "expiresAt"
    from coupons c join offers o on o.id = c.offer_id
    where c.batch = ${batch} and c.code > ${mailing.after} order by c.code limit ${lettersAtOnce}`)
  const done = await Promise.all(hers.map((one) => mailOne(db, batch, one, clock.now())))
  const skipped = done.filter((isWritten) => !isWritten).length
  const last = hers.at(-1)?.code
  const now = clock.now()
  await db.transaction(async (tx) => {
    // Guarded by where it stood: of two that do the same, one counts.
    const moved = await tx.run(sql`
      update batch_mailings set after_code = ${last ?? mailing.after}, skipped = skipped + ${skipped},
        ended_at = case when ${hers.length < lettersAtOnce} then ${now}::timestamptz end
      where batch = ${batch} and after_code = ${mailing.after} and ended_at is null`)
    changed(tx, batchTopic(batch))
    if (moved > 0 && hers.length === lettersAtOnce) await leaveJob(tx, 'mail_batch', batch, now)
  })
}

/** Sends one code to whose it is, unless it went before; false where she is not written to. */
async function mailOne(db: Database, batch: string, hers: Hers, now: Date): Promise<boolean> {
  const { code, customerId } = hers
  if (await wasSent(db.reader, code, 'batch_coupon')) return true
  const [reach, agrees] = await Promise.all([reachOf(db.reader, customerId), agreesTo(db.reader, customerId, 'email')])
  if (!agrees || !reach.email || (hers.expiresAt && hers.expiresAt <= now)) return false
  const { language } = reach
  const unsubscribeUrl = await refusalUrl(db, customerId, language)
  const isSent = await messengerOf(db).sendEmail(
    {
      ...{ key: `${code}.batch_coupon`, to: reach.email, now, unsubscribeUrl },
      data: { template: 'batch_coupon', code },
    },
    await letterOf(db, hers, reach, unsubscribeUrl),
  )
  await recordMessage(db.reader, {
    ...{ channel: 'email', template: 'batch_coupon', language, customerId },
    ...{ subjectId: batchTopic(batch), eventId: code, status: isSent ? 'sent' : 'failed', sentAt: now },
  })
  return true
}

async function letterOf(
  db: Database,
  { code, titleFr, titleEn, expiresAt }: Hers,
  { language, name }: Awaited<ReturnType<typeof reachOf>>,
  unsubscribeUrl: string,
): Promise<Letter> {
  const retailer = await retailerName(db.reader)
  const title = language === 'en' ? titleEn : titleFr
  return {
    ...{ language, retailer },
    subject: say(language, 'coupon.subject', { title }),
    blocks: [
      greeting(language, name),
      { kind: 'paragraph', text: say(language, 'coupon.intro', { title }) },
      { kind: 'code', text: code },
      { kind: 'paragraph', text: say(language, 'coupon.where') },
      ...(expiresAt
        ? [{ kind: 'small' as const, text: say(language, 'coupon.until', { until: dayInWords(expiresAt, language) }) }]
        : []),
      { kind: 'small', text: say(language, 'signature', { retailer }) },
      { kind: 'small', text: say(language, 'offers.why') },
      { kind: 'link', text: say(language, 'offers.refuse'), url: unsubscribeUrl },
    ],
  }
}

async function refusalUrl(db: Database, customerId: Id<'customer'>, language: string): Promise<string> {
  const { publicUrl, host, port } = messengerOf(db).config
  const site = (publicUrl ?? `http://${host}:${port}`).replace(/\/$/, '')
  return `${site}${language === 'en' ? '/en' : ''}/no-more/${await consentLink(db.reader, customerId, 'email')}`
}
