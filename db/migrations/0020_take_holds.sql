-- owner: stock
drop function take_hold;

-- One payment holds once. What was given back for it stays given back: a hold that comes too late finds that it is over.
drop index holds_by_payment;
create unique index holds_one_per_payment on holds (payment_id) where status <> 'expired';

-- Takes the holds of many baskets in one transaction, each whole or not at all, in the order given: the group commit of holds. Lines name
-- their hold by its place in the arrays (`owners`). Answers only what was not held: a row for each line that fell ‘short’, one of ‘over’ for a
-- payment that was given up meanwhile, one of ‘blocked’ for a basket that another hold still stands for. A payment whose goods are held already
-- holds them still. Nothing is looked for that is not named: holds whose time is over are `make_room`'s affair, called where room is lacking.
--
-- Each session plans this once and keeps the plan; one made while tables are nearly empty would read them whole for ever after (enable_seqscan).
create function take_holds(
  taken_at timestamptz, hold_ids text[], cart_ids text[], payment_ids text[], ends_at timestamptz[],
  owners integer[], skus text[], location_ids text[], incoming_ids text[], quantities integer[]
) returns table (owner integer, outcome text, sku text, location_id text, incoming_id text, wanted integer, available integer)
language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
declare
  made text[];
  line_owner integer[]; line_key integer[]; line_quantity integer[]; line_free integer[];
  line_sku text[]; line_location text[]; line_incoming text[];
  free integer[];
  held integer[] := '{}';
  refused text[] := '{}';
  has_incoming boolean := array_remove(incoming_ids, null) <> '{}';
  is_enough boolean;
  first integer;
  n integer := 1;
begin
  with inserted as (
    insert into holds (id, cart_id, payment_id, status, taken_at, expires_at)
    select u.id, u.cart_id, u.payment_id, 'live', take_holds.taken_at, u.ends_at
    from unnest(hold_ids, cart_ids, payment_ids, ends_at) u(id, cart_id, payment_id, ends_at) order by u.payment_id
    on conflict do nothing returning id
  )
  select coalesce(array_agg(id), '{}') into made from inserted;
  if cardinality(made) < cardinality(hold_ids) then
    return query
      select u.n::integer, case when h.id is null then 'blocked' else 'over' end, null::text, null::text, null::text, null::integer, null::integer
      from unnest(hold_ids, payment_ids) with ordinality u(id, payment_id, n)
      left join holds h on h.payment_id = u.payment_id and h.status <> 'expired'
      where u.id <> all(made) and coalesce(h.status, 'released') = 'released';
  end if;

  perform 1 from stock_levels l
  where (l.sku, l.location_id) in (select w.s, w.l from unnest(skus, location_ids, incoming_ids) w(s, l, i) where w.i is null)
  order by l.sku, l.location_id for update;
  if has_incoming then
    perform 1 from incoming_deliveries d where d.id = any(incoming_ids) order by d.id for update;
  end if;

  -- Each article at each place gets a number (`key`); what is free of it is counted down while the baskets are served in turn.
  select array_agg(w.o order by w.o, w.key), array_agg(w.key order by w.o, w.key), array_agg(w.q order by w.o, w.key),
    array_agg(greatest(0, coalesce(l.on_hand - l.reserved - l.safety, d.quantity - d.reserved, 0)) order by w.o, w.key),
    array_agg(w.s order by w.o, w.key), array_agg(w.l order by w.o, w.key), array_agg(w.i order by w.o, w.key)
  into line_owner, line_key, line_quantity, line_free, line_sku, line_location, line_incoming
  from (
    select o, s, l, i, sum(q)::integer as q, dense_rank() over (order by s, l, i)::integer as key
    from unnest(owners, skus, location_ids, incoming_ids, quantities) u(o, s, l, i, q)
    where hold_ids[o] = any(made) group by o, s, l, i
  ) w
  left join stock_levels l on w.i is null and l.sku = w.s and l.location_id = w.l
  left join incoming_deliveries d on d.id = w.i and d.sku = w.s and d.location_id = w.l;
  free := array_fill(0, array[coalesce(cardinality(line_key), 0)]);
  for k in 1 .. coalesce(cardinality(line_key), 0) loop free[line_key[k]] := line_free[k]; end loop;
  while n <= cardinality(line_owner) loop
    first := n;
    is_enough := true;
    while n <= cardinality(line_owner) and line_owner[n] = line_owner[first] loop
      if free[line_key[n]] < line_quantity[n] then
        is_enough := false;
        owner := line_owner[n]; outcome := 'short'; sku := line_sku[n]; location_id := line_location[n];
        incoming_id := line_incoming[n]; wanted := line_quantity[n]; available := free[line_key[n]];
        return next;
      end if;
      n := n + 1;
    end loop;
    if is_enough then
      for m in first .. n - 1 loop free[line_key[m]] := free[line_key[m]] - line_quantity[m]; end loop;
      held := held || line_owner[first];
    else
      refused := refused || hold_ids[line_owner[first]];
    end if;
  end loop;

  update stock_levels l set reserved = l.reserved + w.q
  from (
    select s, l, sum(q)::integer as q from unnest(owners, skus, location_ids, incoming_ids, quantities) u(o, s, l, i, q)
    where i is null and o = any(held) group by 1, 2
  ) w
  where l.sku = w.s and l.location_id = w.l;
  if has_incoming then
    update incoming_deliveries d set reserved = d.reserved + w.q
    from (select i, sum(q)::integer as q from unnest(owners, incoming_ids, quantities) u(o, i, q) where o = any(held) group by 1) w
    where d.id = w.i;
  end if;
  insert into hold_lines (hold_id, position, sku, location_id, incoming_id, quantity)
  select hold_ids[u.o], u.n, u.s, u.l, u.i, u.q
  from unnest(owners, skus, location_ids, incoming_ids, quantities) with ordinality u(o, s, l, i, q, n) where u.o = any(held);
  if cardinality(refused) > 0 then delete from holds h where h.id = any(refused); end if;
