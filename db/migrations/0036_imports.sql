-- owner: imports
-- A file of another system on its way in: read into rows, then written through the owners' verbs in batches, each with the place it reached.
create table imports (
  id text primary key,
  format text not null,
  file_name text not null,
  file_hash text not null,
  file_bytes bigint not null,
  file_kept boolean not null default true,
  shape jsonb not null,
  mapping jsonb not null default '{}',
  status text not null check (status in ('ready', 'reading', 'writing', 'done', 'cancelled', 'failed')),
  is_rehearsal boolean not null default false,
  bytes_read bigint not null default 0,
  rows_read integer not null default 0,
  rows_done integer not null default 0,
  reached bigint not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  bad integer not null default 0,
  remarks integer not null default 0,
  error text,
  started_by text references staff,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  runner text,
  leased_until timestamptz
);
create index imports_newest on imports (created_at desc, id desc);
create index imports_unfinished on imports (leased_until) where status in ('reading', 'writing');
comment on column imports.file_hash is 'SHA-256 of the file as it came; with the format it says whether this is the same import again.';
comment on column imports.shape is 'How the file is read: csv, ndjson or xml, its encoding, separator and columns.';
comment on column imports.mapping is 'Our column → the column of the file.';
comment on column imports.reached is 'The place up to which every row has been written; with it, in the same transaction, the counts.';
comment on column imports.runner is 'Who works on it. Only the runner named here may move `reached`; a lease that has lapsed lets another take over.';

-- Rows between the file and the owners' tables. Unlogged: after a crash of the database the file is simply read again.
create unlogged table import_rows (
  import_id text not null,
  place bigint not null,
  line bigint not null,
  key text,
  content text not null
);
create index import_rows_by_place on import_rows (import_id, place, line);
comment on column import_rows.place is 'The line on which its thing begins: rows of one order stand together even where the file scatters them.';

-- What was not taken, or not as it stood.
create table import_problems (
  import_id text not null references imports on delete cascade,
  line bigint not null,
  number integer not null,
  column_name text,
  code text not null,
  detail text,
  is_bad boolean not null,
  content text,
  primary key (import_id, line, number)
);
comment on column import_problems.is_bad is 'The row was left out; otherwise it was taken, and this is a remark on it.';

-- How the columns of a format were matched the last time.
create table import_mappings (
  format text not null,
  columns text not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  primary key (format, columns)
);
comment on column import_mappings.columns is 'The file’s own column names, joined: the same kind of file again is matched the same way.';
