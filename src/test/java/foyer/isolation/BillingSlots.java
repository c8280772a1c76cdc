package foyer.isolation;

import foyer.platform.graphql.TypeIds;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.UUID;

/** What a tenant has paid, made for {@link Kit}: one of each, as a provider would have told of it. */
final class BillingSlots {

    private BillingSlots() {}

    /** Providers name nothing twice; here they do, so that what points to a name could lead to another tenant's. */
    static void make(TestTenants tenants, TestMember member, String word) {
        var invoice = UUID.randomUUID();
        tenants.update("""
                insert into billing.invoice (id, tenant_id, provider, external_id, number, status, currency, subtotal_minor,
                    tax_minor, total_minor, paid_minor, due_minor, issued_at, seen_at)
                values (?, ?, 'STRIPE', 'in', ?, 'PAID', 'USD', 1, 0, 1, 1, 0, now(), now())""", invoice, member.tenant(), word + " invoice");
        tenants.update("""
                insert into billing.payment (tenant_id, provider, external_id, invoice, status, currency, amount_minor,
                    refunded_minor, failure_code, at, seen_at)
                values (?, 'STRIPE', 'pay', 'in', 'FAILED', 'USD', 1, 0, ?, now(), now())""", member.tenant(), word + " failure");
        tenants.update("""
                insert into billing.refund (tenant_id, provider, external_id, payment, status, currency, amount_minor,
                    reason, at, seen_at)
                values (?, 'STRIPE', uuidv7()::text, 'pay', 'SUCCEEDED', 'USD', 1, ?, now(), now())""", member.tenant(), word + " reason");
        tenants.update("""
                insert into billing.credit (tenant_id, provider, external_id, customer, kind, currency, amount_minor,
                    balance_minor, invoice, at)
                select tenant_id, provider, uuidv7()::text, 'cus', 'APPLIED', 'USD', -1, 0, external_id, now()
                from billing.invoice where tenant_id = ?""", member.tenant());
        tenants.update("""
                insert into billing.history (tenant_id, kind, details, actor_kind, actor_id, at)
                values (?, 'RECONCILED', jsonb_build_array(
                    jsonb_build_object('field', 'invoice', 'before', null, 'after', ?::text),
                    jsonb_build_object('field', 'coupon', 'before', null, 'after', ?::text)),
                    'MEMBER', ?, now())""", member.tenant(), invoice, word + " coupon", member.membership());
    }

    /** An attempt to be paid that failed. */
    static String payment(TestTenants tenants, TestMember member, String word) {
        var payment = UUID.randomUUID();
        tenants.update("""
                insert into billing.payment (id, tenant_id, provider, external_id, status, currency, amount_minor,
                    refunded_minor, failure_code, at, seen_at)
                values (?, ?, 'STRIPE', uuidv7()::text, 'FAILED', 'USD', 1, 0, ?, now(), now())""", payment, member.tenant(), word + " failure");
        return TypeIds.encode("bpay", payment);
    }
}
