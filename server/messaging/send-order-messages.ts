import type { RecordedEvent } from '@filrouge/contract/events.ts'
import type { JobContext } from '../platform/jobs.ts'
import type { Block } from './letter.ts'
import { amountInWords, linesAndTotals } from './lines-and-totals.ts'
import { messengerOf } from './messenger.ts'
import { contactOf, greeting, type OrderFacts, orderFacts, orderLink, promiseInWords } from './order-facts.ts'
import { recordMessage, type SentMessage } from './record-message.ts'
import { say } from './say.ts'

/** What is said of an order: to an e-mail address as a letter, to a telephone in a line. */
interface AboutOrder {
  subject: string
  blocks: Block[]
  sms: string
  /** The one she shows at the counter: the demo’s mailbox gives it by itself too. */
  code?: string
}

/** What happens to an order and calls for a message. */
type AboutAnOrder = RecordedEvent<
  | 'order.placed'
  | 'order.cancelled'
  | 'order.goods_cancelled'
  | 'order.slot_moved'
  | 'fulfilment.ready'
  | 'fulfilment.delayed'
  | 'fulfilment.shop_closed'
  | 'fulfilment.shipped'
  | 'fulfilment.at_relay'
  | 'fulfilment.reminded'
  | 'fulfilment.expired'
  | 'shortage.sourced'
  | 'shortage.cancelled'
>

/** Tells the shopper that her order is recorded, with its lines, its total and the date promised. */
export async function sendOrderRecorded(context: JobContext, event: RecordedEvent<'order.placed'>): Promise<void> {
  await tellAboutOrder(context, event, 'order_recorded', (order, link) => {
    const { language, number, retailer } = order
    const promise = promiseInWords(order)
    return {
      subject: say(language, 'recorded.subject', { number }),
      blocks: [
        { kind: 'paragraph', text: say(language, 'recorded.intro', { number }) },
        { kind: 'paragraph', text: `${promise.charAt(0).toUpperCase()}${promise.slice(1)}.` },
        ...linesAndTotals(order),
        { kind: 'button', text: say(language, 'recorded.button'), url: link },
        { kind: 'small', text: say(language, 'recorded.after') },
      ],
      sms: say(language, 'recorded.sms', { retailer, number, promise, link }),
    }
  })
}

/** Tells the shopper that her appointment is another one, as was asked. */
export async function sendSlotMoved(context: JobContext, event: RecordedEvent<'order.slot_moved'>): Promise<void> {
  await tellAboutOrder(context, event, 'slot_moved', (order, link) => {
    const { language, number, retailer } = order
    const promise = promiseInWords(order)
    const words = { number, retailer, promise, link }
    return {
      subject: say(language, 'slotMoved.subject', words),
      blocks: [
        { kind: 'paragraph', text: say(language, 'slotMoved.intro', words) },
        { kind: 'button', text: say(language, 'recorded.button'), url: link },
      ],
      sms: say(language, 'slotMoved.sms', words),
    }
  })
}

/** Tells the shopper that her order is cancelled and that she pays nothing. */
export async function sendOrderCancelled(context: JobContext, event: RecordedEvent<'order.cancelled'>): Promise<void> {
  await tellAboutOrder(context, event, 'order_cancelled', ({ language, number, retailer }, link) => ({
    subject: say(language, 'cancelled.subject', { number }),
    blocks: [
      { kind: 'paragraph', text: say(language, 'cancelled.intro', { number }) },
      { kind: 'paragraph', text: say(language, 'cancelled.money') },
      { kind: 'button', text: say(language, 'cancelled.button'), url: link },
    ],
    sms: say(language, 'cancelled.sms', { retailer, number, link }),
  }))
}

/** Tells the shopper that her goods are cancelled, and that the gift card she bought with them, which has been used, is not. */
export async function sendGoodsCancelled(
  context: JobContext,
  event: RecordedEvent<'order.goods_cancelled'>,
): Promise<void> {
  await tellAboutOrder(context, event, 'goods_cancelled', (order, link) => {
    const { language, number, retailer } = order
    const words = { number, retailer, amount: amountInWords(order, event.facts.keptMinor), link }
    return {
      subject: say(language, 'goodsCancelled.subject', words),
      blocks: [
        { kind: 'paragraph', text: say(language, 'goodsCancelled.intro', words) },
        { kind: 'paragraph', text: say(language, 'goodsCancelled.money', words) },
        { kind: 'button', text: say(language, 'cancelled.button'), url: link },
      ],
      sms: say(language, 'goodsCancelled.sms', words),
    }
  })
}

/** At least once: if this dies between the sending and its record, the same message goes again, under the same Message-ID. */
export async function tellAboutOrder(
  { db, clock, log }: JobContext,
  event: AboutAnOrder,
  template: SentMessage['template'],
  write: (order: OrderFacts, link: string) => AboutOrder | Promise<AboutOrder>,
): Promise<void> {
  const { orderId } = event.facts
  const order = await orderFacts(db.reader, orderId, event.id, template)
  if (order.is_sent) return
  const contact = await contactOf(db.reader, order)
  const about = await write(order, await orderLink(db.reader, orderId))
  const { language, retailer } = order
  const now = clock.now()
  const code: Record<string, string> = about.code === undefined ? {} : { code: about.code }
  const outgoing = { key: `${event.id}.${template}`, now, data: { template, orderId, ...code } }
  const messenger = messengerOf(db)
  let isSent: boolean
  if (contact.email) {
    const signed: Block[] = [
      greeting(language, contact.name),
      ...about.blocks,
      { kind: 'small', text: say(language, 'signature', { retailer }) },
    ]
    const letter = { language, retailer, subject: about.subject, blocks: signed }
    isSent = await messenger.sendEmail({ ...outgoing, to: contact.email }, letter)
  } else if (contact.phone) {
    isSent = await messenger.sendSms({ ...outgoing, to: contact.phone }, about.sms)
  } else {
    log.warn({ orderId, template }, 'an order has nobody to write to')
    return
  }
  await recordMessage(db.reader, {
    channel: contact.email ? 'email' : 'sms',
    template,
    language,
    customerId: order.customer_id,
    subjectId: orderId,
    eventId: event.id,
    status: isSent ? 'sent' : 'failed',
    sentAt: now,
  })
}
