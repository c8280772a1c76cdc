-- More ways for a session to end before its time.
alter table identity.session
    drop constraint session_revoked_why,
    add constraint session_revoked_why check
        ((revoked_at is null) = (revoked_why is null)
            and revoked_why in (
                'SIGNED_OUT', 'REUSED', 'REPLACED', 'REVOKED', 'PASSWORD_CHANGED', 'PASSWORD_RESET'));

-- The list of a user's sessions, the one opened last first.
create index session_user_opened_idx on identity.session (user_id, created_at, id);
