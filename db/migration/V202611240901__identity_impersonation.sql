-- Whoever opened a session to act as its user, as it is shown to both, and why.
alter table identity.session
    add column impersonator_name text,
    add column impersonator_email text,
    add column impersonation_reason text,
    add constraint session_impersonation check (
        num_nulls(impersonator_id, impersonator_name, impersonator_email, impersonation_reason) in (0, 4)),
    add constraint session_impersonation_reason check (length(impersonation_reason) between 10 and 500),
    -- Why a session can end is the code's to say; that it says so is the database's.
    drop constraint session_revoked_why,
    add constraint session_revoked_why check
        ((revoked_at is null) = (revoked_why is null) and revoked_why ~ '^[A-Z_]{1,50}$');
