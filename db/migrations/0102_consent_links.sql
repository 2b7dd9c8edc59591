-- owner: customers
-- Who does not want our offers any more says so by the link in the message itself, without signing in.
insert into secrets (name, value)
select 'consent_links', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
alter table consents drop constraint consents_source_check;
alter table consents add constraint consents_source_check check (source in ('account', 'order', 'erasure', 'link'));
