import type { contactSubjects } from '@filrouge/contract/contact.ts'
import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import sql from 'sql-template-tag'
import type { Database } from '../platform/db/database.ts'
import type { JobContext } from '../platform/jobs.ts'
import { dayInWords, timeInWords } from './dates.ts'
import type { Letter } from './letter.ts'
import { type Messenger, messengerOf } from './messenger.ts'
import { recordMessage, wasSent } from './record-message.ts'
import { retailerMailbox, retailerName } from './retailer-name.ts'
import { say } from './say.ts'

interface Written {
  id: string
  customer_id: string | null
  name: string
  email: string
  subject: (typeof contactSubjects)[number]
  order_number: string | null
  body: string
  language: Language
  received_at: Date
}

/** Sends what someone wrote to the retailer's own mailbox, and tells the writer that it arrived. At least once each. */
export async function sendContactMessage(
  { db, clock }: JobContext,
  event: RecordedEvent<'contact.written'>,
): Promise<void> {
  const written = await db.reader.maybe<Written>(sql`
    select id, customer_id, name, email, subject, order_number, body, language, received_at from contact_messages
    where id = ${event.facts.contactMessageId}`)
  // Erased meanwhile, at the writer's wish.
  if (!written) return
  const retailer = await retailerName(db.reader)
  const messenger = messengerOf(db)
  await once(db, event.id, 'contact_message', written, clock.now(), () =>
    toRetailer(messenger, written, retailer, event.id, clock.now()),
  )
  await once(db, event.id, 'contact_received', written, clock.now(), () =>
    toWriter(messenger, written, retailer, event.id, clock.now()),
  )
}

async function once(
  db: Database,
  eventId: string,
  template: 'contact_message' | 'contact_received',
  written: Written,
  sentAt: Date,
  send: () => Promise<boolean>,
): Promise<void> {
  if (await wasSent(db.reader, eventId, template)) return
  const status = (await send()) ? 'sent' : 'failed'
  const { id: subjectId, customer_id: customerId, language } = written
  await recordMessage(db.reader, {
    channel: 'email',
    template,
    language,
    customerId,
    subjectId,
    eventId,
    status,
    sentAt,
  })
}

function toRetailer(
  messenger: Messenger,
  written: Written,
  retailer: string,
  eventId: string,
  now: Date,
): Promise<boolean> {
  const { email, name, order_number } = written
  const subject = sayCode('fr', `contactSubject.${written.subject}`)
  return messenger.sendEmail(
    {
      key: `${eventId}.contact_message`,
      to: retailerMailbox(messenger),
      now,
      replyTo: email,
      data: { template: 'contact_message' },
    },
    {
      language: 'fr',
      retailer,
      subject: say('fr', 'contact.toRetailer', { subject, name }),
      blocks: [
        {
          kind: 'table',
          rows: [
            { label: say('fr', 'contact.from'), value: name },
            { label: say('fr', 'contact.email'), value: email },
            ...(order_number ? [{ label: say('fr', 'contact.order'), value: order_number }] : []),
          ],
        },
        ...written.body.split(/\n{2,}/).map((text) => ({ kind: 'paragraph' as const, text })),
      ],
    },
  )
}

/** The acknowledgement that the law asks for: on a durable medium, with the declaration's content and its day and hour (D221-5). */
function withdrawalLetter(written: Written, retailer: string): Letter {
  const { language, received_at } = written
  const day = dayInWords(received_at, language)
  const time = timeInWords(received_at, language)
  return {
    language,
    retailer,
    subject: say(language, 'withdrawal.received'),
    blocks: [
      { kind: 'paragraph', text: say(language, 'withdrawal.receivedText', { day, time }) },
      { kind: 'paragraph', text: say(language, 'withdrawal.said') },
      { kind: 'paragraph', text: written.body },
      { kind: 'paragraph', text: say(language, 'withdrawal.next') },
      { kind: 'small', text: say(language, 'signature', { retailer }) },
    ],
  }
}

// What was written is not repeated: a form open to all must not carry anyone's words to anyone's address.
function toWriter(
  messenger: Messenger,
  written: Written,
  retailer: string,
  eventId: string,
  now: Date,
): Promise<boolean> {
  const { language, email } = written
  const subject = sayCode(language, `contactSubject.${written.subject}`)
  const outgoing = { key: `${eventId}.contact_received`, to: email, now, data: { template: 'contact_received' } }
  if (written.subject === 'withdrawal') return messenger.sendEmail(outgoing, withdrawalLetter(written, retailer))
  return messenger.sendEmail(outgoing, {
    language,
    retailer,
    subject: say(language, 'contact.received', { retailer }),
    blocks: [
      { kind: 'paragraph', text: say(language, 'hello') },
      { kind: 'paragraph', text: say(language, 'contact.receivedText', { subject }) },
      { kind: 'small', text: say(language, 'contact.notYou') },
      { kind: 'small', text: say(language, 'signature', { retailer }) },
    ],
  })
}
