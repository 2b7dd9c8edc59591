import type { Company } from '@filrouge/contract/companies.ts'
import type { OrderMode } from '@filrouge/contract/promise.ts'
import type { Contact, Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import type { Currency } from '@filrouge/kernel/money.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import sql from 'sql-template-tag'
import type { FrozenTotals } from '../carts/public.ts'
import { reachOf } from '../customers/public.ts'
import { orderKey } from '../orders/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { dayInWords, timeInWords } from './dates.ts'
import type { Block } from './letter.ts'
import { messengerOf } from './messenger.ts'
import { retailerColumn } from './retailer-name.ts'
import { say } from './say.ts'

/** What a message about an order says, read from the order as it was concluded. */
export interface OrderFacts {
  id: Id<'order'>
  number: string
  customer_id: Id<'customer'> | null
  language: Language
  currency: Currency
  goods_minor: number
  discounts_minor: number
  gifts_minor: number
  delivery_minor: number
  total_minor: number
  vat: FrozenTotals['vat']
  delivery_vat_rate: number
  company: Company | null
  promised_earliest: Date
  promised_latest: Date
  has_slot: boolean
  mode: OrderMode
  place: string
  contact: Contact | null
  lines: {
    quantity: number
    titleFr: string
    titleEn: string
    goodsMinor: number
    totalMinor: number
    vatRate: number
  }[]
  retailer: string
  /** The message this event calls for has gone already. */
  is_sent: boolean
}

/** Reads an order for the message that an event calls for, in one question: there is a message for every order. */
export async function orderFacts(tx: Tx, orderId: Id<'order'>, eventId: string, template: string): Promise<OrderFacts> {
  return tx.one<OrderFacts>(sql`
    select o.id, o.number, o.customer_id, o.language, o.currency, o.goods_minor, o.discounts_minor, o.gifts_minor, o.delivery_minor, o.total_minor,
      o.vat, coalesce((o.delivery->>'vatRate')::numeric, 20)::float8 as delivery_vat_rate, o.company,
      o.promised_earliest, o.promised_latest, o.delivery ? 'slotId' as has_slot, o.delivery->>'mode' as mode, o.delivery->'contact' as contact,
      coalesce(o.delivery->>'placeName', l.name, r.name, '') as place,
      (select coalesce(jsonb_agg(jsonb_build_object('quantity', quantity, 'titleFr', title_fr, 'titleEn', title_en, 'goodsMinor', quantity * unit_price_minor,
          'totalMinor', total_minor, 'vatRate', vat_rate)
        order by position), '[]') from order_lines where order_id = o.id) as lines,
      ${retailerColumn(tx)} as retailer,
      exists (select from messages where event_id = ${eventId} and template = ${template}) as is_sent
    from orders o
    left join locations l on l.id = o.delivery->>'locationId'
    left join relay_points r on r.id = o.delivery->>'relayPointId'
    where o.id = ${orderId}`)
}

/** Where messages about an order go: the contact given with it, else the customer's own. */
export async function contactOf(tx: Tx, order: OrderFacts): Promise<Contact> {
  const { email: given, phone: typed } = order.contact ?? {}
  if (given) return order.contact!
  if (typed) return { ...order.contact, phone: normalisePhone(typed) ?? typed }
  if (!order.customer_id) return {}
  const { email, phone, name } = await reachOf(tx, order.customer_id)
  return { ...(email ? { email } : {}), ...(phone ? { phone } : {}), ...(name ? { name } : {}) }
}

/** The link to the one order page, which opens it without signing in. */
export async function orderLink(tx: Tx, orderId: Id<'order'>): Promise<string> {
  const { publicUrl, host, port } = messengerOf(tx.database).config
  return `${(publicUrl ?? `http://${host}:${port}`).replace(/\/$/, '')}/orders/${orderId}?key=${await orderKey(tx, orderId)}`
}

/** The promised date as a sentence goes on: « chez vous au plus tard le samedi 9 mai ». */
export function promiseInWords(order: OrderFacts): string {
  const { language, mode, place, promised_earliest, promised_latest, has_slot } = order
  const day = dayInWords(promised_latest, language)
  if (has_slot && (mode === 'home' || mode === 'collect')) {
    const [from, until] = [timeInWords(promised_earliest, language), timeInWords(promised_latest, language)]
    return say(language, `promise.${mode}.slot`, { day, from, until, place })
  }
  return say(language, `promise.${mode}`, { day, time: timeInWords(promised_latest, language), place })
}

/** « Bonjour Camille, »: by name only where it reads as one, because a guest types what she likes to an address she likes. */
export function greeting(language: Language, name: string | undefined): Block {
  const isName = name !== undefined && /^[\p{L}\p{M}'’ -]{1,60}$/u.test(name)
  return { kind: 'paragraph', text: isName ? say(language, 'hello.name', { name }) : say(language, 'hello') }
}
