-- The schemas of payments and of billing.
create schema payments;
create schema billing;

grant usage on schema payments, billing to foyer_app, foyer_system;
