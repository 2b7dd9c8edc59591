-- owner: loyalty
-- A gift card that somebody has bought: issued in the transaction of its order, once, as the id that it had in the basket says.
alter table gift_cards
  add column gift_id text unique,
  add column order_id text,
  add column recipient_name text,
  add column sends_at timestamptz,
  add column delivered_at timestamptz,
  add column failed_at timestamptz,
  add column taken_back_at timestamptz,
  add constraint sold_cards_know_their_order check ((gift_id is null) = (order_id is null));
create index gift_cards_by_order on gift_cards (order_id) where order_id is not null;
comment on column gift_cards.sends_at is 'When it is to be sent; null where it is handed over in a shop.';
comment on column gift_cards.delivered_at is 'When it was sent, or handed over.';
comment on column gift_cards.taken_back_at is 'Nothing of it was used, and its money has gone back to its buyer.';

alter table value_transactions drop constraint value_transactions_kind_check;
alter table value_transactions add constraint value_transactions_kind_check check (kind in ('issued', 'sold', 'taken_back', 'given', 'earned',
  'reversed', 'exchanged', 'taken', 'given_back', 'expired', 'forfeited', 'brought_in'));
