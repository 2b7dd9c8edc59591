import type { FulfilmentFacts, Goods, RecordedEvent } from '@filrouge/contract/events.ts'
import { isMishap } from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { refundShare } from '@filrouge/rules/refund-share.ts'
import sql from 'sql-template-tag'
import { variantFacts } from '../catalogue/public.ts'
import { codeOf, fulfilmentsOf } from '../fulfilment/public.ts'
import { type Location, reference } from '../locations/public.ts'
import type { Tx } from '../platform/db/database.ts'
import type { JobContext } from '../platform/jobs.ts'
import { dayInWords, timeInWords } from './dates.ts'
import type { Block } from './letter.ts'
import { amountWithTax } from './lines-and-totals.ts'
import { hoursInWords } from './opening-hours.ts'
import type { OrderFacts } from './order-facts.ts'
import { say } from './say.ts'
import { tellAboutOrder } from './send-order-messages.ts'

type Of<T extends Parameters<typeof tellAboutOrder>[1]['type']> = RecordedEvent<T>

/** It waits for her: the code to show, the address, and when the shop is open. */
export async function sendReady(context: JobContext, event: Of<'fulfilment.ready'>): Promise<void> {
  await atCounter(context, event, 'fulfilment_ready', 'ready')
}

/** It still waits for her, not for much longer. */
export async function sendReminder(context: JobContext, event: Of<'fulfilment.reminded'>): Promise<void> {
  await atCounter(context, event, 'fulfilment_reminded', 'reminded')
}

async function atCounter(
  context: JobContext,
  event: Of<'fulfilment.ready'> | Of<'fulfilment.reminded'>,
  template: 'fulfilment_ready' | 'fulfilment_reminded',
  key: 'ready' | 'reminded',
): Promise<void> {
  const { db } = context
  const { orderId, fulfilmentId } = event.facts
  const [code, all, shop] = await Promise.all([
    codeOf(db.reader, orderId),
    fulfilmentsOf(db.reader, orderId),
    counterOf(db.reader, orderId),
  ])
  const fulfilment = all.find(({ id }) => id === fulfilmentId)
  // Collected, or gone, before the message could be written.
  if (fulfilment?.status !== 'ready' || !shop) return
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
  const goods = fulfilment.lines
  await tellAboutOrder(context, event, template, async (order, link) => {
    const { language, number, retailer } = order
    const until = fulfilment.expires_at ? dayInWords(fulfilment.expires_at, language) : ''
    const words = { number, retailer, place: shop.name, code: spaced, until, link }
    return {
      subject: say(language, `${key}.subject`, words),
      blocks: [
        { kind: 'paragraph', text: say(language, `${key}.intro`, words) },
        { kind: 'code', text: spaced },
        { kind: 'paragraph', text: say(language, 'ready.show') },
        await goodsTable(db.reader, order, goods),
        { kind: 'paragraph', text: `${shop.name}, ${shop.street}, ${shop.postcode} ${shop.city}` },
        { kind: 'table', rows: hoursInWords(shop, language) },
        { kind: 'small', text: say(language, 'ready.until', words) },
        { kind: 'button', text: say(language, 'recorded.button'), url: link },
      ],
      sms: say(language, `${key}.sms`, words),
      code,
    }
  })
}

/** It is on its way: who brings it, under which number, what is in it. */
export async function sendShipped(context: JobContext, event: Of<'fulfilment.shipped'>): Promise<void> {
  const { carrier, trackingNumber, orderId, fulfilmentId } = event.facts
  const goods = await goodsIn(context.db.reader, orderId, fulfilmentId)
  await tellAboutOrder(context, event, 'fulfilment_shipped', async (order, link) => {
    const { language, number, retailer } = order
    const day = dayInWords(goods.promised_latest, language)
    const words = { number, retailer, carrier, trackingNumber, day, link }
    return {
      subject: say(language, 'shipped.subject', words),
      blocks: [
        { kind: 'paragraph', text: say(language, 'shipped.intro', words) },
        { kind: 'paragraph', text: say(language, 'shipped.tracking', words) },
        await goodsTable(context.db.reader, order, goods.lines),
        { kind: 'button', text: say(language, 'recorded.button'), url: link },
      ],
      sms: say(language, 'shipped.sms', words),
    }
  })
}

