-- Credit of the sandbox is the customer's and not the subscription's, as with Stripe: each time that it comes or goes is a paper
-- whose `subscription` is the customer.
alter table payments.sandbox_paper
    drop constraint sandbox_paper_kind,
    add constraint sandbox_paper_kind check (kind in ('INVOICE', 'PAYMENT', 'REFUND', 'CREDIT'));

insert into payments.sandbox_paper (id, kind, subscription, at, state)
select 'cbtxn_' || id, 'CREDIT', customer, updated_at,
       jsonb_build_object('id', 'cbtxn_' || id, 'customer', customer, 'kind', 'KEPT', 'currency', terms ->> 'currency',
                          'amountMinor', credit_minor, 'balanceMinor', credit_minor,
                          'at', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from payments.sandbox_subscription
where credit_minor > 0;

alter table payments.sandbox_subscription drop column credit_minor;
