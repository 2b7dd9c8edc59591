-- owner: pricing
create table purchase_costs (
  sku text not null references variants on update cascade,
  starts_at timestamptz not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  set_at timestamptz not null,
  set_by text,
  primary key (sku, starts_at, set_at)
);
create trigger purchase_costs_are_permanent before update or delete on purchase_costs for each row execute function refuse_rewriting();
comment on table purchase_costs is 'What one of an article costs the retailer, tax excluded, from when. What was said wrongly is said again: of two from one moment the one set last counts.';
