/** An invariant broken by hand, past triggers and constraints, and the lines in which it must be told: `*` stands for anything. */
export interface Plant {
  plant: (known: Known) => string
  says: string[]
}

/** What stands in the shop: an open order, a payment that waits, an open basket, a purchase and a transfer on their way. */
export interface Known {
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
  slotHold: string
  purchase: string
  transfer: string
  sku: string
  at: string
  onHand: number
  giftOrder: string
  giftNumber: string
  giftCard: string
}

/** In the shop that is broken, an article and one that is on its way. */
export const sent = 'CABLE-HDMI-AURORA-2M'

const level = ({ sku, at }: Known) => `sku = '${sku}' and location_id = '${at}'`
/** Levels let go what some hold lines kept. */
export const levelsFollow = (holds: string) => `
  update stock_levels l set reserved = l.reserved - x.quantity from hold_lines x
  where ${holds} and x.sku = l.sku and x.location_id = l.location_id;`

/** Breaches of the books of stock, of deliveries and of prices. */
export const stockBreaches: Record<string, Plant> = {
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
    says: [
      'stock: {sku} at {at}: {onHand+1} on the floor and 0 in the window of {onHand} on hand',
      'stock: {sku} at {at}: {onHand+1} on the floor and 0 in the window, its movements add up to * and 0',
    ],
  },
  'places that their movements do not add up to': {
    plant: (k) => `update stock_levels set on_floor = case on_floor when 0 then 1 else 0 end where ${level(k)}`,
    says: ['stock: {sku} at {at}: * on the floor and 0 in the window, its movements add up to * and 0'],
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
      insert into prices select (jsonb_populate_record(null::prices, to_jsonb(p) || jsonb_build_object('id', 'prc_zzz', 'minimum_quantity', 9,
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
}

const booked = (known: Known) =>
  `(plan_id, on_day, starts) in (select plan_id, on_day, starts from slot_bookings where hold_id = '${known.slotHold}')`

/** Breaches of the books of appointments. */
export const slotBreaches: Record<string, Plant> = {
  'a slot that its bookings do not add up to': {
    plant: (k) => `update slot_days set taken_grams = taken_grams + 1 where ${booked(k)}`,
    says: ['slot * on * at *: 1 taken (*), its bookings add up to 1 (*)'],
  },
  'a slot that is overbooked': {
    plant: (k) => `
      alter table slot_days drop constraint slots_are_never_overbooked;
      update slot_days set capacity = 0 where ${booked(k)}`,
    says: ['slot * on * at *: 1 taken of 0'],
  },
  'a hold that has ended and keeps its place': {
    plant: (k) => `
      insert into holds (id, cart_id, payment_id, status, taken_at, expires_at)
        values ('hld_gone', '${k.cart}', 'pay_gone', 'released', now(), now());
      insert into slot_bookings (hold_id, plan_id, on_day, starts, grams, booked_at)
        select 'hld_gone', plan_id, on_day, starts, 0, booked_at from slot_bookings where hold_id = '${k.slotHold}';
      update slot_days set taken = taken + 1, capacity = capacity + 1 where ${booked(k)}`,
    says: ['hold hld_gone is released and keeps a place in a slot'],
  },
  'an order by appointment without a place': {
    plant: (k) => `
      update slot_days set taken = 0, taken_grams = 0 where ${booked(k)};
      update slot_bookings set is_over = true where hold_id = '${k.slotHold}'`,
    says: ['order * is open by appointment and has no place in a slot'],
  },
}
