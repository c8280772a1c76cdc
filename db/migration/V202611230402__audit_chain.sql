-- The chain of each tenant: rows are inserted unchained, and the sealer gives them number and hash (ADR 009). The
-- platform's own log has a chain too, under the tenant 00000000-0000-0000-0000-000000000000, which is nobody's.

-- Rows without a seal, by the trigger below: what is left to do, and how much.
create table audit.unsealed (
    tenant_id uuid not null,
    -- The entry's.
    id        uuid not null default uuidv7(),
    constraint unsealed_pkey primary key (tenant_id, id)
);
call platform.tenant_table('audit.unsealed', 'select, insert');
call platform.system_access('audit.unsealed', 'select, delete', 'finds rows of every tenant that have no seal yet');

create table audit.platform_unsealed (
    user_id uuid,
    id      uuid not null default uuidv7(),
    constraint platform_unsealed_pkey primary key (id)
);
create index platform_unsealed_user_idx on audit.platform_unsealed (user_id);
call platform.own_row_table('audit.platform_unsealed', 'user_id', 'app.user_id', 'select, insert');
call platform.system_access('audit.platform_unsealed', 'select, insert, delete', 'finds rows of the platform that have no seal yet');

create function audit.await_seal() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into audit.unsealed (tenant_id, id) values (new.tenant_id, new.id);
    return null;
end
$$;
create trigger entry_await_seal after insert on audit.entry
    for each row execute function audit.await_seal();

create function audit.await_platform_seal() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into audit.platform_unsealed (user_id, id) values (new.user_id, new.id);
    return null;
end
$$;
create trigger platform_entry_await_seal after insert on audit.platform_entry
    for each row execute function audit.await_platform_seal();

-- Rows of before wait for their seals; the owner is bound by row-level security too.
alter table audit.entry disable row level security;
alter table audit.platform_entry disable row level security;
alter table audit.unsealed disable row level security;
alter table audit.platform_unsealed disable row level security;
insert into audit.unsealed (tenant_id, id) select tenant_id, id from audit.entry;
insert into audit.platform_unsealed (user_id, id) select user_id, id from audit.platform_entry;
alter table audit.entry enable row level security;
alter table audit.platform_entry enable row level security;
alter table audit.unsealed enable row level security;
alter table audit.platform_unsealed enable row level security;

-- A row's place in the chain.
create table audit.seal (
    tenant_id uuid not null,
    -- The entry's.
    id        uuid not null default uuidv7(),
    -- From 1, without gaps.
    number    bigint not null,
    -- SHA-256 of the hash before and the row's canonical form.
    hash      bytea not null,
    sealed_at timestamptz not null default now(),
    constraint seal_pkey primary key (tenant_id, id),
    constraint seal_number_key unique (tenant_id, number)
);
call platform.tenant_table('audit.seal', 'select');
call platform.system_access('audit.seal', 'select, insert', 'seals rows of every tenant');

-- The end of each chain. Its row's lock makes sealers take turns.
create table audit.chain (
    tenant_id         uuid not null,
    id                uuid not null default uuidv7(),
    number            bigint not null default 0,
    hash              bytea not null,
    -- Up to where the last checkpoint goes, and since when there may be another.
    checkpoint_number bigint not null default 0,
    checkpoint_at     timestamptz not null default now(),
    constraint chain_pkey primary key (tenant_id, id),
    constraint chain_tenant_key unique (tenant_id)
);
create index chain_checkpoint_due_idx on audit.chain (checkpoint_at) where number > checkpoint_number;
call platform.tenant_table('audit.chain', 'select');
call platform.system_access('audit.chain', 'select, insert, update', 'keeps the end of the chain of every tenant');

-- What a chain was at a moment, signed: found are a tail that was cut and a chain that was computed anew.
create table audit.checkpoint (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    number     bigint not null,
    hash       bytea not null,
    created_at timestamptz not null,
    key_id     text not null,
    signature  bytea not null,
    constraint checkpoint_pkey primary key (tenant_id, id),
    constraint checkpoint_number_key unique (tenant_id, number)
);
call platform.tenant_table('audit.checkpoint', 'select');
call platform.system_access('audit.checkpoint', 'select, insert', 'signs the chain of every tenant');

