-- Fields that a tenant gives to a kind of record, and their values. What is compared is in a column of its type, so that an
-- index serves beneath row-level security; a value has one of them, and an amount of money its
-- currency besides.
create table records.custom_field (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    subject_kind text not null,
    key          text not null,
    label        text not null,
    kind         text not null,
    options      text[] not null default '{}',
    required     boolean not null default false,
    position     int not null,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    archived_at  timestamptz,
    constraint custom_field_pkey primary key (tenant_id, id),
    constraint custom_field_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint custom_field_key_key unique (tenant_id, subject_kind, key),
    constraint custom_field_key_form check (key ~ '^[a-z][a-zA-Z0-9_]{0,49}$'),
    constraint custom_field_label_length check (length(label) between 1 and 100),
    constraint custom_field_kind check (kind in ('TEXT', 'NUMBER', 'DATE', 'OPTION', 'BOOLEAN', 'MONEY'))
);
call platform.tenant_table('records.custom_field');

create table records.custom_value (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    field_id     uuid not null,
    subject_id   uuid not null,
    -- TEXT and OPTION; by the letters' codes, so that what begins with a prefix is a range on every server.
    text_value   text collate pg_c_utf8,
    -- NUMBER, in millionths: what compares `numeric` is not leakproof.
    number_value bigint,
    -- MONEY, in the currency's smallest unit.
    money_value  bigint,
    currency     text,
    date_value   date,
    flag_value   boolean,
    constraint custom_value_pkey primary key (tenant_id, id),
    constraint custom_value_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint custom_value_field_fkey foreign key (tenant_id, field_id) references records.custom_field (tenant_id, id),
    constraint custom_value_subject_key unique (tenant_id, field_id, subject_id),
    constraint custom_value_one check (num_nonnulls(text_value, number_value, money_value, date_value, flag_value) = 1),
    constraint custom_value_currency check ((money_value is null) = (currency is null)),
    constraint custom_value_text_length check (length(text_value) between 1 and 500)
);
create index custom_value_subject_idx on records.custom_value (tenant_id, subject_id);
create index custom_value_text_idx on records.custom_value (tenant_id, field_id, text_value, subject_id)
    where text_value is not null;
create index custom_value_number_idx on records.custom_value (tenant_id, field_id, number_value, subject_id)
    where number_value is not null;
create index custom_value_money_idx on records.custom_value (tenant_id, field_id, currency, money_value, subject_id)
    where money_value is not null;
create index custom_value_date_idx on records.custom_value (tenant_id, field_id, date_value, subject_id)
    where date_value is not null;
create index custom_value_flag_idx on records.custom_value (tenant_id, field_id, flag_value, subject_id)
    where flag_value is not null;
call platform.tenant_table('records.custom_value');
grant delete on records.custom_field, records.custom_value to foyer_app;
