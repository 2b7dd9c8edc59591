-- owner: catalogue
-- Search. Texts come here already folded (no accents, no capitals) and cut into plain words, so that index and question always agree;
-- PostgreSQL adds the stems of both languages. No stop words: « son » is a sound before it is a possessive.
create text search dictionary french_plain (template = snowball, language = french);
create text search dictionary english_plain (template = snowball, language = english);
create text search configuration french_folded (copy = pg_catalog.simple);
create text search configuration english_folded (copy = pg_catalog.simple);
alter text search configuration french_folded alter mapping for asciiword, word with french_plain;
alter text search configuration english_folded alter mapping for asciiword, word with english_plain;

-- The stems of a phrase, word by word.
create function search_stems(language regconfig, phrase text) returns text language sql immutable as $$
  select string_agg(coalesce((tsvector_to_array(to_tsvector(language, word)))[1], word), ' ' order by place)
  from unnest(string_to_array(phrase, ' ')) with ordinality w(word, place)
$$;

create table product_search (
  product_id text primary key references products,
  document tsvector not null,
  headline tsvector not null,
  codes text[] not null,
  facets integer[] not null,
  newest_on date not null
);
create index product_search_by_document on product_search using gin (document) with (fastupdate = off);
create index product_search_by_headline on product_search using gin (headline) with (fastupdate = off);
create index product_search_by_code on product_search using gin (codes) with (fastupdate = off);
create index product_search_by_facet on product_search using gin (facets) with (fastupdate = off);
comment on column product_search.document is 'Everything that can be found; never ranked by, so that it need not be read.';
comment on column product_search.headline is 'What ranks: titles and brand (A), category and options (B).';
comment on column product_search.codes is 'SKUs, GTINs and the manufacturer’s references, folded: an exact one comes first.';

create table facet_values (
  id integer generated always as identity primary key,
  key text not null,
  value text not null,
  title_fr text not null,
  title_en text not null,
  unique (key, value)
);
comment on column facet_values.value is 'The same in every language; `within` is a category with all that lies under it.';

create table search_words (
  word text primary key,
  shown text not null,
  french text not null,
  english text not null,
  frequency integer not null,
  deletions text[] not null
);
create index search_words_by_french on search_words (french);
create index search_words_by_english on search_words (english);
create index search_words_by_deletion on search_words using gin (deletions) with (fastupdate = off);
create index search_words_by_part on search_words using gin (word gin_trgm_ops) with (fastupdate = off);
comment on table search_words is 'The vocabulary: what a mistyped word may have meant. `deletions` are the word without any one of its letters: two words one slip apart share one.';

create table synonyms (
  origin text not null,
  group_number integer not null,
  phrase text not null,
  french text not null,
  english text not null,
  primary key (origin, group_number, phrase)
);
comment on table synonyms is 'Phrases that mean the same, by group; `french` and `english` are their stems. Each origin replaces its own.';
