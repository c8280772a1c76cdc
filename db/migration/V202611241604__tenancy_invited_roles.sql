-- An invite or a link may offer one of the tenant's own roles; the role is then the system role that it is based on. Who
-- deletes the role takes back what offers it.
alter table tenancy.invite
    add column custom_role_id uuid,
    add constraint invite_custom_role_fkey
        foreign key (tenant_id, custom_role_id) references tenancy.custom_role (tenant_id, id);
create index invite_custom_role_idx on tenancy.invite (tenant_id, custom_role_id);
alter table tenancy.invite_link
    add column custom_role_id uuid,
    add constraint invite_link_custom_role_fkey
        foreign key (tenant_id, custom_role_id) references tenancy.custom_role (tenant_id, id);
create index invite_link_custom_role_idx on tenancy.invite_link (tenant_id, custom_role_id);
