-- Links in mails that open something once: to prove an address, to choose another password, to sign in.
create table identity.one_time_token (
    hash       bytea not null,
    user_id    uuid not null,
    purpose    text not null,
    -- Where it was sent: using it proves that address and no other.
    email      text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at    timestamptz,
    -- When a newer one took its place, or the password was reset.
    revoked_at timestamptz,
    constraint one_time_token_pkey primary key (hash),
    constraint one_time_token_user_fkey foreign key (user_id) references identity.user_account (id),
    constraint one_time_token_purpose check (purpose in ('EMAIL_VERIFY', 'PASSWORD_RESET', 'MAGIC_LINK')),
    constraint one_time_token_email_length check (length(email) <= 320),
    constraint one_time_token_end check (used_at is null or revoked_at is null)
);
-- One of a kind that still opens anything.
create unique index one_time_token_live_idx on identity.one_time_token (user_id, purpose)
    where used_at is null and revoked_at is null;
create index one_time_token_user_idx on identity.one_time_token (user_id);
create index one_time_token_expires_idx on identity.one_time_token (expires_at);
call platform.own_row_table('identity.one_time_token', 'user_id', 'app.user_id', 'select, insert, update');
call platform.system_access('identity.one_time_token', 'select, delete', 'finds the user by token before anyone is known, and deletes those that ended long ago');
