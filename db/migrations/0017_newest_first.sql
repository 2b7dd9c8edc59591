-- owner: stock
-- What is read backwards, the newest first: the ledger of an article, that of a place, and changes of price.
create index stock_movements_newest_of_sku on stock_movements (sku, at desc, id desc);
create index stock_movements_newest_at on stock_movements (location_id, at desc, id desc);
create index prices_newest on prices (starts_at desc, id desc);
