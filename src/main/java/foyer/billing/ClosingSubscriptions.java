package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.SubscriptionStatus;
import foyer.platform.database.Transactions;
import foyer.platform.purge.TenantPurge;
import foyer.platform.time.TenantClock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has providers end at once what a tenant that is deleted pays, before the first of its rows goes: as long as one of them
 * does not answer, the tenant's rows stay, and it is asked again. So long may a page be open on which somebody could still
 * subscribe.
 */
@Component
class ClosingSubscriptions implements TenantPurge {

    private static final int ORDER = 10;
    private static final int PAGES = 100;

    private final AccountQueries accounts;
    private final Subscriptions subscriptions;
    private final SubscriptionQueries queries;
    private final CheckoutQueries checkouts;
    private final ProviderCalls calls;
    private final Transactions transactions;
    private final TenantClock clock;

    ClosingSubscriptions(
            AccountQueries accounts,
            Subscriptions subscriptions,
            SubscriptionQueries queries,
            CheckoutQueries checkouts,
            ProviderCalls calls,
            Transactions transactions,
            TenantClock clock) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.queries = queries;
        this.checkouts = checkouts;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.subscriptions";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of();
    }

    /** Takes out nothing. */
    @Override
    public boolean purge(int most) {
        for (var subscription : queries.all()) {
            if (subscription.state().endedAt() == null
                    && isThere(calls.has(subscription), subscription.provider(), subscription.live())) {
                end(
                        subscription.provider(),
                        subscription.state().id(),
                        subscription.status() == SubscriptionStatus.INCOMPLETE);
            }
        }
        for (var checkout : checkouts.open(PAGES)) {
            if (isThere(calls.has(checkout), checkout.provider(), checkout.live())) {
                close(checkout);
            }
        }
        return false;
    }

    /** Without the keys of a provider nobody knows whether it goes on charging; the sandbox and test modes move no money. */
    private static boolean isThere(boolean has, Provider provider, @Nullable Boolean live) {
        if (!has && provider != Provider.SANDBOX && !Boolean.FALSE.equals(live)) {
            throw new IllegalStateException(
                    "there is no account with " + provider + " any more to end what is paid by it");
        }
        return has;
    }

    /**
     * Ends it.
     *
     * @param incomplete whether nobody has agreed to it, which some providers do not end: its page is closed in time
     */
    private void end(Provider provider, String subscription, boolean incomplete) {
        try {
            var answer = calls.gateway(provider)
                    .cancel(calls.account(provider), subscription, false, "closing-" + subscription);
            transactions.run(() -> {
                accounts.lock();
                subscriptions.seen(provider, answer, Told.byAnswer(clock.now(), false));
            });
        } catch (ProviderException e) {
            if (!incomplete || e.reason() == ProviderException.Reason.MISCONFIGURED) {
                requireUnknown(e);
            }
        }
    }

    private void close(CheckoutQueries.Checkout checkout) {
        var subscription = subscribed(checkout);
        if (subscription != null) {
            var known = queries.of(checkout.provider(), subscription);
            if (known == null || known.state().endedAt() == null) {
                end(checkout.provider(), subscription, false);
            }
        } else if (checkout.expiresAt() != null && checkout.expiresAt().isAfter(clock.now()) && !isClosed(checkout)) {
            throw new IllegalStateException("somebody can still subscribe on a page until " + checkout.expiresAt());
        }
    }

    private boolean isClosed(CheckoutQueries.Checkout checkout) {
        var provider = checkout.provider();
        return calls.gateway(provider).close(calls.account(provider), Objects.requireNonNull(checkout.externalId()));
    }

    private @Nullable String subscribed(CheckoutQueries.Checkout checkout) {
        try {
            var provider = checkout.provider();
            return calls.gateway(provider)
                    .subscribed(calls.account(provider), Objects.requireNonNull(checkout.externalId()));
        } catch (ProviderException e) {
            requireUnknown(e);
            return null;
        }
    }

    /** What the provider does not know is charged by nobody. */
    private static void requireUnknown(ProviderException e) {
        if (e.reason() != ProviderException.Reason.NOT_FOUND) {
            throw e;
        }
    }
}
