package foyer.billing;

import foyer.entitlements.AccessLevel;
import foyer.entitlements.Claims;
import foyer.platform.database.Transactions;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Where a tenant's billing has come to, apart from how it came there; and its beginning, without any of it. */
record BillingEnd(BillingRows rows, Claims claims, Transactions transactions) {

    private static final String END = """
            select (to_jsonb(s) - 'id' - 'seen_at' - 'version' - 'status_since' - 'created_at' - 'updated_at')::text
            from billing.subscription s where tenant_id = ? union all
            select (to_jsonb(i) - 'id' - 'seen_at' - 'created_at' - 'updated_at')::text
            from billing.invoice i where tenant_id = $ union all
            select (to_jsonb(l) - 'id' - 'invoice_id')::text from billing.invoice_line l where tenant_id = $ union all
            select (to_jsonb(p) - 'id' - 'seen_at' - 'created_at' - 'updated_at')::text
            from billing.payment p where tenant_id = $ union all
            select (to_jsonb(r) - 'id' - 'seen_at' - 'created_at' - 'updated_at')::text
            from billing.refund r where tenant_id = $ union all
            select (to_jsonb(d) - 'id' - 'seen_at' - 'created_at' - 'updated_at')::text
            from billing.dispute d where tenant_id = $ union all
            select (to_jsonb(c) - 'id' - 'created_at')::text from billing.credit c where tenant_id = $ union all
            select concat_ws(' ', status, external_id) from billing.checkout where tenant_id = $ union all
            select concat_ws(' ', access, access_changes_at, due_at, trial_used_at is not null)
            from billing.account where tenant_id = $ union all
            select concat_ws(' ', c.plan, c.access, c.period_start, c.period_end, l.allowed)
            from entitlements.claim c join entitlements.claim_limit l on l.tenant_id = c.tenant_id and l.limit_key = 'SEATS'
            where c.tenant_id = $
            order by 1""";

    BillingEnd(ApplicationContext beans, BillingRows rows) {
        this(rows, beans.getBean(Claims.class), beans.getBean(Transactions.class));
    }

    String text() {
        return rows.text(END.replace("$", "'" + rows.tenant() + "'"));
    }

    /** As after its sign-up, but for pages of checkouts that were begun. */
    void forget() {
        for (var table : List.of(
                "history",
                "pending_change",
                "account",
                "subscription",
                "invoice_line",
                "invoice",
                "payment",
                "refund",
                "dispute",
                "credit",
                "customer")) {
            rows.change("delete from billing." + table + " where tenant_id = ?");
        }
        rows.change("update billing.checkout set status = 'OPEN' where tenant_id = ?");
        rows.as(() -> transactions.write(() -> {
            claims.subscribe("FREE");
            claims.endPeriod();
            claims.setAccess(AccessLevel.FULL, "test");
            return "FREE";
        }));
    }
}
