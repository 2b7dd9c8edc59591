-- owner: catalogue
-- What a merchandiser sets by hand, and what people searched for.
create table synonym_groups (
  id text primary key,
  origin text not null,
  position integer not null,
  said text[] not null check (cardinality(said) > 0),
  found text[] not null check (cardinality(found) > 0),
  set_by text,
  set_at timestamptz not null default now()
);
create index synonym_groups_by_origin on synonym_groups (origin, position);
comment on table synonym_groups is 'Whoever says one of `said` also finds `found`. The same lists: they mean the same; different ones: one way only.';
insert into synonym_groups (id, origin, position, said, found)
select origin || '-' || group_number, origin, group_number, array_agg(phrase order by phrase), array_agg(phrase order by phrase)
from synonyms group by origin, group_number;
drop table synonyms;

create table search_placements (
  query_key text not null,
  product_id text not null references products,
  placement text not null check (placement in ('pinned', 'hidden')),
  position integer not null,
  set_by text,
  set_at timestamptz not null,
  primary key (query_key, product_id)
);
comment on table search_placements is 'Articles put first or left out for one query, by hand.';
comment on column search_placements.query_key is 'The stems of its telling words: the same for every way of asking the same.';

create table searches (
  day date not null,
  language text not null,
  query text not null,
  searched integer not null,
  without_result integer not null,
  primary key (day, language, query)
);
comment on table searches is 'How often a day a query was made: counts only, no person, no session; what looks like an address or a number of a person is not kept.';
