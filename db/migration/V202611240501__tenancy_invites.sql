-- Who was asked to join. A pending invite holds a seat; past its time nobody can take it, whatever its status says.
create table tenancy.invite (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    -- In lower case.
    email      text not null,
    role       text not null,
    -- Which teams they join with it; one that is deleted in the meantime is left out then.
    team_ids   uuid[] not null default '{}',
    status     text not null default 'PENDING',
    -- SHA-256 of the token in the last mail.
    token_hash bytea not null,
    expires_at timestamptz not null,
    invited_by uuid,
    version    int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint invite_pkey primary key (tenant_id, id),
    constraint invite_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint invite_invited_by_fkey foreign key (tenant_id, invited_by) references tenancy.membership (tenant_id, id),
    constraint invite_token_key unique (tenant_id, token_hash),
    constraint invite_email_form check (email = lower(email) and length(email) between 3 and 320),
    constraint invite_role check (role in
        ('OWNER', 'ADMIN', 'MANAGER', 'MEMBER', 'VIEWER', 'DEVELOPER', 'CUSTOMER')),
    constraint invite_status check (status in ('PENDING', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'REVOKED'))
);
create unique index invite_pending_key on tenancy.invite (tenant_id, email) where status = 'PENDING';
create index invite_created_idx on tenancy.invite (tenant_id, created_at, id);
create index invite_invited_by_idx on tenancy.invite (tenant_id, invited_by);
call platform.tenant_table('tenancy.invite');

-- Tokens of mails that a newer mail has replaced: whoever comes with one is told so.
create table tenancy.invite_past_token (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    invite_id  uuid not null,
    hash       bytea not null,
    created_at timestamptz not null default now(),
    constraint invite_past_token_pkey primary key (tenant_id, id),
    constraint invite_past_token_key unique (tenant_id, hash),
    constraint invite_past_token_invite_fkey foreign key (tenant_id, invite_id) references tenancy.invite (tenant_id, id)
);
create index invite_past_token_invite_idx on tenancy.invite_past_token (tenant_id, invite_id);
call platform.tenant_table('tenancy.invite_past_token', 'select, insert');
