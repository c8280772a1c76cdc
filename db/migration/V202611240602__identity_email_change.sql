-- Links that confirm another address for an account.
alter table identity.one_time_token
    drop constraint one_time_token_purpose,
    add constraint one_time_token_purpose check
        (purpose in ('EMAIL_VERIFY', 'PASSWORD_RESET', 'MAGIC_LINK', 'EMAIL_CHANGE'));
