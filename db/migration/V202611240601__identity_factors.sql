-- What proves who somebody is beside their password: an authenticator's codes, and codes for when it is lost.
create table identity.totp (
    user_id      uuid not null,
    -- Encrypted for this row.
    secret       bytea not null,
    created_at   timestamptz not null default now(),
    -- Null until a code has shown that the authenticator has the secret: then it is asked at each sign-in.
    confirmed_at timestamptz,
    -- The newest period of 30 seconds whose code was used: that code and older ones work no more.
    last_step    bigint not null default 0,
    constraint totp_pkey primary key (user_id),
    constraint totp_user_fkey foreign key (user_id) references identity.user_account (id)
);
call platform.own_row_table('identity.totp', 'user_id', 'app.user_id', 'select, insert, update, delete');

create table identity.recovery_code (
    user_id    uuid not null,
    hash       bytea not null,
    created_at timestamptz not null default now(),
    used_at    timestamptz,
    constraint recovery_code_pkey primary key (user_id, hash),
    constraint recovery_code_user_fkey foreign key (user_id) references identity.user_account (id)
);
call platform.own_row_table('identity.recovery_code', 'user_id', 'app.user_id', 'select, insert, update, delete');

-- More ways for a session to end before its time: another factor, another address.
alter table identity.session
    drop constraint session_revoked_why,
    add constraint session_revoked_why check
        ((revoked_at is null) = (revoked_why is null)
            and revoked_why in (
                'SIGNED_OUT', 'REUSED', 'REPLACED', 'REVOKED', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'FACTOR_CHANGED',
                'EMAIL_CHANGED'));
