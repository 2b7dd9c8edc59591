import { type Known, levelsFollow, type Plant } from './planted-stock-breaches.ts'

const strange = (status: string, taken: string, ...kinds: string[]) => `
  insert into payments select (jsonb_populate_record(null::payments, to_jsonb(p) || '{"id": "pay_strange", "payable_id": "crt_strange", "provider_id": "aut_strange", "status": "${status}"}'
      || jsonb_build_object('captured_minor', ${taken}, 'due_minor', ${taken}))).*
    from payments p where p.status = 'authorised' limit 1;
  insert into payment_movements (id, payment_id, kind, amount_minor, at)
    select 'pmv_' || kind, p.id, kind, p.amount_minor, now() from payments p, unnest(array['${kinds.join("','")}']) kind where p.id = 'pay_strange';`

/** Breaches between money, orders, baskets, goods on their way out and offers. */
export const orderBreaches: Record<string, Plant> = {
  'money authorised for no order': {
    plant: () => strange('authorised', '0', 'authorise'),
    says: ['payment pay_strange is authorised for no order, and nothing will give it back'],
  },
  'money taken for no order': {
    plant: () => strange('captured', 'p.amount_minor', 'authorise', 'capture'),
    says: ['payment pay_strange is captured for no order, and nothing will give it back'],
  },
  'a payment nobody asks after': {
    plant: (k) => `delete from jobs where kind = 'resume_payment' and key = '${k.payment}'`,
    says: ['payment {payment} waits for its outcome, and nothing will ask for it'],
  },
  'a payment whose ledger tells otherwise': {
    plant: (k) => `delete from payment_movements where payment_id = '${k.paid}'`,
    says: ['payment {paid} is authorised and its movements say nothing'],
  },
  'a payment that moved another amount': {
    plant: (k) => `update payment_movements set amount_minor = 1 where payment_id = '${k.paid}'`,
    says: ['payment {paid} moved 1 of {total}'],
  },
  'a card token that is kept': {
    plant: (k) => `update payments set token = 'tok_ok' where id = '${k.paid}'`,
    says: ['payment {paid} keeps a token it no longer needs'],
  },
  'an order that is not what was paid': {
    plant: (k) => `
      update payments set amount_minor = 1 where id = '${k.paid}';
      update payment_movements set amount_minor = 1 where payment_id = '${k.paid}'`,
    says: ['order {number} is for {total} and its payments stand for 1'],
  },
  'a cancelled order that keeps its money': {
    plant: (k) => `
      update orders set status = 'cancelled' where id = '${k.order}';
      update point_awards set reversed_quantity = quantity where order_id = '${k.order}';
      update fulfilments set status = 'cancelled', done_at = now() where order_id = '${k.order}';
      ${levelsFollow(`x.hold_id = '${k.orderHold}'`)} update holds set status = 'released' where id = '${k.orderHold}'`,
    says: [
      'payment {paid} is authorised for no order, and nothing will give it back',
      'order {number} is cancelled and keeps money that nothing will give back',
    ],
  },
  'an order whose lines do not add up': {
    plant: (k) => `update order_lines set total_minor = total_minor - 1 where order_id = '${k.order}'`,
    says: ['order {number} has lines of * less *, not * less *'],
  },
  'an order whose VAT does not add up': {
    plant: (k) => `update orders set vat = '[]' where id = '${k.order}'`,
    says: ['order {number} has VAT groups of 0, not {total}'],
  },
  'a hold claimed for nothing': {
    plant: (k) => `update holds set order_id = 'ord_none' where id = '${k.orderHold}'`,
    says: [
      'hold {orderHold} is claimed for an order that is not open',
      'order {number} is open and nothing is held for it',
      'order {order} of * at *: 1 to leave, 0 kept',
      'order ord_none of * at *: 0 to leave, 1 kept',
    ],
  },
  'a hold without its basket': {
    plant: (k) => `update carts set status = 'open', frozen = null, payment_id = null where id = '${k.cart}'`,
    says: ['hold {hold} is live for basket {cart}, which is open'],
  },
  'an open order without its stock': {
    plant: (k) => `
      ${levelsFollow(`x.hold_id = '${k.orderHold}'`)} update holds set status = 'released' where id = '${k.orderHold}'`,
    says: ['order {number} is open and nothing is held for it', 'order {order} of * at *: 1 to leave, 0 kept'],
  },
  'an order that holds too much': {
    plant: (k) => `
      update stock_levels l set reserved = l.reserved + 1 from hold_lines x
        where x.hold_id = '${k.orderHold}' and x.sku = l.sku and x.location_id = l.location_id;
      update hold_lines set quantity = quantity + 1 where hold_id = '${k.orderHold}'`,
    says: ['order {order} of * at *: 1 to leave, 2 kept'],
  },
  'an order credited with nothing': {
    plant: (k) => `
      alter table orders drop constraint orders_credited_check;
      update orders set credited_minor = 5 where id = '${k.order}'`,
    says: ['order {number} is credited 5, and its credit notes add up to 0'],
  },
  'a basket frozen for a payment that is over': {
    plant: (k) => `
      update payments set status = 'declined', token = null where id = '${k.payment}';
      insert into payment_movements (id, payment_id, kind, amount_minor, at)
        select 'pmv_late', id, 'decline', amount_minor, now() from payments where id = '${k.payment}'`,
    says: ['basket {cart} is frozen for a payment that is declined'],
  },
  'a basket that became no order': {
    plant: (k) => `update carts set status = 'ordered' where id = '${k.open}'`,
    says: ['basket {open} is ordered and has no order'],
  },
  'a fulfilment of more than was ordered': {
    plant: (k) => `update fulfilment_lines set quantity = 2 where ${inFulfilment(k)}`,
    says: [
      'order {order} of *: 1 ordered, its fulfilments and shortages add up to 2',
      'order {order} of * at *: 2 to leave, 1 kept',
    ],
  },
  'an order that fulfilment does not know': {
    plant: (k) => `
      delete from fulfilment_lines where ${inFulfilment(k)};
      delete from fulfilments where order_id = '${k.order}'; delete from fulfilment_orders where order_id = '${k.order}'`,
    says: ['order {number} is placed and fulfilment does not know it', 'order {order} of * at *: 0 to leave, 1 kept'],
  },
  'a fulfilment of nothing': {
    plant: (k) => `delete from fulfilment_lines where ${inFulfilment(k)}`,
    says: [
      'fulfilment * is to_pick and has nothing in it',
      'order {order} of *: 1 ordered, its fulfilments and shortages add up to 0',
      'order {order} of * at *: 0 to leave, 1 kept',
    ],
  },
  'a fulfilment picked in part': {
    plant: (k) => `update fulfilments set status = 'picked', picked_at = now() where order_id = '${k.order}'`,
    says: ['fulfilment * is picked and not all of it is picked'],
  },
  'a shortage that nobody sources again': {
    plant: (k) => lacking(k, 'open'),
    says: ['shortage sho_strange is open and nothing will see to it'],
  },
  'a shortage that nobody decides': {
    plant: (k) => lacking(k, 'to_decide'),
    says: ['shortage sho_strange waits for a decision and nothing will end it'],
  },
  'an order over before its goods are': {
    plant: (k) => `update orders set status = 'completed' where id = '${k.order}'`,
    says: [
      'hold {orderHold} is claimed for an order that is not open',
      'order {number} is completed and unfulfilled, and its goods say otherwise',
    ],
  },
  'money taken for goods that have not left': {
    plant: (k) => `
      update payments set status = 'captured', captured_minor = 5, due_minor = 5 where id = '${k.paid}';
      insert into payment_movements (id, payment_id, kind, amount_minor, at) values ('pmv_strange', '${k.paid}', 'capture', 5, now())`,
    says: ['order {number}: goods of 0 have left or are ready, and 5 is taken'],
  },
  'money taken that is in no ledger': {
    plant: (k) => `update payments set captured_minor = 5, due_minor = 5 where id = '${k.paid}'`,
    says: [
      'payment {paid} says 5 taken and 0 given back, its movements 0 and 0',
      'order {number}: goods of 0 have left or are ready, and 5 is taken',
    ],
  },
  'money due that nobody takes': {
    plant: (k) => `update payments set due_minor = 7 where id = '${k.paid}'`,
    says: ['payment {paid} keeps 0 where 7 is due, and nothing will see to it'],
  },
  'an order with an offer that its lines do not know': {
    plant: (k) => used(k, { order: k.order, minor: 5 }),
    says: ['order {number} had 0 taken off its goods, its offers say 5'],
  },
  'a cancelled order that keeps its offer': {
    plant: (k) =>
      `${orderBreaches['a cancelled order that keeps its money']!.plant(k)}; ${used(k, { order: k.order, minor: 0 })}`,
    says: [
      'payment {paid} is authorised for no order, and nothing will give it back',
      'order {number} is cancelled and keeps money that nothing will give back',
      'order {number} is cancelled and keeps the offer *',
    ],
  },
  'an offer whose balance is not its book': {
    plant: () => `insert into offer_balances (offer_id, spent_minor) select ${anOffer}, 1
      on conflict (offer_id) do update set spent_minor = offer_balances.spent_minor + 1, budget_minor = null`,
    says: ['offers: * counts * uses worth *, its book has * worth *'],
  },
  'an offer used beyond its limit': {
    plant: () => `${unchecked('offer_balances')}
      insert into offer_balances (offer_id, most_uses) select ${anOffer}, -1 on conflict (offer_id) do update set most_uses = -1`,
    says: ['offers: * is used beyond its limit'],
  },
  'a coupon whose uses are not in the book': {
    plant: () => `update coupons set uses = uses + 1, most_uses = null where code = 'BIENVENUE10'`,
    says: ['coupons: BIENVENUE10 counts * uses, its book has *'],
  },
  'a coupon used more often than it may': {
    plant: () => `${unchecked('coupons')} update coupons set most_uses = -1 where code = 'BIENVENUE10'`,
    says: ['coupons: BIENVENUE10 is used more often than it may'],
  },
  'an offer given twice to one customer': {
    plant: (k) => `
      ${used(k, { order: k.order, customer: 'cus_strange', minor: 0 })}; ${used(k, { order: k.order, customer: 'cus_strange', minor: 0 })}`,
    says: ['offers: * was given 2 times to cus_strange'],
  },
  'an offer used by a payment that is none': {
    plant: (k) => used(k, { minor: 0 }),
    says: ['the offer * is used by the payment pay_*, which is not there'],
  },
  'an offer that says more is lent than its loans': {
    plant: () => `insert into offer_balances (offer_id, leased) select ${anOffer}, 1
      on conflict (offer_id) do update set leased = offer_balances.leased + 1, most_uses = null`,
    says: ['offers: * says that 1 uses worth 0 are lent, its loans say 0 worth 0'],
  },
  'a loan whose uses are not in the book': {
    plant: () => loan({ used: 1, isOver: true }),
    says: ['offers: the loan lea_strange counts 1 uses, its book has 0'],
  },
  'a coupon lent by a loan that is over': {
    plant: () =>
      `${loan({ used: 0, isOver: true })}; update coupons set lease_id = 'lea_strange' where code = 'BIENVENUE10'`,
    says: ['coupons: BIENVENUE10 is lent by a loan that is over'],
  },
  'sales kept of a day that the book knows nothing of': {
    plant: () => `insert into sales_days values ('2001-01-01', 'EUR', 'web', null, 1, 1, 1, 1, 0, 0, 0, 0, 0)`,
    says: ['the sales kept of 2001-01-01 are not those of the order book'],
  },
  'articles kept of a day that the book knows nothing of': {
    plant: () => `insert into article_days values ('2001-01-01', 'EUR', 'web', null, 'X', 1, 1, 1, 0, 0, 0)`,
    says: ['the articles kept of 2001-01-01 are not those of the order book'],
  },
}

