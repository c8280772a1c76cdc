package foyer.billing;

import static foyerdb.billing.Tables.INVOICE;
import static foyerdb.billing.Tables.SUBSCRIPTION;

import foyer.payments.Provider;
import foyer.payments.ProviderInvoice.Status;
import foyer.payments.SubscriptionStatus;
import foyer.platform.security.CurrentCaller;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the tenant acted in owes, in SQL. */
@Component
class UnpaidInvoiceQueries {

    private final DSLContext db;
    private final Modes modes;

    UnpaidInvoiceQueries(DSLContext db, Modes modes) {
        this.db = db;
        this.modes = modes;
    }

    /**
     * An invoice that is to be paid.
     *
     * @param name its number, or the provider's id
     * @param page where it can be paid; null where there is no such page
     */
    record Unpaid(String name, @Nullable String page) {}

    /** The oldest, of a subscription that began or is unknown, and of the world its provider is used in; null for none. */
    @Nullable Unpaid oldest() {
        var neverBegan = DSL.selectOne()
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.TENANT_ID.eq(INVOICE.TENANT_ID))
                .and(SUBSCRIPTION.PROVIDER.eq(INVOICE.PROVIDER))
                .and(SUBSCRIPTION.EXTERNAL_ID.eq(INVOICE.SUBSCRIPTION))
                .and(SUBSCRIPTION
                        .STATUS
                        .eq(SubscriptionStatus.INCOMPLETE.name())
                        .or(isOther()));
        return db.selectFrom(INVOICE)
                .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE.STATUS.eq(Status.OPEN.name()))
                .and(INVOICE.DUE_MINOR.gt(0L))
                .andNotExists(neverBegan)
                .orderBy(INVOICE.ISSUED_AT, INVOICE.ID)
                .limit(1)
                .fetchOne(row ->
                        new Unpaid(Objects.requireNonNullElse(row.getNumber(), row.getExternalId()), row.getPageUrl()));
    }

    private Condition isOther() {
        Condition other = DSL.falseCondition();
        for (var provider : Provider.values()) {
            var live = modes.live(provider);
            if (live != null) {
                other = other.or(SUBSCRIPTION.PROVIDER.eq(provider.name()).and(SUBSCRIPTION.LIVE.eq(!live)));
            }
        }
        return other;
    }
}
