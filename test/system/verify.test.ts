import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tx } from '@filrouge/server/platform/db/database.ts'
import { breaches } from '@filrouge/server/screens/verify.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRetailer, type Retailer, root } from '../world/retailer.ts'
import { basketOf, buy, pay } from '../world/shopping.ts'

/**
 * Each breach that `verify` knows is planted by hand, past triggers and constraints, and must be told in exactly its line. Planted in a
 * transaction that is undone, so that each finds a sound retailer.
 */
interface Plant {
  plant: (known: Known) => string
  says: string[]
}

/** What stands in the shop: an open order, a payment that waits, an open basket, a purchase and a transfer on their way. */
interface Known {
  order: string
  number: string
  total: number
  orderCart: string
  paid: string
  orderHold: string
  cart: string
  payment: string
  hold: string
  open: string
  purchase: string
  transfer: string
  sku: string
  at: string
  onHand: number
}

const ordered = 'JEAN-LENA-BLEU-38'
const sent = 'CABLE-HDMI-AURORA-2M'
let volta: Retailer
let known: Known

beforeAll(async () => {
  volta = await openRetailer()
  const shopper = await volta.visitor()
  const order = await buy(shopper, { [ordered]: 1 })
  const waiting = await volta.visitor()
  const cart = await basketOf(waiting, { [sent]: 1 })
  const payment = await pay(waiting, cart, 'tok_challenge')
  const open = await basketOf(await volta.visitor(), { [sent]: 2 })
  const admin = await volta.staff('admin')
  const delivery = { expectedOn: '2035-01-02', lines: [{ sku: sent, quantity: 2 }] }
  const purchase = await admin.post('/stock/deliveries', { ...delivery, kind: 'purchase', locationId: 'lille' })
  const transfer = await admin.post('/stock/deliveries', {
    ...delivery,
    kind: 'transfer',
    fromLocationId: 'entrepot-nord',
    locationId: 'lille',
  })
  await volta.settle()
  const row = await volta.platform.db.reader.one<Known>(sql`
    select o.id as order, o.number, o.total_minor as total, o.cart_id as "orderCart", c.payment_id as paid, h.id as "orderHold",
      l.id as hold, s.sku, s.location_id as at, s.on_hand as "onHand"
    from orders o join carts c on c.id = o.cart_id join holds h on h.order_id = o.id,
      holds l join hold_lines x on x.hold_id = l.id join stock_levels s on s.sku = x.sku and s.location_id = x.location_id
    where o.id = ${order.id} and l.cart_id = ${cart.id}`)
  const others = {
    cart: cart.id,
    payment: payment.body.id,
    open: open.id,
    purchase: purchase.id,
    transfer: transfer.id,
  }
  known = { ...row, ...others }
}, 60_000)
afterAll(() => volta.close())

const level = ({ sku, at }: Known) => `sku = '${sku}' and location_id = '${at}'`
const levelsFollow = (holds: string) => `
  update stock_levels l set reserved = l.reserved - x.quantity from hold_lines x
  where ${holds} and x.sku = l.sku and x.location_id = l.location_id;`
const strange = (status: string, ...kinds: string[]) => `
  insert into payments select (jsonb_populate_record(null::payments, to_jsonb(p) || '{"id": "pay_strange", "payable_id": "crt_strange", "provider_id": "aut_strange", "status": "${status}"}')).*
    from payments p where p.status = 'authorised' limit 1;
  insert into payment_movements (id, payment_id, kind, amount_minor, at)
    select 'pmv_' || kind, p.id, kind, p.amount_minor, now() from payments p, unnest(array['${kinds.join("','")}']) kind where p.id = 'pay_strange';`

