-- owner: customers
-- A customer who buys for a company: prices are told her without tax first, and its name and numbers stand on what she is given.
alter table customers
  add column company_name text,
  add column siren text check (siren ~ '^\d{9}$'),
  add column vat_number text check (vat_number ~ '^FR\d{11}$'),
  add constraint companies_have_their_numbers check (kind <> 'company' or siren is null or company_name is not null),
  add constraint private_customers_have_none check (kind = 'company' or (company_name is null and siren is null and vat_number is null));

-- The company an order was made out to, as it was then: an invoice keeps it.
alter table orders add column company jsonb;