/** The parcel waits at the relay point. */
export async function sendAtRelay(context: JobContext, event: Of<'fulfilment.at_relay'>): Promise<void> {
  await tellAboutOrder(context, event, 'fulfilment_at_relay', async ({ language, number, retailer, place }, link) => {
    const words = { number, retailer, place, link }
    return {
      subject: say(language, 'atRelay.subject', words),
      blocks: [
        { kind: 'paragraph', text: say(language, 'atRelay.intro', words) },
        { kind: 'button', text: say(language, 'recorded.button'), url: link },
      ],
      sms: say(language, 'atRelay.sms', words),
    }
  })
}

/** She did not come for it: it is sold to others again, and she is paid back. */
export async function sendExpired(context: JobContext, event: Of<'fulfilment.expired'>): Promise<void> {
  await tellAboutOrder(context, event, 'fulfilment_expired', async (order, link) => {
    const { language, number, retailer } = order
    const amount = await worthOf(context.db.reader, order, event.facts.lines)
    const words = { number, retailer, amount, link }
    return {
      subject: say(language, 'expired.subject', words),
      blocks: [
        { kind: 'paragraph', text: say(language, 'expired.intro', words) },
        await goodsTable(context.db.reader, order, event.facts.lines),
        { kind: 'paragraph', text: say(language, 'expired.money', words) },
        { kind: 'button', text: say(language, 'recorded.button'), url: link },
      ],
      sms: say(language, 'expired.sms', words),
    }
  })
}

/** Some of it comes later than was promised: the new day, and that she need not wait for it. */
export async function sendLate(context: JobContext, event: Of<'shortage.sourced'>): Promise<void> {
  const { fulfilmentId, lines, promisedLatest } = event.facts
  await tellAboutOrder(context, event, 'shortage_late', async (order, link) => {
    const { language, number, retailer } = order
    const latest = new Date(promisedLatest)
    const { earliest } = await context.db.reader.one<{ earliest: Date }>(
      sql`select promised_earliest as earliest from fulfilments where id = ${fulfilmentId}`,
    )
    const hours = { from: timeInWords(earliest, language), until: timeInWords(latest, language) }
    const words = { number, retailer, day: dayInWords(latest, language), ...hours, link }
    return {
      subject: say(language, 'late.subject', words),
      blocks: [
        { kind: 'paragraph', text: say(language, order.has_slot ? 'late.appointment' : 'late.intro', words) },
        await goodsTable(context.db.reader, order, lines),
        { kind: 'paragraph', text: say(language, 'late.choice') },
        { kind: 'button', text: say(language, 'late.button'), url: link },
      ],
      sms: say(language, order.has_slot ? 'late.appointmentSms' : 'late.sms', words),
    }
  })
}

/** What left did not arrive: it is sent again, at no cost to her, and by when. */
export async function sendResent(context: JobContext, event: Of<'shortage.sourced'>): Promise<void> {
  const { lines, promisedLatest, reason } = event.facts
  await tellAboutOrder(context, event, 'shortage_resent', async (order, link) => {
    const { language, number, retailer } = order
    const why = reason ?? 'lost'
    const words = { number, retailer, why, day: dayInWords(new Date(promisedLatest), language), link }
    return {
      subject: say(language, 'resent.subject', words),
      blocks: [
        { kind: 'paragraph', text: say(language, 'resent.intro', words) },
        await goodsTable(context.db.reader, order, lines),
        { kind: 'paragraph', text: say(language, 'resent.choice') },
        { kind: 'button', text: say(language, 'recorded.button'), url: link },
      ],
      sms: say(language, 'resent.sms', words),
    }
  })
}

/** The carrier is late: the new day. */
export async function sendDelayed(context: JobContext, event: Of<'fulfilment.delayed'>): Promise<void> {
  const { orderId, fulfilmentId, promisedLatest } = event.facts
  const goods = await goodsIn(context.db.reader, orderId, fulfilmentId)
  await tellAboutOrder(context, event, 'fulfilment_delayed', async (order, link) => {
    const { language, number, retailer } = order
    const words = { number, retailer, day: dayInWords(new Date(promisedLatest), language), link }
    return {
      subject: say(language, 'delayed.subject', words),
      blocks: [
        { kind: 'paragraph', text: say(language, 'delayed.intro', words) },
        await goodsTable(context.db.reader, order, goods.lines),
        { kind: 'button', text: say(language, 'recorded.button'), url: link },
      ],
      sms: say(language, 'delayed.sms', words),
    }
  })
}

