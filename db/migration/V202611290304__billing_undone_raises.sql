-- When more was last taken back that PayPal had at once and had not been paid for: what is raised after that waits for its
-- payment.
alter table billing.account add column raise_undone_at timestamptz;
