-- Sessions that a browser holds in a cookie, and tickets that open a socket where that cookie does not go.
alter table identity.session
    -- SHA-256 of what the cookie holds; null where refresh tokens prolong the session.
    add column cookie_hash bytea,
    -- Grows with each move: what was issued before is of a smaller one.
    add column generation int not null default 1,
    add constraint session_cookie_key unique (cookie_hash),
    drop constraint session_revoked_why,
    add constraint session_revoked_why check
        ((revoked_at is null) = (revoked_why is null) and revoked_why in ('SIGNED_OUT', 'REUSED', 'REPLACED'));

-- A cookie's session moves on with its use, which is noticed before anyone is known.
grant update (last_used_at, expires_at) on identity.session to foyer_system;
comment on policy system on identity.session is 'checks on each request that the session still lives, and prolongs it';

-- Taken in by being deleted: once, by whoever comes first.
create table identity.socket_ticket (
    hash       bytea not null,
    user_id    uuid not null,
    session_id uuid not null,
    -- The session's when the ticket was issued.
    generation int not null,
    expires_at timestamptz not null,
    constraint socket_ticket_pkey primary key (hash),
    constraint socket_ticket_session_fkey foreign key (user_id, session_id) references identity.session (user_id, id)
);
create index socket_ticket_session_idx on identity.socket_ticket (user_id, session_id);
create index socket_ticket_expires_idx on identity.socket_ticket (expires_at);
call platform.own_row_table('identity.socket_ticket', 'user_id', 'app.user_id', 'select, insert');
call platform.system_access('identity.socket_ticket', 'select, delete', 'takes a ticket in before anyone is known');
