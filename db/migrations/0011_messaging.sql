-- owner: messaging
create table messages (
  id text primary key,
  channel text not null check (channel in ('email', 'sms')),
  template text not null,
  language text not null,
  customer_id text,
  subject_id text not null,
  event_id text not null,
  status text not null check (status in ('sent', 'failed')),
  sent_at timestamptz not null,
  unique (event_id, template)
);
create index messages_by_subject on messages (subject_id);
create index messages_by_customer on messages (customer_id, id desc);
comment on table messages is 'That a message went, not what it said or to which address: those are made again from the facts when needed.';
