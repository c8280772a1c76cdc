-- The earliest moment of which was told that it goes on, where a provider counts from when the page was made: PayPal. Null
-- elsewhere, and where it was kept before that was noted; then it is when it began.
alter table billing.subscription add column living_since timestamptz;
-- Of one that is one too many: since when there is the other. What was paid from then on goes back.
alter table billing.subscription add column extra_since timestamptz;
