-- owner: catalogue
create table product_pictures (
  product_id text not null references products,
  position integer not null,
  name text not null check (name ~ '^[a-z0-9-]+-[0-9a-f]{8}$'),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  options jsonb not null default '{}',
  view_fr text not null default '',
  view_en text not null default '',
  primary key (product_id, position)
);
comment on column product_pictures.name is 'Two files: /pictures/<name>-400.webp and -1200.webp. It ends with a hash of the content, so that they may be kept for ever.';
comment on column product_pictures.options is 'Of a variant, as that says them: it shows those that have them all. Empty: it shows every variant.';
comment on column product_pictures.view_fr is 'What this picture shows beside another of the same article: `de profil`. Empty where there is but one.';

create table related_products (
  product_id text not null references products,
  related_id text not null references products,
  kind text not null check (kind in ('accessory', 'similar', 'replacement')),
  position integer not null,
  primary key (product_id, related_id),
  check (product_id <> related_id)
);
comment on table related_products is 'What goes with a product, as the merchandiser wants it; not what others bought.';

create table product_documents (
  product_id text not null references products,
  position integer not null,
  kind text not null check (kind in ('energy_label', 'information_sheet', 'guide')),
  title_fr text not null,
  title_en text not null,
  file text not null check (file ~ '^[a-z0-9-]+-[0-9a-f]{8}\.(pdf|svg)$'),
  primary key (product_id, position)
);
comment on column product_documents.file is 'Served at /documents/<file>.';
