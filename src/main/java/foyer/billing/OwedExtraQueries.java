package foyer.billing;

import static foyerdb.billing.Tables.CREDIT;
import static foyerdb.billing.Tables.DISPUTE;
import static foyerdb.billing.Tables.INVOICE;
import static foyerdb.billing.Tables.PAYMENT;
import static foyerdb.billing.Tables.SUBSCRIPTION;

import foyer.payments.ProviderCredit;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Of which second subscriptions something is still to go back, in SQL, of the tenant acted in. */
@Component
class OwedExtraQueries {

    private final DSLContext db;

    OwedExtraQueries(DSLContext db) {
        this.db = db;
    }

    /** Those of these, read together; none cost no statement. */
    Set<SubscriptionId> of(List<StoredSubscription> extras) {
        if (extras.isEmpty()) {
            return Set.of();
        }
        var ids = extras.stream().map(extra -> extra.id().value()).toArray(UUID[]::new);
        return db.select(SUBSCRIPTION.ID)
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(SUBSCRIPTION.ID.eq(DSL.any(ids)))
                .and(isPaid().or(tookCredit()))
                .fetchSet(row -> new SubscriptionId(row.value1()));
    }

    private static Condition isSince(Field<Instant> at) {
        return SUBSCRIPTION.EXTRA_SINCE.isNull().or(at.ge(SUBSCRIPTION.EXTRA_SINCE));
    }

    /** A payment that somebody disputes does not go back beside that, nor one that was lost so. */
    private static Condition isPaid() {
        var isDisputed = DSL.exists(DSL.selectOne()
                .from(DISPUTE)
                .where(DISPUTE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(DISPUTE.PROVIDER.eq(PAYMENT.PROVIDER))
                .and(DISPUTE.PAYMENT.eq(PAYMENT.EXTERNAL_ID))
                .and(DISPUTE.STATUS.ne(ProviderDispute.Status.WON.name())));
        return DSL.exists(DSL.selectOne()
                .from(PAYMENT)
                .where(PAYMENT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(PAYMENT.PROVIDER.eq(SUBSCRIPTION.PROVIDER))
                .and(PAYMENT.SUBSCRIPTION.eq(SUBSCRIPTION.EXTERNAL_ID))
                .and(PAYMENT.STATUS.eq(ProviderPayment.Status.SUCCEEDED.name()))
                .and(PAYMENT.REFUNDED_MINOR.lt(PAYMENT.AMOUNT_MINOR))
                .and(isSince(PAYMENT.AT))
                .andNot(isDisputed));
    }

    /** Credit that is not there again. */
    private static Condition tookCredit() {
        var isReturned = DSL.exists(DSL.selectOne()
                .from(CREDIT)
                .where(CREDIT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CREDIT.PROVIDER.eq(INVOICE.PROVIDER))
                .and(CREDIT.KIND.eq(ProviderCredit.Kind.RETURNED.name()))
                .and(CREDIT.INVOICE.eq(INVOICE.EXTERNAL_ID)));
        return DSL.exists(DSL.selectOne()
                .from(INVOICE)
                .where(INVOICE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(INVOICE.PROVIDER.eq(SUBSCRIPTION.PROVIDER))
                .and(INVOICE.SUBSCRIPTION.eq(SUBSCRIPTION.EXTERNAL_ID))
                .and(INVOICE.STATUS.eq(ProviderInvoice.Status.PAID.name()))
                .and(INVOICE.CREDIT_MINOR.gt(0L))
                .and(isSince(INVOICE.ISSUED_AT))
                .andNot(isReturned));
    }
}
