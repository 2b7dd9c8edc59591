-- owner: messaging
-- A batch of personal codes on its way to those whose they are, code by code in their order, so that whoever takes it up goes on where it stands.
create table batch_mailings (
  batch text primary key,
  after_code text not null default '',
  skipped integer not null default 0 check (skipped >= 0),
  asked_by text,
  asked_at timestamptz not null,
  ended_at timestamptz
);
comment on column batch_mailings.skipped is 'Whose code is good but who has not agreed to be written to, or cannot be reached.';
