import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { formatMoney, type Money, money } from '@filrouge/kernel/money.ts'
import { reachOf } from '../customers/public.ts'
import { cardToSend, markCardSent } from '../loyalty/public.ts'
import type { Database } from '../platform/db/database.ts'
import type { Job, JobContext } from '../platform/jobs.ts'
import { registerJob } from '../platform/jobs.ts'
import { fullDayInWords } from './dates.ts'
import { messengerOf } from './messenger.ts'
import { greeting } from './order-facts.ts'
import { recordMessage, wasSent } from './record-message.ts'
import { retailerName } from './retailer-name.ts'
import { say } from './say.ts'

/** Says who sends gift cards. */
export function registerValueMessages(): void {
  registerJob('send_gift_card', sendGiftCardMessage)
}

const siteOf = (db: Database): string => {
  const { publicUrl, host, port } = messengerOf(db).config
  return (publicUrl ?? `http://${host}:${port}`).replace(/\/$/, '')
}

/**
 * Sends a gift card to whom it is for: its number, and a secret made for this letter and kept by nobody. At least once: a letter that goes twice
 * has another secret each time, and the last one counts.
 */
async function sendGiftCardMessage({ db, clock, log }: JobContext, job: Job): Promise<void> {
  const card = await cardToSend(db, job.key)
  if (!card) return
  const { email, language, name, from, message } = card.recipient
  const retailer = await retailerName(db.reader)
  const amount = formatMoney(money(card.amountMinor, card.currency as Money['currency']), language)
  const isSent = await messengerOf(db).sendEmail(
    { key: `${card.number}.gift_card`, to: email, now: clock.now(), data: { template: 'gift_card' } },
    {
      ...{ language, retailer },
      subject: say(language, from ? 'giftCard.subjectFrom' : 'giftCard.subject', {
        amount,
        retailer,
        from: from ?? '',
      }),
      blocks: [
        greeting(language, name),
        {
          kind: 'paragraph',
          text: say(language, from ? 'giftCard.introFrom' : 'giftCard.intro', { amount, retailer, from: from ?? '' }),
        },
        ...(message ? [{ kind: 'paragraph' as const, text: say(language, 'giftCard.words', { message }) }] : []),
        {
          kind: 'table',
          rows: [
            { label: say(language, 'giftCard.number'), value: card.number },
            { label: say(language, 'giftCard.pin'), value: card.pin },
            { label: say(language, 'giftCard.until'), value: fullDayInWords(card.expiresAt, language) },
          ],
        },
        {
          kind: 'button',
          text: say(language, 'giftCard.button', { retailer }),
          url: `${siteOf(db)}/${language === 'en' ? 'en' : ''}`,
        },
        { kind: 'small', text: say(language, 'giftCard.how') },
        { kind: 'small', text: say(language, 'giftCard.keep') },
        { kind: 'small', text: say(language, 'signature', { retailer }) },
      ],
    },
  )
  if (!isSent) log.warn({ giftCard: card.number }, 'a gift card could not be sent')
  await markCardSent(db, card.number, isSent, clock.now())
}

/** Tells a customer that some of her points will expire, once for each date. */
export async function sendPointsExpiring(
  { db, clock }: JobContext,
  event: RecordedEvent<'points.expiring'>,
): Promise<void> {
  const { customerId, points, expiresAt } = event.facts
  if (await wasSent(db.reader, event.id, 'points_expiring')) return
  const { email, name, language } = await reachOf(db.reader, customerId)
  if (!email) return
  const retailer = await retailerName(db.reader)
  const now = clock.now()
  const day = fullDayInWords(new Date(expiresAt), language)
  const isSent = await messengerOf(db).sendEmail(
    { key: `${event.id}.points_expiring`, to: email, now, data: { template: 'points_expiring' } },
    {
      ...{ language, retailer },
      subject: say(language, 'points.subject', { points: String(points), day }),
      blocks: [
        greeting(language, name),
        { kind: 'paragraph', text: say(language, 'points.intro', { points: String(points), day }) },
        {
          kind: 'button',
          text: say(language, 'points.button'),
          url: `${siteOf(db)}${language === 'en' ? '/en' : ''}/card`,
        },
        { kind: 'small', text: say(language, 'signature', { retailer }) },
      ],
    },
  )
  await recordMessage(db.reader, {
    ...{ channel: 'email', template: 'points_expiring', language, customerId },
    ...{ subjectId: customerId, eventId: event.id, status: isSent ? 'sent' : 'failed', sentAt: now },
  })
}