const inFulfilment = ({ order }: Known) => `fulfilment_id in (select id from fulfilments where order_id = '${order}')`

/** The goods of the order were not found: nothing is kept for it, and the shortage is all there is. */
const lacking = (k: Known, status: string) => `
  insert into shortages (id, order_id, fulfilment_id, location_id, sku, quantity, reason, status, decide_by, found_at)
    select 'sho_strange', f.order_id, f.id, f.location_id, l.sku, l.quantity, 'short_pick', '${status}', now(), now()
    from fulfilments f join fulfilment_lines l on l.fulfilment_id = f.id where f.order_id = '${k.order}';
  delete from fulfilment_lines where ${inFulfilment(k)};
  update fulfilments set status = 'cancelled', done_at = now() where order_id = '${k.order}';
  ${levelsFollow(`x.hold_id = '${k.orderHold}'`)} update holds set status = 'released' where id = '${k.orderHold}'`

const anOffer = '(select min(id) from offers where most_uses_each is not null)'

/** An offer was used, and its balance says so. */
const used = (k: Known, { order, customer, minor }: { order?: string; customer?: string; minor: number }) => `
  insert into offer_uses (id, offer_id, customer_id, cart_id, payment_id, order_id, goods_minor, delivery_minor, currency, channel, used_at)
    select 'use_' || gen_random_uuid(), ${anOffer}, ${customer ? `'${customer}'` : 'null'}, '${k.orderCart}', 'pay_' || gen_random_uuid(),
      ${order ? `'${order}'` : 'null'}, ${minor}, 0, 'EUR', 'web', now() + interval '10 years';
  update offer_balances set uses = uses + 1, spent_minor = spent_minor + ${minor} where offer_id = ${anOffer}`

const loan = ({ used, isOver }: { used: number; isOver: boolean }) => `
  insert into offer_leases (id, offer_id, device_id, uses, used, until, taken_at, closed_at)
    select 'lea_strange', ${anOffer}, 'till', 2, ${used}, now(), now(), ${isOver ? 'now()' : 'null'}`

const unchecked = (table: string) => `
  do $$ declare c text; begin for c in select conname from pg_constraint where conrelid = '${table}'::regclass and contype = 'c'
    loop execute format('alter table ${table} drop constraint %I', c); end loop; end $$;`
