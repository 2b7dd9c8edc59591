-- owner: promotions
-- A purchase that was cancelled was none: who has bought is told order by order.
drop table buyers;
create table buyers (
  customer_id text not null,
  order_id text not null,
  primary key (customer_id, order_id)
);
create index buyers_by_order on buyers (order_id);
comment on table buyers is 'Who has bought, and what she has not cancelled: told by orders, asked by offers made for a first purchase.';
insert into buyers (customer_id, order_id) select customer_id, id from orders where customer_id is not null and status <> 'cancelled';
