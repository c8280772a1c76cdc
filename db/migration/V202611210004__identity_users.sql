-- People, how they prove who they are, and their sessions. Global tables: a user sees only their own rows.
create table identity.user_account (
    id                uuid not null default uuidv7(),
    email             text not null,
    name              text not null,
    phone             text,
    country           text,
    locale            text not null default 'en',
    time_zone         text,
    default_tenant_id uuid,
    email_verified_at timestamptz,
    active            boolean not null default true,
    version           int not null default 1,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),
    constraint user_account_pkey primary key (id),
    constraint user_account_email_key unique (email),
    constraint user_account_email_lower check (email = lower(email) and length(email) <= 320),
    constraint user_account_name_length check (length(name) between 1 and 200)
);
call platform.own_row_table('identity.user_account', 'id', 'app.user_id', 'select, insert, update');
call platform.system_access('identity.user_account', 'select', 'finds the user by e-mail before anyone is known');

create table identity.credential (
    user_id    uuid not null,
    kind       text not null,
    secret     text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint credential_pkey primary key (user_id, kind),
    constraint credential_user_fkey foreign key (user_id) references identity.user_account (id),
    constraint credential_kind check (kind in ('PASSWORD'))
);
call platform.own_row_table('identity.credential', 'user_id', 'app.user_id', 'select, insert, update');
call platform.system_access('identity.credential', 'select', 'checks the password before anyone is known');

-- A session is a refresh family: revoking it ends every token that came from it.
create table identity.session (
    id            uuid not null default uuidv7(),
    user_id       uuid not null,
    tenant_id     uuid,
    membership_id uuid,
    ip            text,
    user_agent    text,
    created_at    timestamptz not null default now(),
    last_used_at  timestamptz not null default now(),
    -- Moves on with each refresh, never beyond ends_at.
    expires_at    timestamptz not null,
    ends_at       timestamptz not null,
    revoked_at    timestamptz,
    revoked_why   text,
    constraint session_pkey primary key (id),
    constraint session_user_fkey foreign key (user_id) references identity.user_account (id),
    constraint session_user_key unique (user_id, id),
    constraint session_user_agent_length check (length(user_agent) <= 500),
    constraint session_revoked_why check
        ((revoked_at is null) = (revoked_why is null) and revoked_why in ('SIGNED_OUT', 'REUSED')),
    constraint session_tenant check ((tenant_id is null) = (membership_id is null))
);
create index session_expires_idx on identity.session (expires_at);
call platform.own_row_table('identity.session', 'user_id', 'app.user_id', 'select, insert, update');
call platform.system_access('identity.session', 'select', 'checks on each request that the session still lives');

-- A session's newest token is the one of the highest generation. Its parent is the token whose use made it: several
-- tokens have one parent when a client that lost an answer asked again, and only the last of them is the newest.
create table identity.refresh_token (
    hash              bytea not null,
    user_id           uuid not null,
    session_id        uuid not null,
    generation        int not null,
    parent_generation int,
    created_at        timestamptz not null default now(),
    used_at           timestamptz,
    constraint refresh_token_pkey primary key (hash),
    constraint refresh_token_session_fkey foreign key (user_id, session_id) references identity.session (user_id, id),
    constraint refresh_token_generation_key unique (user_id, session_id, generation),
    constraint refresh_token_parent check (parent_generation < generation)
);
call platform.own_row_table('identity.refresh_token', 'user_id', 'app.user_id', 'select, insert, update');
call platform.system_access('identity.refresh_token', 'select', 'finds the session by token before anyone is known');

-- Keys that sign access tokens; the private part is encrypted. Several live at once while they rotate: the one that
-- ends first signs, all that are valid verify.
create table identity.signing_key (
    id          uuid not null default uuidv7(),
    public_jwk  text not null,
    private_jwk bytea not null,
    created_at  timestamptz not null default now(),
    signs_until timestamptz not null,
    valid_until timestamptz not null,
    constraint signing_key_pkey primary key (id)
);
call platform.system_access('identity.signing_key', 'select, insert, delete', 'signs and verifies tokens before anyone is known');
