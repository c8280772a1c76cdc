-- How often the time for which a bucket's next token is waited for has doubled, since it was full.
alter table platform.rate_limit
    add column doublings smallint not null default 0,
    add constraint rate_limit_doublings_check check (doublings between 0 and 30);
