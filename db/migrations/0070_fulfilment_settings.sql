-- owner: fulfilment
create table fulfilment_settings (
  only_row boolean primary key default true check (only_row),
  kept_days integer not null default 10 check (kept_days between 1 and 60),
  reminded_days_before integer not null default 3 check (reminded_days_before between 0 and 30),
  decide_hours integer not null default 48 check (decide_hours between 1 and 336),
  check (reminded_days_before < kept_days)
);
insert into fulfilment_settings default values;
comment on column fulfilment_settings.kept_days is 'How long what she collects waits for her.';
comment on column fulfilment_settings.decide_hours is 'How long someone has to decide before goods that nobody can serve are cancelled and paid back.';
