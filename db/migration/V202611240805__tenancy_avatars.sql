-- A member's picture, a file of the tenant.
alter table tenancy.membership
    add avatar_file_id uuid,
    add constraint membership_avatar_fkey foreign key (tenant_id, avatar_file_id) references files.file (tenant_id, id)
        on delete set null (avatar_file_id);
create index membership_avatar_idx on tenancy.membership (tenant_id, avatar_file_id);
