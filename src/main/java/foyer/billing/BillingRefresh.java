package foyer.billing;

import foyer.payments.ProviderException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.http.OutboundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Asks providers how the tenant's subscription stands, for whoever comes back from a page before any webhook does. */
@Service
class BillingRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(BillingRefresh.class);

    /** Of pages that were begun and of which nothing more was told, the newest. */
    private static final int PAGES = 3;

    private final Subscriptions subscriptions;
    private final CheckoutQueries checkouts;
    private final ProviderCalls calls;
    private final ExtraSubscriptions extras;

    BillingRefresh(
            Subscriptions subscriptions, CheckoutQueries checkouts, ProviderCalls calls, ExtraSubscriptions extras) {
        this.subscriptions = subscriptions;
        this.checkouts = checkouts;
        this.calls = calls;
        this.extras = extras;
    }

    void refresh() {
        var current = subscriptions.stored();
        if (current != null) {
            calls.wished(
                    current.provider(),
                    (_, _) -> calls.ask(current.provider(), current.state().id(), false));
        }
        checkouts.open(PAGES).forEach(this::refresh);
        try {
            extras.end();
        } catch (ProviderException | OutboundException | UserErrorException e) {
            LOG.warn("a second subscription is ended later, by a webhook or in the night", e);
        }
    }

    /** A page of which nothing came tells nothing. */
    private void refresh(CheckoutQueries.Checkout checkout) {
        calls.wished(checkout.provider(), (_, _) -> {
            var subscription = calls.subscribed(checkout);
            return subscription == null ? 0 : calls.ask(checkout.provider(), subscription, false);
        });
    }
}
