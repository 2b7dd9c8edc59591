import type { RecordedEvent } from '@filrouge/contract/events.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { takeBackGifts } from './gifts-of-order.ts'
import { giveCard } from './give-card.ts'
import { postValue, type ValueTransaction } from './post-value.ts'
import { reversePoints } from './reverse-points.ts'
import { giveBackValue, giveUsesOfValueToOrder } from './take-value.ts'

/** Within `customer.added` and `customer.signed_in`: who is known has a card. */
export async function giveCardToCustomer(
  tx: Tx,
  event: RecordedEvent<'customer.signed_in'> | RecordedEvent<'customer.added'>,
  call: Call,
): Promise<void> {
  giveCard(tx, event.facts.customerId, call.now)
}

/** Within `order.placed`: what its payment took from gift cards and credit is the order's. */
export async function valuePaysOrder(tx: Tx, event: RecordedEvent<'order.placed'>, _call: Call): Promise<void> {
  giveUsesOfValueToOrder(tx, event.facts)
}

/** Within `order.goods_cancelled`: goods that are not had earn nothing. */
export async function reverseForAllGoods(
  tx: Tx,
  event: RecordedEvent<'order.goods_cancelled'>,
  call: Call,
): Promise<void> {
  await reversePoints(tx, { orderId: event.facts.orderId }, call)
}

/** Within `order.cancelled`: each gets back what it paid, and what it earned is taken back. */
export async function undoOnCancel(tx: Tx, event: RecordedEvent<'order.cancelled'>, call: Call): Promise<void> {
  const { orderId } = event.facts
  await giveBackValue(tx, { orderId }, call)
  await takeBackGifts(tx, { orderId }, call)
  await reversePoints(tx, { orderId }, call)
}

/** Within what ends for some goods of an order: they earn nothing. */
export async function reverseForGoods(
  tx: Tx,
  event:
    | RecordedEvent<'fulfilment.cancelled'>
    | RecordedEvent<'fulfilment.expired'>
    | RecordedEvent<'shortage.cancelled'>,
  call: Call,
): Promise<void> {
  const { orderId, lines } = event.facts
  await reversePoints(tx, { orderId, goods: lines }, call)
}

/** Within `customer.erased`: what she had lapses, as the page told her; the book keeps amounts and no words about her. */
export async function forgetCustomerOfLoyalty(
  tx: Tx,
  event: RecordedEvent<'customer.erased'>,
  call: Call,
): Promise<void> {
  const { customerId } = event.facts
  const accounts = await tx.rows<{ id: string; unit: string; balance: number }>(sql`
    select id, unit, balance from value_accounts where customer_id = ${customerId} and balance > 0 order by id for update`)
  const lapses = accounts.map(
    ({ id, unit, balance }): ValueTransaction => ({
      kind: 'forfeited',
      entries: [
        { accountId: id, unit, amount: -balance },
        { side: 'breakage', unit, amount: balance },
      ],
    }),
  )
  await postValue(tx, lapses, call)
  tx.send(sql`update value_accounts set expires_next = null where customer_id = ${customerId}`)
  tx.send(sql`update gift_cards set recipient_name = null, buyer_id = null where buyer_id = ${customerId}`)
  await tx.run(sql`
    update value_transactions t set reason = null from value_entries e join value_accounts a on a.id = e.account_id
    where a.customer_id = ${customerId} and e.transaction_id = t.id and t.reason is not null`)
}