create trigger seal_append_only before update or delete on audit.seal
    for each row execute function audit.refuse_change();
create trigger seal_no_truncate before truncate on audit.seal
    for each statement execute function audit.refuse_change();
create trigger checkpoint_append_only before update or delete on audit.checkpoint
    for each row execute function audit.refuse_change();
create trigger checkpoint_no_truncate before truncate on audit.checkpoint
    for each statement execute function audit.refuse_change();

-- Keys that sign checkpoints and evidence. They are kept for good: what they signed is to be verified for good.
create table audit.signing_key (
    -- Of the public key: the first 16 digits of its SHA-256.
    id          text not null,
    -- Ed25519, the 32 bytes of RFC 8032.
    public_key  bytea not null,
    -- Both keys, encrypted: a key that was put here without the deployment's secret is none.
    sealed_keys bytea not null,
    row_id      uuid not null,
    created_at  timestamptz not null,
    constraint signing_key_pkey primary key (id)
);
call platform.system_access('audit.signing_key', 'select, insert, update', 'signs checkpoints and evidence of every tenant');

-- Gives rows the next numbers of their chain, in this order, and takes them off the list; one round trip.
-- `hashes` has 32 bytes for each.
create function audit.add_seals(of_tenant uuid, after bigint, ids uuid[], hashes bytea) returns int
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    given int;
begin
    insert into audit.seal (tenant_id, id, number, hash)
    select of_tenant, row.id, after + row.place, substr(hashes, (row.place::int - 1) * 32 + 1, 32)
    from unnest(ids) with ordinality as row (id, place);
    if of_tenant = '00000000-0000-0000-0000-000000000000' then
        delete from audit.platform_unsealed where id = any (ids);
    else
        delete from audit.unsealed where tenant_id = of_tenant and id = any (ids);
    end if;
    get diagnostics given = row_count;
    if given <> cardinality(ids) then
        raise exception 'sealed % rows that were not on the list', cardinality(ids) - given;
    end if;
    update audit.chain set number = after + given, hash = substr(hashes, (given - 1) * 32 + 1, 32)
    where tenant_id = of_tenant and number = after;
    if not found then
        raise exception 'the chain does not end at %', after;
    end if;
    return given;
end
$$;
grant execute on function audit.add_seals(uuid, bigint, uuid[], bytea) to foyer_system;

-- Takes people's data out of what is recorded of these records, and where from they acted out of what these did.
create function audit.erase(of_type text, ids uuid[]) returns int
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    subjects int;
    deeds    int;
begin
    update audit.entry e
    set personal = nullif(e.personal - array(
        select k from jsonb_object_keys(e.personal) k where k not in ('ip', 'userAgent')), '{}')
    where e.entity_id = any (ids) and e.entity_type = of_type
      and e.personal - 'ip'::text - 'userAgent'::text <> '{}';
    get diagnostics subjects = row_count;
    update audit.entry e set personal = nullif(e.personal - 'ip'::text - 'userAgent'::text, '{}')
    where e.actor_id = any (ids) and e.personal ?| array['ip', 'userAgent'];
    get diagnostics deeds = row_count;
    return subjects + deeds;
end
$$;
grant execute on function audit.erase(text, uuid[]) to foyer_app;
grant update (personal) on audit.entry to foyer_app;

call platform.system_access('audit.entry', 'select', 'hashes rows of every tenant');
grant select, update (personal) on audit.platform_entry to foyer_system;
comment on policy system on audit.platform_entry is 'records attempts to sign in before anyone is known, seals and erases';

-- With that of the entity an index for each filter of the list, which is by id: newest first.
create index entry_actor_idx on audit.entry (tenant_id, actor_id, id);
create index entry_action_idx on audit.entry (tenant_id, action, id);
