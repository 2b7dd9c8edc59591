-- owner: platform
-- What has changed, for servers that keep in memory what many ask: written with the change, in its transaction, so that nobody who sees the
-- change misses the note of it. Whoever remembers up to a snapshot asks for the notes that were not visible in it. Bulk loads that switch
-- triggers off tell nobody; servers are started after them.
create table noted_changes (
  transaction xid8 not null default pg_current_xact_id(),
  kind text not null,
  keys text[],
  noted_at timestamptz not null default now()
);
comment on table noted_changes is 'What has changed of what servers keep in memory, for as long as one could ask; there is always one note older than that.';
comment on column noted_changes.kind is 'Of articles the keys are SKUs, of slots the plans.';
comment on column noted_changes.keys is 'Null: more than are worth naming.';
comment on column noted_changes.noted_at is 'Of the time that passes, not of the clock that a demo may move.';
create index noted_changes_by_transaction on noted_changes (transaction);
insert into noted_changes (kind, keys) values ('articles', null);

create function note_articles_changed() returns trigger language plpgsql as $$
begin
  insert into noted_changes (kind, keys)
  select 'articles', case when count(*) <= 500 then array_agg(c.sku) end
  from (select distinct sku from changed limit 501) c having count(*) > 0;
  return null;
end $$;

create function note_slots_changed() returns trigger language plpgsql as $$
begin
  insert into noted_changes (kind, keys)
  select 'slots', array_agg(distinct c.plan_id) from changed c having count(*) > 0;
  return null;
end $$;

create function note_article_weighed() returns trigger language plpgsql as $$
begin
  insert into noted_changes (kind, keys) select 'articles', array_agg(sku) from variants where product_id = new.id having count(*) > 0;
  return null;
end $$;

create function note_all_changed() returns trigger language plpgsql as $$
begin
  insert into noted_changes (kind) values (tg_argv[0]);
  return null;
end $$;

create trigger new_levels_are_noted after insert on stock_levels referencing new table as changed for each statement execute function note_articles_changed();
create trigger levels_are_noted after update on stock_levels referencing new table as changed for each statement execute function note_articles_changed();
create trigger gone_levels_are_noted after delete on stock_levels referencing old table as changed for each statement execute function note_articles_changed();
create trigger emptied_levels_are_noted after truncate on stock_levels execute function note_all_changed('articles');

create trigger new_incoming_is_noted after insert on incoming_deliveries referencing new table as changed for each statement execute function note_articles_changed();
create trigger incoming_is_noted after update on incoming_deliveries referencing new table as changed for each statement execute function note_articles_changed();
create trigger gone_incoming_is_noted after delete on incoming_deliveries referencing old table as changed for each statement execute function note_articles_changed();
create trigger emptied_incoming_is_noted after truncate on incoming_deliveries execute function note_all_changed('articles');

create trigger new_prices_are_noted after insert on prices referencing new table as changed for each statement execute function note_articles_changed();
create trigger prices_are_noted after update on prices referencing new table as changed for each statement execute function note_articles_changed();
create trigger gone_prices_are_noted after delete on prices referencing old table as changed for each statement execute function note_articles_changed();
create trigger emptied_prices_are_noted after truncate on prices execute function note_all_changed('articles');

create trigger variants_are_noted after update on variants referencing old table as changed for each statement execute function note_articles_changed();
create trigger gone_variants_are_noted after delete on variants referencing old table as changed for each statement execute function note_articles_changed();
create trigger emptied_variants_are_noted after truncate on variants execute function note_all_changed('articles');
create trigger weights_are_noted after update of weight_grams on products for each row
  when (old.weight_grams is distinct from new.weight_grams) execute function note_article_weighed();

create trigger new_slots_are_noted after insert on slot_days referencing new table as changed for each statement execute function note_slots_changed();
create trigger slots_are_noted after update on slot_days referencing new table as changed for each statement execute function note_slots_changed();
create trigger gone_slots_are_noted after delete on slot_days referencing old table as changed for each statement execute function note_slots_changed();
create trigger emptied_slots_are_noted after truncate on slot_days execute function note_all_changed('slots');
