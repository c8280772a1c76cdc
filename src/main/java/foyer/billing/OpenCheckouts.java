package foyer.billing;

import foyer.payments.SubscriptionStatus;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Pages of which nothing more was told: the provider is asked what came of them, and those that are over are ended. */
@Component
class OpenCheckouts {

    /** Of a tenant in one night, the newest. */
    private static final int MOST = 50;

    /** So long after a page was good, nothing comes of it any more. */
    private static final Duration LATE = Duration.ofDays(1);

    private final CheckoutQueries checkouts;
    private final SubscriptionQueries subscriptions;
    private final BillingApplying applying;
    private final ProviderCalls calls;
    private final Transactions transactions;
    private final TenantClock clock;

    OpenCheckouts(
            CheckoutQueries checkouts,
            SubscriptionQueries subscriptions,
            BillingApplying applying,
            ProviderCalls calls,
            Transactions transactions,
            TenantClock clock) {
        this.checkouts = checkouts;
        this.subscriptions = subscriptions;
        this.applying = applying;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Of the tenant acted in; answers how many things were another. Each is an attempt. Not in a transaction. */
    int compare(Attempts attempts) {
        transactions.run(() -> checkouts.endUnanswered(clock.now().minus(LATE)));
        var differences = 0;
        for (var checkout : checkouts.open(MOST)) {
            differences += attempts.count(() -> compare(checkout, Objects.requireNonNull(checkout.externalId())));
        }
        return differences;
    }

    private int compare(CheckoutQueries.Checkout checkout, String page) {
        var subscription = calls.has(checkout) ? calls.subscribed(checkout) : null;
        var differences = subscription == null ? 0 : calls.ask(checkout.provider(), subscription, true);
        var stored = subscription == null ? null : subscriptions.of(checkout.provider(), subscription);
        if (stored != null && stored.status() != SubscriptionStatus.INCOMPLETE) {
            applying.checkoutEnded(checkout.provider(), page, subscription);
        } else if (checkout.expiresAt() != null
                && checkout.expiresAt().plus(LATE).isBefore(clock.now())) {
            applying.checkoutEnded(checkout.provider(), page, null);
        }
        return differences;
    }
}