/** The shop where she was to collect it is closed that day: from when she can, and that she need not. */
export async function sendShopClosed(context: JobContext, event: Of<'fulfilment.shop_closed'>): Promise<void> {
  const { closedOn, reopensAt } = event.facts
  await tellAboutOrder(context, event, 'fulfilment_shop_closed', ({ language, number, retailer, place }, link) => {
    const closed = dayInWords(new Date(`${closedOn}T12:00:00Z`), language)
    const reopens = new Date(reopensAt)
    const from = { day: dayInWords(reopens, language), time: timeInWords(reopens, language) }
    const words = { number, retailer, place, closed, ...from, link }
    return {
      subject: say(language, 'shopClosed.subject', words),
      blocks: [
        { kind: 'paragraph', text: say(language, 'shopClosed.intro', words) },
        { kind: 'paragraph', text: say(language, 'shopClosed.choice', words) },
        { kind: 'button', text: say(language, 'late.button'), url: link },
      ],
      sms: say(language, 'shopClosed.sms', words),
    }
  })
}

/** Some of it can be had nowhere, or did not arrive and is not sent again: it is cancelled, and she does not pay for it. */
export async function sendNotToBeHad(context: JobContext, event: Of<'shortage.cancelled'>): Promise<void> {
  const { lines, reason } = event.facts
  const key = isMishap(reason) ? 'notArrived' : 'notToBeHad'
  await tellAboutOrder(context, event, 'shortage_cancelled', async (order, link) => {
    const { language, number, retailer } = order
    const amount = await worthOf(context.db.reader, order, lines)
    const words = { number, retailer, why: reason ?? '', amount, link }
    return {
      subject: say(language, `${key}.subject`, words),
      blocks: [
        { kind: 'paragraph', text: say(language, `${key}.intro`, words) },
        await goodsTable(context.db.reader, order, lines),
        { kind: 'paragraph', text: say(language, `${key}.money`, words) },
        { kind: 'button', text: say(language, 'recorded.button'), url: link },
      ],
      sms: say(language, `${key}.sms`, words),
    }
  })
}

async function counterOf(tx: Tx, orderId: string): Promise<Location | undefined> {
  const [row, { locations }] = await Promise.all([
    tx.maybe<{ location_id: Id<'location'> | null }>(
      sql`select location_id from fulfilment_orders where order_id = ${orderId}`,
    ),
    reference(tx),
  ])
  return row?.location_id ? locations.get(row.location_id) : undefined
}

async function goodsIn(tx: Tx, orderId: string, fulfilmentId: FulfilmentFacts['fulfilmentId']) {
  const found = (await fulfilmentsOf(tx, orderId)).find(({ id }) => id === fulfilmentId)
  if (!found) throw new Error(`no fulfilment ${fulfilmentId}`)
  return found
}

async function goodsTable(tx: Tx, { language }: OrderFacts, goods: readonly Goods[]): Promise<Block> {
  const facts = await variantFacts(
    tx,
    goods.map(({ sku }) => sku),
  )
  const titleOf = (sku: string) => facts.get(sku)?.[language === 'en' ? 'titleEn' : 'titleFr'] ?? sku
  return {
    kind: 'table',
    rows: goods.map(({ sku, quantity }) => ({
      label: say(language, 'line', { quantity, title: titleOf(sku) }),
      value: '',
    })),
  }
}

/** What these goods bring back. */
async function worthOf(tx: Tx, order: OrderFacts, goods: readonly Goods[]): Promise<string> {
  const lines = await tx.rows<{ sku: string; quantity: number; totalMinor: number }>(
    sql`select sku, quantity, total_minor as "totalMinor" from order_lines where order_id = ${order.id}`,
  )
  const worth = goods.reduce((sum, { sku, quantity }) => {
    const line = lines.find((one) => one.sku === sku)
    return line ? sum + refundShare(line, 0, quantity) : sum
  }, 0)
  return amountWithTax(order, worth)
}
