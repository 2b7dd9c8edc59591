import type * as contract from '@filrouge/contract/customers.ts'
import type { PersonalData } from '@filrouge/contract/customers.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql, { raw } from 'sql-template-tag'
import { consentsOf, segmentsOf } from '../customers/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { customerFile } from './customer-file.ts'
import { touchesOf } from './customer-touches.ts'
import { orderView } from './order-view.ts'

// More than anyone has; a bound so that one answer cannot be endless.
const touchesAtMost = 10_000

interface KeptRow {
  identifiers: PersonalData['identifiers']
  messages: PersonalData['messages']
  contact_messages: PersonalData['contactMessages']
  sessions: PersonalData['sessions']
  push_devices: PersonalData['pushDevices']
  order_consents: PersonalData['orderConsents']
  store_credit: PersonalData['storeCredit']
  coupons: PersonalData['coupons']
  offers_used: PersonalData['offersUsed']
  segments: PersonalData['segments']
  order_ids: Id<'order'>[]
}

/** Everything that is kept about the customer who asks (RGPD art. 15 and 20), across all that keep something. */
export async function exportMyself(
  tx: Tx,
  _input: Input<typeof contract.exportMyself>,
  call: Call,
): Promise<PersonalData> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  const [file, consents, touches, kept] = await Promise.all([
    customerFile(tx, customerId, call),
    consentsOf(tx, customerId),
    touchesOf(tx, customerId, touchesAtMost, call.language),
    segmentsOf(tx, customerId, call.now).then((segments) => keptOf(tx, customerId, segments)),
  ])
  const orders = await Promise.all(kept.order_ids.map((id) => orderView(tx, id, call)))
  const { orders: _orders, touches: _touches, consents: _consents, basket, ...customer } = file
  return {
    exportedAt: call.now.toISOString(),
    customer,
    identifiers: kept.identifiers,
    consents,
    basket,
    orders,
    touches,
    messages: kept.messages,
    contactMessages: kept.contact_messages,
    sessions: kept.sessions,
    pushDevices: kept.push_devices,
    orderConsents: kept.order_consents,
    storeCredit: kept.store_credit,
    coupons: kept.coupons,
    offersUsed: kept.offers_used,
    segments: kept.segments,
  }
}

function keptOf(tx: Tx, customerId: Id<'customer'>, segments: readonly string[]): Promise<KeptRow> {
  return tx.one<KeptRow>(sql`
    select
      (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', kind, 'value', value, 'source', source,
          'since', ${utc('created_at')}, 'verifiedAt', ${utc('verified_at')})) order by created_at, kind desc), '[]')
        from identifiers where customer_id = ${customerId}) as identifiers,
      (select coalesce(jsonb_agg(jsonb_build_object('channel', channel, 'template', template, 'subjectId', subject_id,
          'at', ${utc('sent_at')}) order by id), '[]')
        from messages where customer_id = ${customerId}) as messages,
      (select coalesce(jsonb_agg(jsonb_build_object('subject', subject, 'body', body, 'at', ${utc('received_at')}) order by id), '[]')
        from contact_messages where customer_id = ${customerId}) as contact_messages,
      (select coalesce(jsonb_agg(jsonb_build_object('channel', channel, 'since', ${utc('created_at')}, 'until', ${utc('expires_at')})
          order by created_at), '[]')
        from sessions where customer_id = ${customerId}) as sessions,
      (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('device', device, 'service', substring(endpoint from '^https?://([^/]+)'),
          'purposes', purposes, 'since', ${utc('created_at')}, 'toldAt', ${utc('told_at')})) order by created_at), '[]')
        from push_subscriptions where customer_id = ${customerId}) as push_devices,
      (select coalesce(jsonb_agg(jsonb_build_object('orderId', order_id, 'purpose', purpose, 'given', given, 'wording', wording,
          'at', ${utc('said_at')}) order by c.id), '[]')
        from consents c join orders o on o.id = c.order_id where o.customer_id = ${customerId}) as order_consents,
      (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', t.kind, 'reason', t.reason, 'at', ${utc('t.at')},
          'amount', jsonb_build_object('minor', e.amount, 'currency', e.unit))) order by t.at, t.id), '[]')
        from value_accounts a join value_entries e on e.account_id = a.id join value_transactions t on t.id = e.transaction_id
        where a.customer_id = ${customerId} and a.kind = 'store_credit') as store_credit,
      (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('code', code, 'offerId', offer_id, 'reason', reason,
          'at', ${utc('issued_at')}, 'usedUp', uses >= most_uses)) order by issued_at, code), '[]')
        from coupons where customer_id = ${customerId}) as coupons,
      (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('offerId', offer_id, 'code', code, 'orderId', order_id,
          'amount', jsonb_build_object('minor', goods_minor + delivery_minor, 'currency', currency), 'at', ${utc('used_at')})) order by id), '[]')
        from offer_uses where customer_id = ${customerId} and released_at is null) as offers_used,
      (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'titleFr', title_fr, 'titleEn', title_en) order by code), '[]')
        from segments where code = any(${segments}::text[])) as segments,
      array(select id from orders where customer_id = ${customerId} order by id) as order_ids`)
}

// As the contract writes instants, whatever the time zone of the database.
const utc = (column: string) => raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
