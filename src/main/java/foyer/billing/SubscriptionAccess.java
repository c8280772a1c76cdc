package foyer.billing;

import foyer.payments.SubscriptionStatus;
import foyer.platform.time.Moments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the subscription that counts lets its tenant do at a moment: by its status, and by what of it is owed. One that its
 * provider calls paid is overdue all the same while a payment that went back by a dispute is owed.
 */
@Component
class SubscriptionAccess {

    private final InvoiceQueries invoices;
    private final DisputedInvoiceQueries disputed;
    private final PaymentQueries payments;
    private final AccessRules rules;

    SubscriptionAccess(
            InvoiceQueries invoices, DisputedInvoiceQueries disputed, PaymentQueries payments, AccessRules rules) {
        this.invoices = invoices;
        this.disputed = disputed;
        this.payments = payments;
        this.rules = rules;
    }

    Access of(StoredSubscription current, Price price, Instant now) {
        var provider = current.provider();
        var id = current.state().id();
        var owed = current.isLiving() ? disputed.owedSince(provider, id) : null;
        if (StoredSubscription.isBehind(current.status())) {
            var unpaid = invoices.unpaidSince(provider, id);
            // Where there are no invoices to be paid, attempts that failed tell.
            var since = unpaid == null
                    ? Moments.earliest(current.statusSince(), payments.failedSince(provider, id))
                    : unpaid;
            return rules.access(current.status(), price, Moments.earliest(since, owed), paidThrough(current), now);
        }
        return owed == null || !isPaid(current.status())
                ? rules.access(current.status(), price, current.statusSince(), null, now)
                : rules.access(SubscriptionStatus.PAST_DUE, price, owed, paidThrough(current), now)
                        .disputed();
    }

    private @Nullable Instant paidThrough(StoredSubscription current) {
        var period = current.state().periodStart();
        return period == null
                ? null
                : invoices.paidThrough(current.provider(), current.state().id(), period);
    }

    private static boolean isPaid(SubscriptionStatus status) {
        return status == SubscriptionStatus.ACTIVE || status == SubscriptionStatus.TRIALING;
    }
}
