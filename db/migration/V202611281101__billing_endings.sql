-- It is there for as long as the deletion is asked for: what begins or goes on after all is to end too.
alter table billing.ending add rests_until timestamptz;
grant update on billing.ending to foyer_app;
grant select (rests_until) on billing.ending to foyer_system;
grant select (cancel_at_period_end) on billing.subscription to foyer_system;
-- What came of those that have ended a while ago is asked each night too.
create index subscription_ended_idx on billing.subscription (ended_at) where ended_at is not null;
