-- When and why whoever runs the platform closed an account.
alter table identity.user_account
    add column deactivated_at timestamptz,
    add column deactivated_reason text,
    add constraint user_account_deactivated check
        (num_nulls(deactivated_at, deactivated_reason) in (0, 2) and (deactivated_at is null or not active));
-- The look-up by the beginning of an address.
create index user_account_email_prefix_idx on identity.user_account (email text_pattern_ops);
comment on policy system on identity.user_account
    is 'finds the user by e-mail before anyone is known, and for whoever runs the platform';
