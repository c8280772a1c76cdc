-- Why access is so, as owners were told: what is closed for another reason is opened in another way. Null where nobody noted it.
alter table billing.account add column access_cause text
    constraint account_access_cause check (access_cause in ('NONE', 'LATE', 'DISPUTED', 'PAUSED', 'ENDED'));
