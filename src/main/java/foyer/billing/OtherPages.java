package foyer.billing;

import foyer.billing.CheckoutQueries.Checkout;
import foyer.payments.ProviderException;
import foyer.platform.http.OutboundException;
import foyer.platform.time.TenantClock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Once a tenant has a subscription its other pages are closed, as far as their providers close pages: somebody who still has
 * one open would pay a second time, and wait for the money to come back ({@link ExtraSubscriptions}).
 */
@Component
class OtherPages {

    private static final Logger LOG = LoggerFactory.getLogger(OtherPages.class);

    /** The newest: older ones are over by themselves soon. */
    private static final int MOST = 10;

    private final Subscriptions subscriptions;
    private final CheckoutQueries checkouts;
    private final BillingApplying applying;
    private final ProviderCalls calls;
    private final TenantClock clock;

    OtherPages(
            Subscriptions subscriptions,
            CheckoutQueries checkouts,
            BillingApplying applying,
            ProviderCalls calls,
            TenantClock clock) {
        this.subscriptions = subscriptions;
        this.checkouts = checkouts;
        this.applying = applying;
        this.calls = calls;
        this.clock = clock;
    }

    /** Of the tenant acted in. What cannot be closed now is tried again with whatever is told next. Not in a transaction. */
    void close() {
        var open = checkouts.open(MOST);
        var current = open.isEmpty() ? null : subscriptions.stored();
        if (current == null || !current.at(clock.now()).isLiving()) {
            return;
        }
        var of = current.state().id();
        for (var checkout : open) {
            var page = Objects.requireNonNull(checkout.externalId());
            if (!page.equals(of) && !of.equals(checkout.subscription()) && isClosed(checkout, page)) {
                applying.checkoutEnded(checkout.provider(), page, null);
            }
        }
    }

    private boolean isClosed(Checkout checkout, String page) {
        var provider = checkout.provider();
        if (!calls.has(checkout)) {
            return false;
        }
        try {
            return calls.gateway(provider).close(calls.account(provider), page);
        } catch (ProviderException | OutboundException e) {
            LOG.warn("a page of {} is not closed: {}", provider, e.getMessage());
            return false;
        }
    }
}
