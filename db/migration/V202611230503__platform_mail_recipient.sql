-- A mail to what is no address at all is a dead row too, however short that is.
alter table platform.mail
    drop constraint mail_recipient_length,
    add constraint mail_recipient_length check (length(recipient) <= 320);
