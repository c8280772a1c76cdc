-- A password is taken away when somebody else than whoever chose it turns out to read the account's address.
grant delete on identity.credential to foyer_app;
