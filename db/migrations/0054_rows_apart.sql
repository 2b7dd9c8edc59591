-- owner: imports
-- A file is read where it is kept: only rows that stand apart from the first of their thing come by this table, few enough to be logged.
drop table import_rows;
create table import_rows (
  import_id text not null references imports on delete cascade,
  place bigint not null,
  number bigint not null,
  line bigint not null,
  key text not null,
  content text not null,
  primary key (import_id, place, number)
);
comment on column import_rows.place is 'Where in the file the first row of its thing stands: rows of one order are written together even where the file scatters them.';
comment on column import_rows.number is 'Which row of the file it is, from 1: several may stand on one line.';

comment on column imports.reached is 'The row up to which every thing that begins there has been written; with it, in the same transaction, the counts.';

-- Until now that was a line. What is under way begins again from its first row, and finds what it has written.
delete from import_problems p using imports i where i.id = p.import_id and i.status in ('reading', 'writing');
update imports set status = 'reading', rows_read = 0, bytes_read = 0, rows_done = 0, reached = 0, added = 0, changed = 0, same = 0, bad = 0, remarks = 0
where status in ('reading', 'writing');
