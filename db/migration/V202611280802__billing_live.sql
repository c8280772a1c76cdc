-- Whether it is of the provider's account by which real money moves, or of its test mode: what is of one is unknown to the
-- other. Null where it was kept before that was noted; then it counts as of the account that there is.
alter table billing.customer add column live boolean;
alter table billing.checkout add column live boolean;
alter table billing.subscription add column live boolean;
grant select (provider, live, price_code) on billing.subscription to foyer_system;
