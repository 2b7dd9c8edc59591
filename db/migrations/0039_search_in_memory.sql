-- owner: catalogue
-- Search moves from tsvector tables into the memory of the server, which follows `products` by the transaction that wrote each row last.
alter table products add column revision xid8 not null default pg_current_xact_id();
comment on column products.revision is 'The transaction that wrote it last: what search follows, since transactions commit out of order.';
create index products_by_revision on products (revision, id);

create function note_revision() returns trigger language plpgsql as $$
begin
  new.revision := pg_current_xact_id();
  return new;
end $$;
create trigger products_note_revision before update on products for each row execute function note_revision();

-- A code typed with other hyphens, spaces or capitals is still that code.
create function plain_code(code text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(lower(code), '[^a-z0-9]', '', 'g')
$$;
create index variants_by_plain_code on variants (plain_code(sku));
create index products_by_plain_reference on products (plain_code(attributes ->> 'reference')) where attributes ? 'reference';

drop table product_search, facet_values, search_words;
drop function search_stems;
drop text search configuration french_folded, english_folded;
drop text search dictionary french_plain, english_plain;
