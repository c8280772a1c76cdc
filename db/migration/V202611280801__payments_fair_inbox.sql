-- Those that wait until another one of their subscription is done: by the name of the turn.
alter table payments.inbox_event add column waits_for text;
create index inbox_event_waits_idx on payments.inbox_event (waits_for, id) where waits_for is not null;

-- The platform's by age; those of tenants' own accounts by account, so that one is found however many of another's wait.
create index inbox_event_platform_idx on payments.inbox_event (due_at) where status = 'RECEIVED' and account_id is null;
create index inbox_event_own_idx on payments.inbox_event (account_id, due_at)
    where status = 'RECEIVED' and account_id is not null;
drop index payments.inbox_event_due_idx;
