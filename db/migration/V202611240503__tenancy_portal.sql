-- Who may become a customer of the tenant by themselves; null for what its blueprint says.
alter table tenancy.tenant
    add column customer_sign_up text,
    add constraint tenant_customer_sign_up check (customer_sign_up in ('OPEN', 'INVITED', 'OFF'));
