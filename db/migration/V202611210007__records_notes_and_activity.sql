-- Notes on, and the timeline of, any kind of subject that a module registers. The subject has no foreign key: its kind
-- says which table it is in, and the module that owns it writes in the same transaction.
create table records.note (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    subject_kind    text not null,
    subject_id      uuid not null,
    body            text not null,
    version         int not null default 1,
    created_at      timestamptz not null default now(),
    created_by_kind text not null,
    created_by_id   uuid,
    updated_at      timestamptz not null default now(),
    constraint note_pkey primary key (tenant_id, id),
    constraint note_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint note_body_length check (length(body) between 1 and 10000)
);
create index note_subject_idx on records.note (tenant_id, subject_id, created_at desc, id desc);
call platform.tenant_table('records.note');

create table records.activity (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    subject_kind text not null,
    subject_id   uuid not null,
    kind         text not null,
    actor_kind   text not null,
    actor_id     uuid,
    detail       jsonb not null default '{}',
    occurred_at  timestamptz not null default now(),
    constraint activity_pkey primary key (tenant_id, id),
    constraint activity_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id)
);
create index activity_subject_idx on records.activity (tenant_id, subject_id, occurred_at desc, id desc);
call platform.tenant_table('records.activity', 'select, insert');
