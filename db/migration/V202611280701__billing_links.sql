-- What acted without an id, as the log calls it: a job, or a provider by its webhook.
alter table billing.history add column actor_name text;
-- The attempts to pay an invoice.
create index payment_invoice_idx on billing.payment (tenant_id, provider, invoice, at desc) where invoice is not null;
