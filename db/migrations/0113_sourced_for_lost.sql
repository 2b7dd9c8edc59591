-- owner: promise
alter table sourcings drop constraint sourcings_cause_check;
alter table sourcings add constraint sourcings_cause_check
  check (cause in ('payment', 'held_again', 'short_pick', 'refused', 'closed', 'count', 'resent'));
