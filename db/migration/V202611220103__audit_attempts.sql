-- Attempts to sign in that failed: by nobody in particular, to an account or to none.
alter table audit.platform_entry alter column user_id drop not null;
call platform.system_access('audit.platform_entry', 'insert', 'records attempts to sign in before anyone is known');
