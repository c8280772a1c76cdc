package foyer.billing;

import foyer.payments.ProviderException;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Asks providers how the tenant's subscription stands, for whoever comes back from a page before any webhook does. */
@Service
class BillingRefresh {

    /** Of pages that were begun and of which nothing more was told, the newest. */
    private static final int PAGES = 3;

    private final Subscriptions subscriptions;
    private final CheckoutQueries checkouts;
    private final ProviderCalls calls;

    BillingRefresh(Subscriptions subscriptions, CheckoutQueries checkouts, ProviderCalls calls) {
        this.subscriptions = subscriptions;
        this.checkouts = checkouts;
        this.calls = calls;
    }

    void refresh() {
        var current = subscriptions.stored();
        if (current != null) {
            calls.wished(
                    current.provider(),
                    (_, _) -> calls.ask(current.provider(), current.state().id(), false));
        }
        checkouts.open(PAGES).forEach(this::refresh);
    }

    /** A page that the provider does not know any more, or of which nothing came, tells nothing. */
    private void refresh(CheckoutQueries.Checkout checkout) {
        calls.wished(checkout.provider(), (gateway, account) -> {
            try {
                var known = checkout.subscription();
                var subscription = known == null
                        ? gateway.subscribed(account, Objects.requireNonNull(checkout.externalId()))
                        : known;
                return subscription == null ? 0 : calls.ask(checkout.provider(), subscription, false);
            } catch (ProviderException e) {
                if (e.reason() != ProviderException.Reason.NOT_FOUND) {
                    throw e;
                }
                return 0;
            }
        });
    }
}
