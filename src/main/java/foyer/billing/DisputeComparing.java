package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderStatement;
import foyer.platform.http.OutboundException;
import foyer.platform.time.TenantClock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks providers which payments buyers want back, of which nobody may have told. Never in a transaction. */
@Component
class DisputeComparing {

    private static final Logger LOG = LoggerFactory.getLogger(DisputeComparing.class);

    /** As many as a statement has. Each is a question, of those that may be disputed. */
    private static final int MOST = 100;

    /** So often something may be told while the provider answers. */
    private static final int TRIES = 5;

    private final PaymentQueries payments;
    private final UntoldRefunds untold;
    private final BillingApplying applying;
    private final ProviderCalls calls;
    private final TenantClock clock;

    DisputeComparing(
            PaymentQueries payments,
            UntoldRefunds untold,
            BillingApplying applying,
            ProviderCalls calls,
            TenantClock clock) {
        this.payments = payments;
        this.untold = untold;
        this.applying = applying;
        this.calls = calls;
        this.clock = clock;
    }

    /** Of what was paid of late for a subscription, of which this was told now; answers how many things were news. */
    int compare(StoredSubscription subscription, ProviderStatement told) {
        var disputed = told.disputed();
        if (disputed != null && disputed.isEmpty()) {
            return 0;
        }
        var provider = subscription.provider();
        var since = clock.now().minus(StoredSubscription.COMPARED);
        var paid = payments.paidSince(provider, subscription.state().id(), since, MOST).stream()
                .filter(payment -> disputed == null || disputed.contains(payment))
                .toList();
        if (paid.isEmpty()) {
            return 0;
        }
        try {
            return asked(provider, told, paid);
        } catch (ProviderException | OutboundException e) {
            LOG.warn("{} does not tell of disputes: {}", provider, e.getMessage());
            return 0;
        }
    }

    private int asked(Provider provider, ProviderStatement told, List<String> paid) {
        var subscription = told.subscription().id();
        var gone = untold.untold(provider, told);
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var version = applying.version();
            var disputes = calls.gateway(provider).disputes(calls.account(provider), subscription, paid, gone);
            if (disputes.isEmpty()) {
                return 0;
            }
            if (applying.apply(provider, disputes, version) instanceof AnswerOutcome.News(var count)) {
                return count;
            }
        }
        // It is told of all the while, and compared in the next night.
        return 0;
    }
}
