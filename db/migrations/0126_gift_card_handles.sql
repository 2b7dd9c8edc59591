-- owner: loyalty
-- By what a gift card is named where its number is not told: staff look after cards, and need none of their numbers.
alter table gift_cards add column id text not null default 'gcd_' || replace(gen_random_uuid()::text, '-', '') unique;
