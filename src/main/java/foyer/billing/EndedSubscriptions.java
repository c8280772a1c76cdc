package foyer.billing;

import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderStatement;
import foyer.payments.SubscriptionStatus;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends subscriptions of which their provider does not say that they have ended. Never in a transaction. */
@Component
class EndedSubscriptions {

    /** So long a buyer may take for the first payment; no provider lets them take as long. */
    private static final Duration BEGINNING = Duration.ofDays(7);

    /** So long after what was paid, one that nobody knows any more has ended. */
    private static final Duration UNPAID = Duration.ofDays(7);

    private final SubscriptionQueries subscriptions;
    private final BillingApplying applying;
    private final ProviderCalls calls;
    private final TenantClock clock;

    EndedSubscriptions(
            SubscriptionQueries subscriptions, BillingApplying applying, ProviderCalls calls, TenantClock clock) {
        this.subscriptions = subscriptions;
        this.applying = applying;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * One that was to end with its period is ended with the provider too: PayPal only suspends it. Only if the provider, which
     * has just been asked, says so too: the buyer may have wanted otherwise meanwhile. Answers how many things are another.
     */
    int endInFact(StoredSubscription known) {
        var provider = known.provider();
        var id = known.state().id();
        if (!known.isLiving() || known.at(clock.now()).isLiving()) {
            return 0;
        }
        var told = subscriptions.of(provider, id);
        if (told == null || told.at(clock.now()).isLiving()) {
            return 0;
        }
        try {
            var key = "ended-" + known.id().value();
            calls.asked(provider, (gateway, account) -> gateway.cancel(account, id, false, key));
        } catch (ProviderException e) {
            if (e.reason() == Reason.CONFLICT || e.reason() == Reason.NOT_FOUND) {
                return 0;
            }
            throw e;
        }
        return calls.ask(provider, id, true);
    }

    /** One whose first payment the buyer never made; answers how many things are another. */
    int neverBegan(StoredSubscription known) {
        var now = clock.now();
        var stored = subscriptions.of(known.provider(), known.state().id());
        return stored == null
                        || stored.status() != SubscriptionStatus.INCOMPLETE
                        || stored.statusSince().plus(BEGINNING).isAfter(now)
                ? 0
                : end(stored, now);
    }

    /** One that its provider does not know, or whose provider is not here any more; answers how many things are another. */
    int gone(StoredSubscription subscription) {
        var now = clock.now();
        var paid = subscription.state().periodEnd();
        var since = subscription.status() == SubscriptionStatus.INCOMPLETE || paid == null
                ? subscription.statusSince().plus(BEGINNING)
                : paid.plus(UNPAID);
        return since.isAfter(now) ? 0 : end(subscription, now);
    }

    /** Nothing when something was told meanwhile. */
    private int end(StoredSubscription subscription, Instant now) {
        var version = applying.version();
        var statement = new ProviderStatement(subscription.state().ended(now), List.of(), List.of(), List.of());
        return applying.apply(subscription.provider(), statement, version, true)
                        instanceof AnswerOutcome.News(var count)
                ? count
                : 0;
    }
}
