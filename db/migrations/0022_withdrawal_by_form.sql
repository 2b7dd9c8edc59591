-- owner: messaging
-- A contract is withdrawn from on the site itself (C. conso. L221-21, D221-5): the declaration is a message whose acknowledgement repeats it.
alter table contact_messages drop constraint contact_messages_subject_check;
alter table contact_messages add constraint contact_messages_subject_check
  check (subject in ('order', 'article', 'return', 'withdrawal', 'data', 'other'));
