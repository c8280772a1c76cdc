-- Keys by which servers act in a tenant. The key itself is told once; its hash finds it.
create table tenancy.api_key (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    name         text not null,
    hash         bytea not null,
    -- How the key begins, so that people tell it from others.
    prefix       text not null,
    -- What it was given; it may use those that its maker's role holds.
    permissions  text[] not null,
    maker_id     uuid not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    constraint api_key_pkey primary key (tenant_id, id),
    constraint api_key_hash_key unique (tenant_id, hash),
    constraint api_key_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint api_key_maker_fkey foreign key (tenant_id, maker_id) references tenancy.membership (tenant_id, id),
    constraint api_key_name_length check (length(name) between 1 and 200),
    constraint api_key_hash_length check (length(hash) = 32)
);
create index api_key_created_idx on tenancy.api_key (tenant_id, created_at, id);
create index api_key_maker_idx on tenancy.api_key (tenant_id, maker_id);
call platform.tenant_table('tenancy.api_key', 'select, insert, update');
call platform.system_access('tenancy.api_key', 'select, update', 'resolves a server on each request and notes the use of its key');

-- A key, and all that decides what it may do now: its tenant, its claim, and the role of its maker, whatever became of them.
create view tenancy.api_key_standing with (security_invoker = true) as
select api_key.tenant_id,
       api_key.id as key_id,
       api_key.hash,
       api_key.permissions,
       api_key.expires_at,
       api_key.last_used_at,
       api_key.revoked_at,
       membership.role,
       custom_role.grants,
       tenant.status    as tenant_status,
       tenant.blueprint as tenant_blueprint,
       tenant_access.access    as access_level,
       tenant_access.features  as access_features,
       tenant_access.overrides as access_overrides
from tenancy.api_key
join tenancy.tenant on tenant.id = api_key.tenant_id
join tenancy.membership on membership.tenant_id = api_key.tenant_id and membership.id = api_key.maker_id
left join entitlements.tenant_access on tenant_access.tenant_id = api_key.tenant_id
left join tenancy.custom_role
    on custom_role.tenant_id = membership.tenant_id and custom_role.id = membership.custom_role_id;
grant select on tenancy.api_key_standing to foyer_app, foyer_system;
