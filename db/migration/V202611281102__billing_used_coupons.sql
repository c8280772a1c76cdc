-- Coupons that subscriptions were seen with, in small letters: some are used on pages of providers, where nobody asks us.
create table billing.used_coupon (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    coupon     text not null,
    created_at timestamptz not null default now(),
    constraint used_coupon_pkey primary key (tenant_id, id),
    constraint used_coupon_key unique (tenant_id, coupon),
    constraint used_coupon_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id)
);
call platform.tenant_table('billing.used_coupon', 'select, insert, delete');
