-- Sessions that ended long ago go, with their tokens.
grant delete on identity.session, identity.refresh_token to foyer_system;
comment on policy system on identity.session is
    'checks on each request that the session still lives, prolongs it, and deletes it long after its end';
comment on policy system on identity.refresh_token is
    'finds the session by token before anyone is known, and deletes those of sessions that ended long ago';
