-- owner: customers
alter table identifiers drop constraint identifiers_source_check;
alter table identifiers add constraint identifiers_source_check check (source in ('sign_in', 'staff', 'payment_request', 'import', 'loyalty'));
