-- owner: platform
-- The living picture of the retailer: the last happenings of each channel, and the day's orders by the hour.
create index events_by_channel on events (channel, id desc) where channel is not null;
create index orders_by_placing on orders (placed_at desc, id desc);