const plants: Record<string, Plant> = {
  'a level that its movements do not add up to': {
    plant: (k) => `update stock_levels set on_hand = on_hand + 1 where ${level(k)}`,
    says: ['stock: {sku} at {at}: on hand {onHand+1}, its movements add up to {onHand}'],
  },
  'more reserved than is held': {
    plant: (k) => `update stock_levels set reserved = reserved + 1 where ${level(k)}`,
    says: ['stock: {sku} at {at}: reserved *, its holds add up to *'],
  },
  'more reserved than is there': {
    plant: (k) => `
      alter table stock_levels drop constraint never_oversold;
      insert into hold_lines (hold_id, position, sku, location_id, quantity)
        select '${k.hold}', 99, sku, location_id, on_hand - reserved + 1 from stock_levels where ${level(k)};
      update stock_levels set reserved = on_hand + 1 where ${level(k)}`,
    says: ['stock: {sku} at {at}: on hand {onHand}, reserved {onHand+1}'],
  },
  'more on the floor than there is': {
    plant: (k) => `
      alter table stock_levels drop constraint places_hold_what_is_there;
      update stock_levels set on_floor = on_hand + 1 where ${level(k)}`,
    says: ['stock: {sku} at {at}: {onHand+1} on the floor and 0 in the window of {onHand} on hand'],
  },
  'a safety that is not what its rules say': {
    plant: (k) => `update stock_levels set safety = safety + 7 where ${level(k)}`,
    says: ['stock: {sku} at {at}: * kept back, its rules say *'],
  },
  'a rule of safety that its level does not follow': {
    plant: (k) => `insert into safety_rules (sku, quantity) values ('${k.sku}', 77)
      on conflict (sku, category_id, location_id) do update set quantity = 77;
      update stock_levels set safety = 77 where sku = '${k.sku}' and location_id <> '${k.at}';
      delete from safety_rules where sku = '${k.sku}' and location_id is not null;
      update stock_levels set safety = 0 where ${level(k)}`,
    says: ['stock: {sku} at {at}: 0 kept back, its rules say 77'],
  },
  'more reserved of a delivery than is held': {
    plant: (k) => `update incoming_deliveries set reserved = 1 where delivery_id = '${k.purchase}'`,
    says: [`stock: delivery * of ${sent}: reserved 1, its holds add up to 0`],
  },
  'more reserved of a delivery than will come': {
    plant: (k) => `
      alter table incoming_deliveries drop constraint incoming_never_oversold;
      insert into hold_lines (hold_id, position, sku, location_id, incoming_id, quantity)
        select '${k.hold}', 99, sku, location_id, id, 3 from incoming_deliveries where delivery_id = '${k.purchase}';
      update incoming_deliveries set reserved = 3 where delivery_id = '${k.purchase}'`,
    says: [`stock: delivery * of ${sent}: 3 of 2 reserved`],
  },
  'a transfer that sent more than left': {
    plant: (k) => `update incoming_deliveries set announced = 3, quantity = 3 where delivery_id = '${k.transfer}'`,
    says: [`stock: transfer {transfer} of ${sent}: 3 announced, its movements say 2 left`],
  },
  'a transfer that received more than arrived': {
    plant: (k) => `update incoming_deliveries set received = 1, quantity = 1 where delivery_id = '${k.transfer}'`,
    says: [`stock: transfer {transfer} of ${sent}: 1 received, its movements say 0 arrived`],
  },
  'a delivery that is over and still to come': {
    plant: (k) => `update deliveries set status = 'arrived', closed_at = now() where id = '${k.purchase}'`,
    says: [`stock: delivery {purchase} is arrived and 2 of ${sent} are still to come`],
  },
  'a delivery that is expected and has nothing to come': {
    plant: (k) =>
      `update incoming_deliveries set quantity = 0, missing = announced where delivery_id = '${k.purchase}'`,
    says: ['stock: delivery {purchase} is expected and nothing of it is still to come'],
  },
  'a hold that keeps nothing': {
    plant: (k) => `${levelsFollow(`x.hold_id = '${k.hold}'`)} delete from hold_lines where hold_id = '${k.hold}'`,
    says: ['stock: hold {hold} is live and keeps nothing'],
  },
  'a hold that waits for a delivery that will not come': {
    plant: (k) => `
      update deliveries set status = 'cancelled', closed_at = now() where id = '${k.purchase}';
      insert into hold_lines (hold_id, position, sku, location_id, incoming_id, quantity)
        select '${k.hold}', 99, sku, location_id, id, 1 from incoming_deliveries where delivery_id = '${k.purchase}';
      update incoming_deliveries set reserved = 1 where delivery_id = '${k.purchase}'`,
    says: [
      `stock: delivery {purchase} is cancelled and 2 of ${sent} are still to come`,
      'stock: hold {hold} waits for a delivery that is cancelled',
    ],
  },
  'two prices at once': {
    plant: (k) => `
      do $$ begin execute (select format('alter table prices drop constraint %I', conname) from pg_constraint
        where conrelid = 'prices'::regclass and contype = 'x'); end $$;
      insert into prices select (jsonb_populate_record(null::prices, to_jsonb(p) || '{"id": "prc_zzz"}')).* from prices p where sku = '${k.sku}' and ends_at is null`,
    says: ['prices: {sku} has two prices at once, * and prc_zzz'],
  },
  'a price that ends before it starts': {
    plant: (k) => `
      do $$ declare c text; begin for c in select conname from pg_constraint where conrelid = 'prices'::regclass and contype in ('x', 'c')
        loop execute format('alter table prices drop constraint %I', c); end loop; end $$;
      insert into prices select (jsonb_populate_record(null::prices, to_jsonb(p) || jsonb_build_object('id', 'prc_zzz', 'price_list', 'none',
        'starts_at', '1999-01-02', 'ends_at', '1999-01-02'))).* from prices p where sku = '${k.sku}' and ends_at is null`,
    says: ['prices: prc_zzz ends before it starts ({sku})'],
  },
  'a negative price': {
    plant: (k) => `
      do $$ declare c text; begin for c in select conname from pg_constraint where conrelid = 'prices'::regclass and contype = 'c'
        loop execute format('alter table prices drop constraint %I', c); end loop; end $$;
      update prices set amount_minor = -1 where sku = '${k.sku}' and ends_at is null`,
    says: ['prices: * is negative ({sku})'],
  },
  'a price in another currency': {
    plant: (k) => `update prices set currency = 'CHF' where sku = '${k.sku}' and ends_at is null`,
    says: ['prices: * is in CHF, the retailer in EUR'],
  },
  'money authorised for no order': {
    plant: () => strange('authorised', 'authorise'),
    says: ['payment pay_strange is authorised for no order, and nothing will give it back'],
  },
  'money taken for no order': {
    plant: () => strange('captured', 'authorise', 'capture'),
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
      'order {number} holds 0 of *, not 1',
    ],
  },
  'a hold without its basket': {
    plant: (k) => `update carts set status = 'open', frozen = null, payment_id = null where id = '${k.cart}'`,
    says: ['hold {hold} is live for basket {cart}, which is open'],
  },
  'an open order without its stock': {
    plant: (k) => `
      ${levelsFollow(`x.hold_id = '${k.orderHold}'`)} update holds set status = 'released' where id = '${k.orderHold}'`,
    says: ['order {number} is open and nothing is held for it', 'order {number} holds 0 of *, not 1'],
  },
  'an order that holds too much': {
    plant: (k) => `
      update stock_levels l set reserved = l.reserved + 1 from hold_lines x
        where x.hold_id = '${k.orderHold}' and x.sku = l.sku and x.location_id = l.location_id;
      update hold_lines set quantity = quantity + 1 where hold_id = '${k.orderHold}'`,
    says: ['order {number} holds 2 of *, not 1'],
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
}

