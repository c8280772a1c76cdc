-- A page is open, done or expired: none fails.
alter table billing.checkout drop constraint checkout_status;
alter table billing.checkout add constraint checkout_status check (status in ('OPEN', 'DONE', 'EXPIRED'));

-- Nothing reads since when a provider has a price; a row whose price is made anew kept the moment of the first.
alter table billing.provider_price drop column created_at;