end $$;

-- Ends the holds that stand in the way of others: those on the same articles whose time is over, and those that the same baskets still had for
-- an earlier payment. Answers how many. It locks the levels and deliveries that are wanted too, so that all are locked in the one order.
create function make_room(
  made_at timestamptz, of_cart_ids text[], of_payment_ids text[], of_skus text[], of_location_ids text[], of_incoming_ids text[]
) returns integer
language plpgsql set enable_seqscan = off as $$
declare
  found_ids text[] := array(
    select h.id from holds h
    where h.status = 'live' and h.expires_at <= made_at and (
      h.cart_id = any(of_cart_ids) or exists (select from hold_lines l where l.hold_id = h.id and l.sku = any(of_skus)))
    union
    select h.id from holds h where h.status = 'live' and h.cart_id = any(of_cart_ids) and h.payment_id <> all(of_payment_ids)
  );
  lapsed text[];
begin
  if cardinality(found_ids) = 0 then return 0; end if;
  perform 1 from holds h where h.id = any(found_ids) order by h.id for update;
  -- One of them may have been given more time before it was locked.
  lapsed := array(select h.id from holds h where h.id = any(found_ids) and h.expires_at <= made_at);
  perform 1 from stock_levels l
  where (l.sku, l.location_id) in (
    select w.s, w.l from unnest(of_skus, of_location_ids, of_incoming_ids) w(s, l, i) where w.i is null
    union all select h.sku, h.location_id from hold_lines h where h.hold_id = any(found_ids) and h.incoming_id is null
  )
  order by l.sku, l.location_id for update;
  perform 1 from incoming_deliveries d
  where d.id = any(of_incoming_ids || array(select h.incoming_id from hold_lines h where h.hold_id = any(found_ids)))
  order by d.id for update;
  return (select count(*) from (
    select end_holds(lapsed, 'expired', array['live'])
    union all
    select end_holds(array(select h.id from holds h
      where h.id = any(found_ids) and h.id <> all(lapsed) and h.cart_id = any(of_cart_ids) and h.payment_id <> all(of_payment_ids)),
      'released', array['live'])) ended);
end $$;

-- Gives back what a payment held. Where it held nothing yet, it never will: the row written here stands in the way of a hold that comes late.
create function give_back_payment(hold_id text, of_cart_id text, of_payment_id text, given_at timestamptz) returns setof text
language plpgsql set enable_seqscan = off as $$
begin
  insert into holds (id, cart_id, payment_id, status, taken_at, expires_at)
  values (hold_id, of_cart_id, of_payment_id, 'released', given_at, given_at) on conflict do nothing;
  return query select end_holds(array(select h.id from holds h where h.payment_id = of_payment_id and h.status = 'live'), 'released', array['live']);
end $$;

alter function end_holds set enable_seqscan = off;
