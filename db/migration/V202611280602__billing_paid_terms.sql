-- Of a provider that has less from the moment at which it is agreed to: what was paid for the present period, since when that
-- was so as far as anybody has said, and when the period ends.
alter table billing.subscription add column paid_price_code text;
alter table billing.subscription add column paid_seats int;
alter table billing.subscription add column paid_at timestamptz;
alter table billing.subscription add column paid_until timestamptz;
