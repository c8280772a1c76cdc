-- A start looks for prices that are in no file, and for subscriptions of a provider's other world: each is a few steps of an
-- index, however many subscriptions there are.
create index subscription_price_idx on billing.subscription (price_code) where ended_at is null;
create index subscription_world_idx on billing.subscription (provider, live) where ended_at is null;
