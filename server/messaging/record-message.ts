import { newId } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { changed } from '../platform/live.ts'

export interface SentMessage {
  channel: 'email' | 'sms' | 'push'
  template:
    | 'sign_in_code'
    | 'order_recorded'
    | 'order_cancelled'
    | 'goods_cancelled'
    | 'slot_moved'
    | `fulfilment_${'ready' | 'delayed' | 'shop_closed' | 'reminded' | 'shipped' | 'at_relay' | 'expired'}`
    | `shortage_${'late' | 'cancelled' | 'resent'}`
    | 'coupon'
    | 'batch_coupon'
    | 'contact_message'
    | 'contact_received'
    | 'points_expiring'
    | `${string}_push`
  language: string
  customerId: string | null
  subjectId: string
  eventId: string
  status: 'sent' | 'failed'
  sentAt: Date
}

/** Whether the message an event calls for has gone already. */
export async function wasSent(tx: Tx, eventId: string, template: SentMessage['template']): Promise<boolean> {
  const row = await tx.maybe(sql`select from messages where event_id = ${eventId} and template = ${template}`)
  return row !== undefined
}

/** Writes down that a message went, once for each event and template; pages that show its subject look again. */
export async function recordMessage(tx: Tx, message: SentMessage): Promise<void> {
  const { channel, template, language, customerId, subjectId, eventId, status, sentAt } = message
  await tx.run(sql`
    insert into messages (id, channel, template, language, customer_id, subject_id, event_id, status, sent_at)
    values (${newId('message')}, ${channel}, ${template}, ${language}, ${customerId}, ${subjectId}, ${eventId}, ${status}, ${sentAt})
    on conflict (event_id, template) do nothing`)
  changed(tx, subjectId)
}
