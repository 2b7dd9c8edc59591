-- owner: stock
-- What a location has been given to prepare since a moment.
create index holds_by_taking on holds using brin (taken_at);
