import type { EventType, RecordedEvent } from '@filrouge/contract/events.ts'
import { isMishap } from '@filrouge/contract/fulfilments.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql, { type Sql } from 'sql-template-tag'
import { orderKey } from '../../orders/public.ts'
import { type Job, type JobContext, leaveJob, registerJob } from '../../platform/jobs.ts'
import { dayInWords } from '../dates.ts'
import { type OrderFacts, orderFacts, promiseInWords } from '../order-facts.ts'
import { recordMessage } from '../record-message.ts'
import { say } from '../say.ts'
import { type Push, postPush, topicOf } from './post-push.ts'

interface News<T extends EventType = EventType> {
  template: `${string}_push`
  /** After that long it would only puzzle whoever switches her telephone on. */
  keptSeconds: number
  urgency: Push['urgency']
  text: (order: OrderFacts, facts: RecordedEvent<T>['facts']) => { title: string; body: string }
}

const day = 86_400

/** What of an order is told by a push, and how. Only what a locked screen may show to whoever stands by: no name, no article, no amount, no code. */
const newsOf = {
  'order.placed': {
    template: 'order_recorded_push',
    keptSeconds: day,
    urgency: 'normal',
    text: (order) => told(order, 'push.recorded', asSentence(promiseInWords(order))),
  },
  'order.cancelled': {
    template: 'order_cancelled_push',
    keptSeconds: 3 * day,
    urgency: 'normal',
    text: (order) => told(order, 'push.cancelled', say(order.language, 'push.cancelled.text')),
  },
  'fulfilment.ready': {
    template: 'fulfilment_ready_push',
    keptSeconds: 3 * day,
    urgency: 'high',
    text: (order) => told(order, 'push.ready', say(order.language, 'push.ready.text', { place: order.place })),
  },
  'fulfilment.reminded': {
    template: 'fulfilment_reminded_push',
    keptSeconds: day,
    urgency: 'high',
    text: (order, { expiresAt }) => {
      const until = dayInWords(new Date(expiresAt), order.language)
      return told(order, 'push.reminded', say(order.language, 'push.reminded.text', { place: order.place, until }))
    },
  },
  'fulfilment.shipped': {
    template: 'fulfilment_shipped_push',
    keptSeconds: 2 * day,
    urgency: 'normal',
    text: (order) => told(order, 'push.shipped', asSentence(promiseInWords(order))),
  },
  'fulfilment.at_relay': {
    template: 'fulfilment_at_relay_push',
    keptSeconds: 3 * day,
    urgency: 'high',
    text: (order) => told(order, 'push.atRelay', say(order.language, 'push.atRelay.text', { place: order.place })),
  },
  'fulfilment.expired': {
    template: 'fulfilment_expired_push',
    keptSeconds: 3 * day,
    urgency: 'normal',
    text: (order) => told(order, 'push.expired', say(order.language, 'push.expired.text')),
  },
  'shortage.sourced': {
    template: 'shortage_late_push',
    keptSeconds: 2 * day,
    urgency: 'high',
    text: (order, { promisedLatest, reason }) => {
      const words = { day: dayInWords(new Date(promisedLatest), order.language) }
      const key = isMishap(reason) ? 'push.resent' : 'push.late'
      return told(order, key, say(order.language, `${key}.text`, words))
    },
  },
  'shortage.cancelled': {
    template: 'shortage_cancelled_push',
    keptSeconds: 3 * day,
    urgency: 'normal',
    text: (order, { reason }) => {
      const key = isMishap(reason) ? 'push.notArrived' : 'push.notToBeHad'
      return told(order, key, say(order.language, `${key}.text`))
    },
  },
} satisfies { [T in EventType]?: News<T> }

export type NewsOfOrder = keyof typeof newsOf

type Headline = Extract<Parameters<typeof say>[1], `push.${string}`>

const told = ({ language, number }: OrderFacts, headline: Headline, body: string) => ({
  title: say(language, headline, { number }),
  body,
})

const asSentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** Whether a browser may be told of an order that has just been placed: nobody follows it but as its customer. */
export const isToldByPush = ({ facts }: RecordedEvent<'order.placed'>): Sql =>
  sql`exists (select from push_subscriptions where customer_id = ${facts.customerId})`

/** Leaves one delivery for each browser that follows the order; each is tried again by itself. */
export async function pushOrderNews(context: JobContext, event: RecordedEvent<NewsOfOrder>): Promise<void> {
  const { db, clock } = context
  const { orderId } = event.facts
  const followers = await db.reader.rows<{ id: string }>(sql`
    select s.id from push_subscriptions s join orders o on o.id = ${orderId}
    where 'order_push' = any(s.purposes) and ${follows}`)
  if (followers.length === 0) return
  await db.transaction(async (tx) => {
    for (const { id } of followers) {
      const { type, facts } = event
      const payload = { type, facts, eventId: event.id, orderId, subscriptionId: id, at: event.at.toISOString() }
      // By order and browser: news that comes while an older waits takes its place.
      await leaveJob(tx, 'send_push', `${orderId} ${id}`, clock.now(), payload)
    }
  })
}

/** The browser `s` follows the order `o`: its owner's, or one she follows as a guest; and who has an account agrees to it still. */
const follows = sql`
  (s.customer_id = o.customer_id or exists (select from push_followed_orders f where f.endpoint = s.endpoint and f.order_id = o.id))
  and (s.customer_id is null or coalesce((
    select given from consents c where c.customer_id = s.customer_id and c.purpose = 'order_push' order by c.id desc limit 1), false))`

interface Delivery {
  type: NewsOfOrder
  facts: never
  eventId: Id<'event'>
  orderId: Id<'order'>
  subscriptionId: string
  at: string
}

interface Browser {
  endpoint: string
  p256dh: string
  auth: string
  language: Language
}

/** Says what does the deliveries that were left. */
export function registerPushJobs(): void {
  registerJob('send_push', sendPush)
}

async function sendPush({ db, clock, log }: JobContext, job: Job): Promise<void> {
  const { type, facts, eventId, orderId, subscriptionId, at } = job.payload as unknown as Delivery
  const news = newsOf[type] as unknown as News<never>
  const now = clock.now()
  if (now.getTime() > new Date(at).getTime() + news.keptSeconds * 1000) return
  // Asked again: she may have taken it back, or switched this one off, since it was left.
  const browser = await db.reader.maybe<Browser>(sql`
    select s.endpoint, s.p256dh, s.auth, s.language from push_subscriptions s join orders o on o.id = ${orderId}
    where s.id = ${subscriptionId} and 'order_push' = any(s.purposes) and ${follows}`)
  if (!browser) return
  const order = { ...(await orderFacts(db.reader, orderId, eventId, news.template)), language: browser.language }
  const prefix = browser.language === 'en' ? '/en' : ''
  const answer = await postPush(db.reader, {
    endpoint: browser.endpoint,
    keys: browser,
    about: orderId,
    keptSeconds: news.keptSeconds,
    urgency: news.urgency,
    payload: {
      ...news.text(order, facts),
      language: browser.language,
      tag: topicOf(orderId),
      url: `${prefix}/orders/${orderId}?key=${await orderKey(db.reader, orderId)}`,
    },
  })
  if (answer === 'gone') await db.reader.run(sql`delete from push_subscriptions where id = ${subscriptionId}`)
  if (answer === 'refused') log.warn({ template: news.template }, 'a push service refused a push for good')
  if (answer !== 'sent') return
  await db.reader.run(sql`update push_subscriptions set told_at = ${now} where id = ${subscriptionId}`)
  await recordMessage(db.reader, {
    channel: 'push',
    template: news.template,
    language: browser.language,
    customerId: order.customer_id,
    subjectId: orderId,
    eventId,
    status: 'sent',
    sentAt: now,
  })
}