const undone = new Error('undone')

async function found(look: (tx: Tx) => Promise<void>): Promise<string[]> {
  let lines: string[] = []
  const planting = volta.platform.db.transaction(async (tx) => {
    await look(tx)
    lines = await breaches(tx)
    throw undone
  })
  await planting.catch((error) => {
    if (error !== undone) throw error
  })
  return lines
}

const filled = (line: string) =>
  line.replace(/\{(\w+)(\+1)?\}/g, (_, name: keyof Known, more) => String(more ? Number(known[name]) + 1 : known[name]))
const asPattern = (line: string) =>
  new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '.+')}$`)

it('finds nothing wrong with a sound retailer', async () => {
  expect(await found(async () => undefined)).toEqual([])
})

it.each(Object.entries(plants))('sees %s, and nothing else', async (_, { plant, says }) => {
  const lines = await found((tx) => tx.script(`set local session_replication_role = replica; ${plant(known)}`))
  expect(lines).toHaveLength(says.length)
  for (const line of says.map(filled)) expect(lines).toContainEqual(expect.stringMatching(asPattern(line)))
})

it('has a planted breach for every line that verify can say', () => {
  const said = Object.values(plants).flatMap(({ says }) => says)
  const sentences = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('-breaches.ts'))
    .flatMap((file) => readFileSync(join(root, 'server', file), 'utf8').split('\n'))
    .map((line) => /^\s*(?:const .*sql`)?\s*select ((?:format\()?'.*)/.exec(line)?.[1] ?? '')
    .filter((sentence) => sentence !== '')
  expect(sentences.length).toBeGreaterThan(25)
  const words = (sentence: string) =>
    [...sentence.matchAll(/'([^']*)'/g)]
      .flatMap(([, text = '']) => text.split('%s'))
      .filter((text) => text.length > 2 && text !== 'nothing' && text !== 'not there')
  const unseen = sentences.filter((sentence) => !said.some((line) => words(sentence).every((text) => isIn(line, text))))
  expect(unseen).toEqual([])
})

/** The words of a sentence in an expected line, whatever stands for its figures. */
const isIn = (line: string, text: string) =>
  line
    .replace(/\{[\w+]+\}|\*/g, '')
    .replace(/\s+/g, ' ')
    .includes(text.replace(/\s+/g, ' ').trim())
