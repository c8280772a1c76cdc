-- The outbox of mails: written in the transaction of what they tell of, sent afterwards by whichever node comes first.
-- A mail is a tenant's, or outside any tenant a person's (reset, verification), or of nobody known.
create table platform.mail (
    id          uuid not null default uuidv7(),
    tenant_id   uuid,
    user_id     uuid,
    -- The sender's own key: the same one is not written twice.
    key         text not null,
    template    text not null,
    -- 1 somebody waits for it, 2 news, 3 one of many.
    priority    smallint not null,
    recipient   text not null,
    locale      text not null,
    -- What the template is filled with, encrypted; dropped once it is sent, as it may hold a token.
    content     bytea,
    status      text not null,
    -- Counts the claims: whoever has an older one may no longer say how the mail fared.
    fence       int not null default 0,
    attempts    int not null default 0,
    -- When its turn is; while it is being sent, when the lease ends.
    due_at      timestamptz not null default now(),
    -- After it the mail tells nobody anything.
    expires_at  timestamptz not null,
    -- Why the last attempt failed: the mail server's reply, or the class of the failure.
    error       text,
    created_at  timestamptz not null default now(),
    ended_at    timestamptz,
    constraint mail_pkey primary key (id),
    constraint mail_key unique nulls not distinct (tenant_id, user_id, key),
    constraint mail_owner check (tenant_id is null or user_id is null),
    constraint mail_key_length check (length(key) between 1 and 255),
    constraint mail_recipient_length check (length(recipient) between 3 and 320),
    constraint mail_priority check (priority between 1 and 3),
    constraint mail_status check (status in ('QUEUED', 'SENT', 'DEAD', 'CAUGHT')),
    constraint mail_ended check ((status = 'QUEUED') = (ended_at is null)),
    constraint mail_content check (content is not null or status in ('SENT', 'DEAD'))
);
create index mail_due_idx on platform.mail (priority, due_at) where status = 'QUEUED';
create index mail_ended_idx on platform.mail (ended_at) where ended_at is not null;
create index mail_user_idx on platform.mail (user_id);

call platform.membership_table('platform.mail', 'select, insert');
call platform.system_access('platform.mail', 'select, insert, update, delete', 'sends the mails of every tenant, and takes those of nobody known');
