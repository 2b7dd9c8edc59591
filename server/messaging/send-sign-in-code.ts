import type { RecordedEvent } from '@filrouge/contract/events.ts'
import { codeFor } from '../customers/public.ts'
import type { JobContext } from '../platform/jobs.ts'
import type { Letter } from './letter.ts'
import { messengerOf } from './messenger.ts'
import { recordMessage, wasSent } from './record-message.ts'
import { retailerName } from './retailer-name.ts'
import { say } from './say.ts'

const validMinutes = 10

/**
 * Sends the code someone asked for. At least once: if this dies between the sending and its record, another code is made and sent, and the
 * first no longer works.
 */
export async function sendSignInCode(
  { db, clock }: JobContext,
  event: RecordedEvent<'customer.code_asked'>,
): Promise<void> {
  if (await wasSent(db.reader, event.id, 'sign_in_code')) return
  const now = clock.now()
  const challenge = await codeFor(db.reader, event.facts.challengeId, now)
  if (!challenge) return // too late, or already signed in
  const { kind, value, language, code } = challenge
  const retailer = await retailerName(db.reader)
  const messenger = messengerOf(db)
  // A key of its own each time: were it the event's, the operator would drop the new code as a repetition of the old.
  const outgoing = {
    key: `${event.id}.sign_in_code.${now.getTime()}`,
    to: value,
    now,
    data: { code, template: 'sign_in_code' },
  }
  const text = say(language, 'code.sms', { code, retailer, minutes: validMinutes })
  const isSent =
    kind === 'email'
      ? await messenger.sendEmail(outgoing, codeLetter(language, code, retailer))
      : await messenger.sendSms(outgoing, text)
  await recordMessage(db.reader, {
    channel: kind === 'email' ? 'email' : 'sms',
    template: 'sign_in_code',
    language,
    customerId: null,
    subjectId: event.facts.challengeId,
    eventId: event.id,
    status: isSent ? 'sent' : 'failed',
    sentAt: now,
  })
}

function codeLetter(language: Letter['language'], code: string, retailer: string): Letter {
  return {
    language,
    retailer,
    subject: say(language, 'code.subject', { code, retailer }),
    blocks: [
      { kind: 'paragraph', text: say(language, 'hello') },
      { kind: 'paragraph', text: say(language, 'code.intro') },
      { kind: 'code', text: code },
      { kind: 'paragraph', text: say(language, 'code.validity', { minutes: validMinutes }) },
      { kind: 'small', text: say(language, 'code.warning') },
      { kind: 'small', text: say(language, 'signature', { retailer }) },
    ],
  }
}
