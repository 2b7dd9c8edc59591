-- owner: catalogue
create table categories (
  id text primary key,
  code text not null unique,
  parent_id text references categories,
  title_fr text not null,
  title_en text not null,
  position integer not null
);

create table attributes (
  key text primary key,
  title_fr text not null,
  title_en text not null,
  unit text,
  is_facet boolean not null
);
comment on column attributes.is_facet is 'Offered to narrow a search. A key is also that of an option of variants, such as colour.';
insert into attributes (key, title_fr, title_en, is_facet)
values ('colour', 'Couleur', 'Colour', true), ('size', 'Taille', 'Size', true), ('storage', 'Stockage', 'Storage', false),
  ('reference', 'Référence du fabricant', 'Manufacturer reference', false);

create table products (
  id text primary key,
  handle text not null unique,
  brand text not null,
  category_id text not null references categories,
  title_fr text not null,
  title_en text not null,
  description_fr text not null default '',
  description_en text not null default '',
  attributes jsonb not null default '{}',
  vat_rate numeric(4, 2) not null default 20,
  weight_grams integer not null default 1000 check (weight_grams >= 0),
  manufacturer jsonb,
  origin text not null,
  released_on date,
  content_hash text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index products_by_category on products (category_id);
comment on column products.attributes is 'key → number, boolean, text, or {fr, en}; the keys are rows of attributes.';
comment on column products.content_hash is 'Of everything that was loaded: the same again changes nothing.';

create table variants (
  sku text primary key,
  id text not null unique,
  product_id text not null references products,
  gtin text unique check (gtin ~ '^[0-9]{14}$'),
  options jsonb not null default '{}',
  position integer not null default 0
);
create index variants_by_product on variants (product_id, position);
comment on column variants.gtin is 'The one printed on it: fourteen digits, zero-padded on the left, check digit verified.';

create table variant_gtins (
  gtin text primary key check (gtin ~ '^[0-9]{14}$'),
  sku text not null references variants on update cascade
);
create index variant_gtins_by_sku on variant_gtins (sku);
comment on table variant_gtins is 'Every GTIN a scan may bring for an article, the printed one included: one GTIN, one article.';
