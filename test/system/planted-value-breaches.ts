import { orderBreaches } from './planted-order-breaches.ts'
import type { Known, Plant } from './planted-stock-breaches.ts'

/** An account with a book that is right, to be broken. */
const account = (kind: 'points' | 'gift_card', unit: string, amount: number) => `
  insert into value_accounts (id, kind, unit, customer_id, balance, expires_next, opened_at)
    values ('vac_strange', '${kind}', '${unit}', ${kind === 'points' ? `'cus_strange'` : 'null'}, ${amount}, 'infinity', now());
  insert into value_transactions (id, kind, at) values ('vtx_strange', 'issued', now());
  insert into value_entries (transaction_id, position, account_id, side, unit, amount)
    values ('vtx_strange', 0, 'vac_strange', null, '${unit}', ${amount}), ('vtx_strange', 1, null, 'gesture', '${unit}', ${-amount});`

const taken = (
  payment: string,
  order: string | null,
  minor: number,
  back = 0,
) => `${account('gift_card', 'EUR', 5000 - minor + back)}
  update value_transactions set kind = 'taken', payment_id = '${payment}' where id = 'vtx_strange';
  update value_entries set amount = ${back - minor} where account_id = 'vac_strange';
  update value_entries set amount = ${minor - back} where transaction_id = 'vtx_strange' and side is not null;
  update value_accounts set balance = ${back - minor + 5000} where id = 'vac_strange';
  insert into value_transactions (id, kind, at) values ('vtx_before', 'issued', now());
  insert into value_entries (transaction_id, position, account_id, side, unit, amount)
    values ('vtx_before', 0, 'vac_strange', null, 'EUR', 5000), ('vtx_before', 1, null, 'gesture', 'EUR', -5000);
  insert into value_uses (payment_id, account_id, position, cart_id, order_id, taken_minor, given_back_minor, currency, taken_at)
    values ('${payment}', 'vac_strange', 0, 'crt_strange', ${order ? `'${order}'` : 'null'}, ${minor}, ${back}, 'EUR', now());`

const { plant: cancelled, says: saysCancelled } = orderBreaches['a cancelled order that keeps its money']!

/** Breaches of the book of points, gift cards and credit. */
export const valueBreaches: Record<string, Plant> = {
  'entries that do not sum to nothing': {
    plant: () =>
      `${account('points', 'points', 50)} update value_entries set amount = -49 where transaction_id = 'vtx_strange' and side is not null`,
    says: ['value: the entries of vtx_strange add up to 1 points'],
  },
  'a balance that is not its book': {
    plant: () => `${account('points', 'points', 50)} update value_accounts set balance = 51 where id = 'vac_strange'`,
    says: ['value: vac_strange stands at 51, its entries add up to 50'],
  },
  'an account below nothing': {
    plant: () => `alter table value_accounts drop constraint never_below_nothing; ${account('points', 'points', -5)}`,
    says: ['value: vac_strange stands below nothing'],
  },
  'points in an account of money': {
    plant: () =>
      `${account('gift_card', 'EUR', 50)} update value_entries set unit = 'points' where transaction_id = 'vtx_strange'`,
    says: ['value: vac_strange holds EUR and has entries in points'],
  },
  'a transaction of nothing': {
    plant: () => `insert into value_transactions (id, kind, at) values ('vtx_empty', 'given', now())`,
    says: ['value: the transaction vtx_empty has no entries'],
  },
  'a use of a gift card that is in no book': {
    plant: (k) =>
      `${taken(k.payment, null, 700)} update value_uses set taken_minor = 800 where account_id = 'vac_strange'`,
    says: ['value: vac_strange gave 800 to the payment {payment}, the book says 700'],
  },
  'a gift card without an end': {
    plant:
      () => `${account('gift_card', 'EUR', 50)} update value_accounts set expires_next = null where id = 'vac_strange';
      insert into gift_cards (number, account_id, pin_hash, initial_minor, born_as, issued_at, expires_at)
        values ('2960000000000', 'vac_strange', '', 50, 'gesture', now(), now())`,
    says: ['value: the gift card 2960000000000 can never expire'],
  },
  'points promised and not credited': {
    plant: (k) => `update point_awards set points = points + 9 where order_id = '${k.order}'`,
    says: ['value: the order {order} has earned * points, the book says *'],
  },
  'a cancelled order that keeps its points': {
    plant: (k) => `${cancelled(k)}; update point_awards set reversed_quantity = 0 where order_id = '${k.order}'`,
    says: [...saysCancelled, 'order {number} is cancelled and keeps points'],
  },
  'a cancelled order that keeps a gift card': {
    plant: (k) => `${cancelled(k)}; ${taken(k.paid, k.order, 700)}`,
    says: [...saysCancelled, 'order {number} is cancelled and keeps 700 of gift cards or credit'],
  },
  'an order paid twice over by a gift card': {
    plant: (k: Known) => taken(k.paid, k.order, 700),
    says: ['order {number} is for {total} and its payments stand for *'],
  },
  'a gift card that was sold and never issued': {
    plant: (k) => `update gift_cards set gift_id = null, order_id = null where order_id = '${k.giftOrder}'`,
    says: [
      'order {giftNumber} has bought gift cards of 5000, and cards of 0 were issued',
      'order {giftNumber} is completed and fulfilled, and its goods say otherwise',
      'order {giftNumber}: goods of 0 have left or are ready, and 5000 is taken',
    ],
  },
  'a gift card worth more than was paid for it': {
    plant: (k) => `update gift_cards set initial_minor = 5001 where order_id = '${k.giftOrder}'`,
    says: [
      'value: the gift card {giftCard} was sold for 5001, the book says 5000',
      'order {giftNumber} has bought gift cards of 5000, and cards of 5001 were issued',
      'order {giftNumber}: goods of 0 have left or are ready, and 5000 is taken',
    ],
  },
  'a cancelled order whose gift card still buys': {
    plant: (k) => `update orders set status = 'cancelled', fulfilment_status = 'cancelled' where id = '${k.giftOrder}'`,
    says: [
      'payment * is captured for no order, and nothing will give it back',
      'order {giftNumber} is cancelled and cancelled, and its goods say otherwise',
      'order {giftNumber} is cancelled and keeps money that nothing will give back',
      'order {giftNumber} is cancelled and keeps the gift card {giftCard}',
    ],
  },
  'a gift card used by a payment that is none': {
    plant: () => taken('pay_gone', null, 700),
    says: ['the account vac_strange is used by the payment pay_gone, which is not there'],
  },
}
