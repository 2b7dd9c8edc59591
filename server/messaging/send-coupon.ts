import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import { reachOf } from '../customers/public.ts'
import type { JobContext } from '../platform/jobs.ts'
import { dayInWords } from './dates.ts'
import { messengerOf } from './messenger.ts'
import { greeting } from './order-facts.ts'
import { recordMessage, wasSent } from './record-message.ts'
import { retailerName } from './retailer-name.ts'
import { say } from './say.ts'

interface Given {
  code: string
  customerId: Parameters<typeof reachOf>[1]
  titleFr: string
  titleEn: string
  expiresAt: Date | null
  staff: string | null
}

/** Brings a customer the coupon that she was given, signed by who gave it. Why it was given stays with those who serve her. At least once. */
export async function sendCoupon({ db, clock, log }: JobContext, event: RecordedEvent<'coupon.issued'>): Promise<void> {
  if (await wasSent(db.reader, event.id, 'coupon')) return
  const given = await db.reader.maybe<Given>(sql`
    select c.code, c.customer_id as "customerId", o.title_fr as "titleFr", o.title_en as "titleEn",
      least(c.expires_at, o.ends_at) as "expiresAt", s.name as staff
    from coupons c join offers o on o.id = c.offer_id left join staff s on s.id = c.issued_by
    join customers p on p.id = c.customer_id and p.erased_at is null where c.code = ${event.subjectId}`)
  // Erased meanwhile, at her wish.
  if (!given) return
  const { email, phone, name, language } = await reachOf(db.reader, given.customerId)
  const retailer = await retailerName(db.reader)
  const title = language === 'en' ? given.titleEn : given.titleFr
  const until = given.expiresAt && dayInWords(given.expiresAt, language)
  const messenger = messengerOf(db)
  const outgoing = { key: `${event.id}.coupon`, now: clock.now(), data: { template: 'coupon', code: given.code } }
  let isSent: boolean
  if (email)
    isSent = await messenger.sendEmail(
      { ...outgoing, to: email },
      {
        language,
        retailer,
        subject: say(language, 'coupon.subject', { title }),
        blocks: [
          greeting(language, name),
          { kind: 'paragraph', text: say(language, 'coupon.intro', { title }) },
          { kind: 'code', text: given.code },
          { kind: 'paragraph', text: say(language, 'coupon.where') },
          ...(until ? [{ kind: 'small' as const, text: say(language, 'coupon.until', { until }) }] : []),
          {
            kind: 'small',
            text: given.staff ? `${given.staff}, ${retailer}` : say(language, 'signature', { retailer }),
          },
        ],
      },
    )
  else if (phone)
    isSent = await messenger.sendSms(
      { ...outgoing, to: phone },
      say(language, 'coupon.sms', { retailer, title, code: given.code }),
    )
  else return log.warn({ code: 'coupon' }, 'a coupon has nobody to be written to')
  await recordMessage(db.reader, {
    channel: email ? 'email' : 'sms',
    template: 'coupon',
    language,
    customerId: given.customerId,
    subjectId: given.customerId,
    eventId: event.id,
    status: isSent ? 'sent' : 'failed',
    sentAt: clock.now(),
  })
}
