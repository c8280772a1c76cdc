-- Addresses outside of the tenant whose people have ended a mail about properties: no search tells them of any again.
create table properties.unsubscribed_address (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    -- In small letters.
    email           text not null,
    unsubscribed_at timestamptz not null,
    constraint unsubscribed_address_pkey primary key (tenant_id, id),
    constraint unsubscribed_address_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint unsubscribed_address_key unique (tenant_id, email)
);
-- Those who have unsubscribed so far.
alter table properties.saved_search no force row level security;
insert into properties.unsubscribed_address (tenant_id, email, unsubscribed_at)
select tenant_id, lower(recipient_email), min(unsubscribed_at)
from properties.saved_search
where recipient_email is not null and unsubscribed_at is not null
group by tenant_id, lower(recipient_email);
alter table properties.saved_search force row level security;
call platform.tenant_table('properties.unsubscribed_address', 'select, insert, delete');
