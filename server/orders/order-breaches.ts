import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'

/** What is wrong with orders and the baskets behind them, a sentence each; none when all is well. */
export async function orderBreaches(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ breach: string }>(sql`
    with standing as (
      select payable_id as cart_id, sum(amount_minor) as amount_minor from payments
      where payable_kind = 'cart' and status in ('authorised', 'captured') and undo_asked_at is null group by 1),
    valued as (select order_id, sum(taken_minor) as minor, sum(given_back_minor) as back from value_uses where order_id is not null group by 1)
    select 'order ' || o.number || ' is for ' || o.total_minor || ' and its payments stand for ' || coalesce(s.amount_minor, 0) + coalesce(v.minor, 0) as breach
    from orders o left join standing s on s.cart_id = o.cart_id left join valued v on v.order_id = o.id
    where o.origin = 'native' and o.status <> 'cancelled' and coalesce(s.amount_minor, 0) + coalesce(v.minor, 0) <> o.total_minor
    union all
    select 'order ' || o.number || ' is cancelled and keeps ' || v.minor - v.back || ' of gift cards or credit'
    from orders o join valued v on v.order_id = o.id where o.status = 'cancelled' and v.back < v.minor
    union all
    select 'the account ' || u.account_id || ' is used by the payment ' || u.payment_id || ', which is ' || coalesce(p.status, 'not there')
    from value_uses u left join payments p on p.id = u.payment_id
    where u.given_back_minor < u.taken_minor and u.order_id is null
      and (p.id is null or p.status not in ('started', 'pending', 'action_required', 'authorised', 'captured'))
    union all
    select 'order ' || o.number || ' is cancelled and keeps points'
    from orders o where o.status = 'cancelled' and o.origin = 'native'
      and exists (select from point_awards a where a.order_id = o.id and a.reversed_quantity < a.quantity)
    union all
    select 'order ' || o.number || ' is cancelled and keeps money that nothing will give back'
    from orders o join standing s on s.cart_id = o.cart_id where o.status = 'cancelled'
    union all
    select 'order ' || o.number || ' has lines of ' || l.goods || ' less ' || l.discounts || ', not ' || o.goods_minor || ' less ' || o.discounts_minor
    from orders o
    join lateral (
      select coalesce(sum(unit_price_minor * quantity), 0) as goods, coalesce(sum(discount_minor), 0) as discounts, coalesce(sum(total_minor), 0) as total
      from order_lines where order_id = o.id) l on true
    where l.goods <> o.goods_minor or l.discounts <> o.discounts_minor or l.total <> o.goods_minor - o.discounts_minor
    union all
    select 'order ' || o.number || ' has VAT groups of ' || v.total || ', not ' || o.total_minor
    from orders o
    join lateral (
      select coalesce(sum((g->>'baseMinor')::bigint + (g->>'amountMinor')::bigint), 0) as total from jsonb_array_elements(o.vat) g) v on true
    where v.total <> o.total_minor - o.gifts_minor
    union all
    select 'hold ' || h.id || ' is ' || h.status || ' for an order that is not open'
    from holds h left join orders o on o.id = h.order_id
    where h.status = 'claimed' and (o.id is null or o.status not in ('placed', 'in_progress'))
    union all
    select 'hold ' || h.id || ' is live for basket ' || h.cart_id || ', which is ' || coalesce(c.status, 'not there')
    from holds h left join carts c on c.id = h.cart_id
    where h.status = 'live' and (c.id is null or c.status <> 'paying' or c.payment_id is distinct from h.payment_id)
    union all
    select 'order ' || o.number || ' is open by appointment and has no place in a slot'
    from orders o
    where o.status in ('placed', 'in_progress') and o.fulfilment_status = 'unfulfilled' and o.delivery ? 'slotId' and not exists (
      select from holds h join slot_bookings b on b.hold_id = h.id where h.order_id = o.id and not b.is_over)
    union all
    select 'order ' || o.number || ' is open and nothing is held for it'
    from orders o
    where o.origin = 'native' and o.status in ('placed', 'in_progress') and o.fulfilment_status = 'unfulfilled'
      and exists (select from order_lines l where l.order_id = o.id)
      and not exists (select from holds h where h.order_id = o.id and h.status = 'claimed')
      and not exists (select from gift_cards g where g.order_id = o.id and g.taken_back_at is null and not exists (
        select from fulfilments f where f.order_id = o.id and f.status not in ('cancelled', 'expired', 'lost', 'returned', 'damaged')))
      and not exists (select from shortages s where s.order_id = o.id and s.status in ('open', 'to_decide'))
    union all
    select 'order ' || o.number || ' is ' || o.status || ' and ' || o.fulfilment_status || ', and its goods say otherwise'
    from orders o
    join lateral (
      select count(*) filter (where f.status not in ('cancelled', 'expired', 'lost', 'returned', 'damaged')) as standing,
        count(*) filter (where f.status in ('delivered', 'collected')) as done,
        exists (select from shortages s where s.order_id = o.id and s.status in ('open', 'to_decide')) as is_lacking
      from fulfilments f where f.order_id = o.id) g on true
    join lateral (
      select count(*) as standing, count(delivered_at) as delivered
      from gift_cards c where c.order_id = o.id and c.taken_back_at is null) c on true
    where o.origin = 'native' and (o.status = 'completed') <> (not g.is_lacking and case when g.standing > 0 then g.done = g.standing
      else c.standing > 0 and c.delivered = c.standing end)
    union all
    select 'order ' || o.number || ' has bought gift cards of ' || o.gifts_minor || ', and cards of ' || coalesce(c.minor, 0) || ' were issued'
    from orders o left join (select order_id, sum(initial_minor) as minor from gift_cards where order_id is not null group by 1) c on c.order_id = o.id
    where o.gifts_minor <> coalesce(c.minor, 0)
    union all
    select 'order ' || o.number || ' is cancelled and keeps the gift card ' || c.number
    from orders o join gift_cards c on c.order_id = o.id where o.status = 'cancelled' and c.taken_back_at is null
    union all
    select 'order ' || o.number || ' had ' || o.discounts_minor || ' taken off its goods, its offers say ' || coalesce(u.minor, 0)
    from orders o left join (select order_id, sum(goods_minor) as minor from offer_uses where order_id is not null group by 1) u
      on u.order_id = o.id
    where o.origin = 'native' and o.discounts_minor <> coalesce(u.minor, 0)
    union all
    select 'order ' || o.number || ' is cancelled and keeps the offer ' || u.offer_id
    from orders o join offer_uses u on u.order_id = o.id where o.status = 'cancelled' and u.released_at is null
    union all
    select 'the offer ' || u.offer_id || ' is used by the payment ' || u.payment_id || ', which is ' || coalesce(p.status, 'not there')
    from offer_uses u left join payments p on p.id = u.payment_id
    where u.released_at is null and u.order_id is null and u.lease_id is null
      and (p.id is null or p.status not in ('started', 'pending', 'action_required', 'authorised', 'captured'))
    union all
    select 'order ' || o.number || ' is credited ' || o.credited_minor || ', and its credit notes add up to ' || coalesce(n.total, 0)
    from orders o
    left join (select order_id, sum(total_minor) as total from credit_notes where order_id is not null group by 1) n on n.order_id = o.id
    where o.credited_minor <> coalesce(n.total, 0)
    union all
    select 'basket ' || c.id || ' is frozen for a payment that is ' || coalesce(p.status, 'not there')
    from carts c left join payments p on p.id = c.payment_id
    where c.status = 'paying' and (p.id is null or p.status not in ('started', 'pending', 'action_required', 'authorised', 'captured'))
    union all
    select 'basket ' || c.id || ' is ordered and has no order'
    from carts c where c.status = 'ordered' and not exists (select from orders o where o.cart_id = c.id)
    limit 200`)
  return rows.map((row) => row.breach)
}
