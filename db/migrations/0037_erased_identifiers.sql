-- owner: customers
-- Who asked to be forgotten is not brought back by a file of another system. Only a keyed hash is kept: it recognises, and says nothing.
create table erased_identifiers (
  hash bytea primary key,
  erased_at timestamptz not null
);

insert into secrets (name, value)
select 'erased_identifiers', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
