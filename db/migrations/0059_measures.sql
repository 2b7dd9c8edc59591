-- owner: catalogue
-- How much of it one article is, for the price of a kilogram, a litre, a metre or a piece.
alter table variants
  add column measure_quantity numeric(12, 3) check (measure_quantity > 0),
  add column measure_unit text check (measure_unit in ('g', 'kg', 'ml', 'cl', 'l', 'mm', 'cm', 'm', 'm2', 'piece')),
  add column eco_contribution_minor bigint check (eco_contribution_minor >= 0),
  add check ((measure_quantity is null) = (measure_unit is null));
comment on column variants.eco_contribution_minor is 'What of its price, tax included, pays for its end of life; shown beside the price (code de l''environnement L541-10-20).';
-- As the contract was: of one article.
alter table order_lines add column eco_contribution_minor bigint check (eco_contribution_minor > 0);
