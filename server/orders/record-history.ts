import { type Id, idAt } from '@filrouge/kernel/ids.ts'
import { basketTotals, lineTotalMinor } from '@filrouge/rules/basket-totals.ts'
import sql from 'sql-template-tag'
import { notePurchases } from '../customers/public.ts'
import { json, type Tx } from '../platform/db/database.ts'
import { noteBuyers } from '../promotions/public.ts'
import { outcomeOf, type PastLine, type PastOrder, windowOf } from './past-order.ts'
import { type Entry, tellHistory } from './tell-history.ts'
import { vatGroupOf } from './vat-group.ts'

/**
 * Enters orders of another system into the book, many at once; answers their ids in the order given. Told twice, an order is entered once; told
 * again with more that has happened, an open one goes on. Settled outside: neither stock nor money moves, and nobody is written to.
 */
export async function recordHistory(tx: Tx, orders: readonly PastOrder[]): Promise<Id<'order'>[]> {
  const taken = await takenNumbers(tx, orders)
  const rows = orders.map((order) => rowOf(order, taken))
  const entered = await tx.rows<{ id: Id<'order'> }>(sql`
    with given as (
      select * from jsonb_to_recordset(${json(rows)}::jsonb) g(id text, number text, source text, "externalNumber" text, "customerId" text,
        channel text, "locationId" text, "staffId" text, "legalEntityId" text, status text, fulfilment text, currency text, "goodsMinor" bigint,
        "discountsMinor" bigint, "deliveryMinor" bigint, "totalMinor" bigint, vat jsonb, company jsonb, delivery jsonb, earliest timestamptz,
        latest timestamptz, language text, "placedAt" timestamptz, concluded text, sources jsonb, lines jsonb)
    ), known as (
      select g.id from given g join orders o on o.source = g.source and o.external_number = g."externalNumber"
    ), fresh as (
      select g.*, case when g.number is null then nextval('order_numbers') end as next
      from (select * from given where id not in (select id from known) order by "placedAt", id) g
    ), placed as (
      insert into orders (id, number, origin, source, external_number, customer_id, channel, location_id, staff_id, legal_entity_id, status,
        fulfilment_status, currency, goods_minor, discounts_minor, delivery_minor, total_minor, vat, company, delivery, promised_earliest,
        promised_latest, language, placed_at)
      select f.id, coalesce(f.number, to_char(f."placedAt" at time zone coalesce(p.time_zone, 'Europe/Paris'), 'YY') || '-' ||
          lpad(f.next::text, greatest(6, length(f.next::text)), '0')),
        'imported', f.source, f."externalNumber", f."customerId", f.channel, f."locationId", f."staffId", f."legalEntityId", f.status,
        f.fulfilment, f.currency, f."goodsMinor", f."discountsMinor", f."deliveryMinor", f."totalMinor", f.vat, f.company, f.delivery, f.earliest,
        f.latest, f.language, f."placedAt"
      from fresh f left join locations p on p.id = f."locationId"
      on conflict (source, external_number) do nothing returning id
    ), written as (
      insert into order_lines (order_id, position, sku, title_fr, title_en, quantity, unit_price_minor, discount_minor, total_minor, vat_rate,
        vat_group, discounts, contract_concluded, staff_id, promised_latest, legal_entity_id, sources)
      select f.id, l.position, l.sku, l."titleFr", l."titleEn", l.quantity, l."unitPriceMinor", l."discountMinor", l."totalMinor",
        l."vatRate", l."vatGroup", l.discounts, f.concluded, f."staffId", f.latest, f."legalEntityId", case when f.sources is null then '[]'
          else jsonb_build_array(f.sources || jsonb_build_object('quantity', l.quantity)) end
      from placed p join fresh f on f.id = p.id
      cross join jsonb_to_recordset(f.lines) l(position integer, sku text, "titleFr" text, "titleEn" text, quantity integer,
        "unitPriceMinor" bigint, "discountMinor" bigint, "totalMinor" bigint, "vatRate" numeric, "vatGroup" text, discounts jsonb))
    select id from placed`)
  const isNew = new Set(entered.map(({ id }) => id))
  const known = await entriesOf(tx, orders)
  const entries = known.map((entry, index) => ({ ...entry, order: orders[index]!, isNew: isNew.has(entry.id) }))
  await tellHistory(tx, entries)
  const bought = entries.filter(({ order, status }) => order.customerId && status !== 'cancelled')
  await notePurchases(
    tx,
    bought.map(({ id, order, totalMinor }) => ({
      orderId: id,
      customerId: order.customerId!,
      totalMinor,
      boughtAt: order.placedAt,
    })),
  )
  await noteBuyers(
    tx,
    bought.map(({ id, order }) => ({ customerId: order.customerId!, orderId: id })),
  )
  return entries.map(({ id }) => id)
}

async function entriesOf(tx: Tx, orders: readonly PastOrder[]): Promise<Omit<Entry, 'order' | 'isNew'>[]> {
  return tx.rows(sql`
    select o.id, o.status, o.total_minor as "totalMinor"
    from unnest(${orders.map((order) => order.source)}::text[], ${orders.map((order) => order.externalNumber)}::text[])
      with ordinality w(source, external_number, place)
    join orders o using (source, external_number) order by w.place`)
}

/** The numbers that are another order's already: such a one is called by its source too. */
async function takenNumbers(tx: Tx, orders: readonly PastOrder[]): Promise<Set<string>> {
  const rows = await tx.rows<{ number: string }>(sql`
    select o.number
    from unnest(${orders.map((order) => order.number ?? null)}::text[], ${orders.map((order) => order.source)}::text[],
      ${orders.map((order) => order.externalNumber)}::text[]) w(number, source, external_number)
    join orders o on o.number = w.number
    where (o.source, o.external_number) is distinct from (w.source, w.external_number)`)
  return new Set(rows.map(({ number }) => number))
}

function rowOf(order: PastOrder, taken: Set<string>): object {
  const { delivery, lines } = order
  const basket = {
    lines: lines.map((line) => ({ ...line, discountsMinor: discountOf(line) })),
    deliveryMinor: delivery.costMinor ?? 0,
    deliveryVatRate: delivery.vatRate ?? 20,
    currency: order.currency,
  }
  const { goods, discounts, total, vat } = basketTotals(basket)
  const number =
    order.number !== undefined && taken.has(order.number) ? `${order.source}-${order.number}` : order.number
  if (number !== undefined) taken.add(number)
  return {
    ...order,
    ...outcomeOf(order),
    ...windowOf(order),
    id: idAt('order', order.placedAt),
    number,
    language: order.language ?? 'fr',
    goodsMinor: goods.minor,
    discountsMinor: discounts.minor,
    deliveryMinor: basket.deliveryMinor,
    totalMinor: total.minor,
    vat: vat.map(({ ratePercent, base, amount }) => ({
      ratePercent,
      baseMinor: base.minor,
      amountMinor: amount.minor,
    })),
    delivery: { ...delivery, contact: delivery.contact ?? {} },
    concluded: order.channel === 'shop' ? 'shop' : 'distance',
    sources: order.servedFrom ? { locationId: order.servedFrom } : null,
    lines: basket.lines.map((line, index) => ({
      ...line,
      position: index + 1,
      discountMinor: line.discountsMinor,
      totalMinor: lineTotalMinor(line),
      vatGroup: vatGroupOf(line.vatRate),
      discounts: line.discounts ?? [],
    })),
  }
}

const discountOf = (line: PastLine) => (line.discounts ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
