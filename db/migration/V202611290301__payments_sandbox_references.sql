-- Whose a webhook of the sandbox is: whether somebody was told of all is asked at every step of a test clock. Those that there
-- are already tell by themselves, and nobody waits for them.
alter table payments.sandbox_webhook add column reference uuid;
create index sandbox_webhook_reference_idx on payments.sandbox_webhook (reference);
