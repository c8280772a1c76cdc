package foyer.billing;

import foyer.payments.ProviderException;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks providers which payments buyers want back, of which nobody may have told. Never in a transaction. */
@Component
class DisputeComparing {

    private static final Logger LOG = LoggerFactory.getLogger(DisputeComparing.class);

    /** So long after paying buyers may want their money back, with PayPal and mostly with banks. */
    private static final Duration POSSIBLE = Duration.ofDays(180);

    /** Each is a question; of months there are no more in that time. */
    private static final int MOST = 8;

    private final PaymentQueries payments;
    private final BillingApplying applying;
    private final ProviderCalls calls;
    private final TenantClock clock;

    DisputeComparing(PaymentQueries payments, BillingApplying applying, ProviderCalls calls, TenantClock clock) {
        this.payments = payments;
        this.applying = applying;
        this.calls = calls;
        this.clock = clock;
    }

    /** Of what was paid of late for a subscription; answers how many things were news. */
    int compare(StoredSubscription subscription) {
        var provider = subscription.provider();
        var id = subscription.state().id();
        var paid = payments.paidSince(provider, id, clock.now().minus(POSSIBLE), MOST);
        if (paid.isEmpty()) {
            return 0;
        }
        try {
            var disputes = calls.gateway(provider).disputes(calls.account(provider), id, paid);
            return disputes.isEmpty() ? 0 : applying.apply(provider, disputes);
        } catch (ProviderException e) {
            LOG.warn("{} does not tell of disputes: {}", provider, e.getMessage());
            return 0;
        }
    }
}
