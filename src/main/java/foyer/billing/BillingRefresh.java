package foyer.billing;

import foyer.payments.ProviderException;
import foyer.platform.graphql.UserErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Asks providers how the tenant's subscription stands, for whoever comes back from a page before any webhook does. */
@Service
class BillingRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(BillingRefresh.class);

    /** Of pages that were begun and of which nothing more was told, the newest. */
    private static final int PAGES = 3;

    /** Among so many, since some may be of providers that are not here any more. */
    private static final int LOOKED_AT = 50;

    private final Subscriptions subscriptions;
    private final CheckoutQueries checkouts;
    private final ProviderCalls calls;
    private final ExtraSubscriptions extras;
    private final OtherPages pages;

    BillingRefresh(
            Subscriptions subscriptions,
            CheckoutQueries checkouts,
            ProviderCalls calls,
            ExtraSubscriptions extras,
            OtherPages pages) {
        this.subscriptions = subscriptions;
        this.checkouts = checkouts;
        this.calls = calls;
        this.extras = extras;
        this.pages = pages;
    }

    /**
     * Whoever comes back comes from a page, so pages are first; nothing that is over, or whose provider is not here, is in
     * their way, and who does not answer only keeps back what they alone know.
     *
     * @throws UserErrorException the first of what did not work, after all else was asked
     */
    void refresh() {
        var current = subscriptions.stored();
        var attempts = new Attempts();
        checkouts.open(LOOKED_AT).stream()
                .filter(calls::has)
                .limit(PAGES)
                .forEach(checkout -> attempts.run(() -> refresh(checkout)));
        if (current != null && current.state().endedAt() == null && calls.has(current)) {
            attempts.run(() -> refresh(current));
        }
        var later = new Attempts();
        later.run(extras::end);
        later.run(pages::close);
        if (later.failure() != null) {
            LOG.warn("a second subscription is ended later, by a webhook or in the night", later.failure());
        }
        attempts.end();
    }

    /** One that its provider does not know is for the night to look into. */
    private void refresh(StoredSubscription current) {
        calls.wished(current.provider(), (_, _) -> {
            try {
                return calls.ask(current.provider(), current.state().id(), false);
            } catch (ProviderException e) {
                if (e.reason() != ProviderException.Reason.NOT_FOUND) {
                    throw e;
                }
                return 0;
            }
        });
    }

    /** A page of which nothing came tells nothing. */
    private void refresh(CheckoutQueries.Checkout checkout) {
        calls.wished(checkout.provider(), (_, _) -> {
            var subscription = calls.subscribed(checkout);
            return subscription == null ? 0 : calls.ask(checkout.provider(), subscription, false);
        });
    }
}
