-- More ways for a session to end before its time.
alter table identity.session
    drop constraint session_revoked_why,
    add constraint session_revoked_why check
        ((revoked_at is null) = (revoked_why is null)
            and revoked_why in (
                'SIGNED_OUT', 'REUSED', 'REPLACED', 'REVOKED', 'PASSWORD_CHANGED', 'PASSWORD_RESET'));
