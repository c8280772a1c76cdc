-- What a vendor has said of places, so that it is asked once for each question of a tenant until that is out of date.
create table properties.geocoding (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    -- The question: a digest of it, since it may be somebody's address.
    question   bytea not null,
    places     jsonb not null,
    expires_at timestamptz not null,
    constraint geocoding_pkey primary key (tenant_id, id),
    constraint geocoding_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint geocoding_question_key unique (tenant_id, question),
    constraint geocoding_question_digest check (length(question) = 32)
);
create index geocoding_expired_idx on properties.geocoding (tenant_id, expires_at);
call platform.tenant_table('properties.geocoding', 'select, insert, update, delete');
