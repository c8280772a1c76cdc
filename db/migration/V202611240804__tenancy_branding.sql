-- How a tenant's mails and pages look; a tenant without a row, or with nothing in it, looks as Foyer does.
create table tenancy.branding (
    tenant_id     uuid not null,
    id            uuid not null default uuidv7(),
    -- Instead of the tenant's name.
    display_name  text,
    primary_color text,
    accent_color  text,
    logo_file_id  uuid,
    version       int not null default 1,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    constraint branding_pkey primary key (tenant_id, id),
    constraint branding_tenant_key unique (tenant_id),
    constraint branding_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint branding_logo_fkey foreign key (tenant_id, logo_file_id) references files.file (tenant_id, id)
        on delete set null (logo_file_id),
    constraint branding_display_name_length check (length(display_name) between 1 and 200),
    constraint branding_primary_color_form check (primary_color ~ '^#[0-9a-f]{6}$'),
    constraint branding_accent_color_form check (accent_color ~ '^#[0-9a-f]{6}$')
);
create index branding_logo_idx on tenancy.branding (tenant_id, logo_file_id);
call platform.tenant_table('tenancy.branding');
