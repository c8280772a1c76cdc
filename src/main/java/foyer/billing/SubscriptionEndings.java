package foyer.billing;

import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.payments.ProviderException;
import foyer.platform.database.Transactions;
import foyer.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has providers end the subscriptions of tenants whose deletion was asked for, with their periods: whichever goes on, until
 * it does not, for as long as the deletion is asked for.
 */
@Component
class SubscriptionEndings implements RecurringTask {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionEndings.class);
    private static final String NAME = "billing.endings";

    /** So long a tenant waits for which a provider did not do it. */
    private static final Duration REST = Duration.ofMinutes(10);

    private final EndingQueries endings;
    private final SubscriptionQueries subscriptions;
    private final ProviderCalls calls;
    private final Tenancy tenancy;
    private final Transactions transactions;
    private final Clock clock;

    SubscriptionEndings(
            EndingQueries endings,
            SubscriptionQueries subscriptions,
            ProviderCalls calls,
            Tenancy tenancy,
            Transactions transactions,
            Clock clock) {
        this.endings = endings;
        this.subscriptions = subscriptions;
        this.calls = calls;
        this.tenancy = tenancy;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(1));
    }

    @Override
    public boolean asksOutside() {
        return true;
    }

    @Override
    public void run() throws Exception {
        var now = clock.instant();
        EachTenant.ofPages((after, most) -> endings.tenants(now, after, most), NAME, this::end);
    }

    private void end() {
        var ending = endings.id();
        // That it was taken back may not have been told yet.
        if (ending == null || !tenancy.isDeletionAskedFor()) {
            return;
        }
        var attempts = new Attempts();
        for (var subscription : subscriptions.all()) {
            if (subscription.isLiving() && !subscription.state().cancelAtPeriodEnd() && calls.has(subscription)) {
                attempts.run(() -> end(subscription, ending));
            }
        }
        attempts.end();
    }

    /** What a provider never ends so is ended before the tenant goes ({@link ClosingSubscriptions}). */
    private void end(StoredSubscription subscription, UUID ending) {
        var provider = subscription.provider();
        var version = calls.version();
        try {
            var answer = calls.asked(
                    provider,
                    (gateway, account) ->
                            gateway.cancel(account, subscription.state().id(), true, key(ending, subscription)));
            calls.takeOver(provider, answer, version);
        } catch (ProviderException e) {
            if (e.reason() == ProviderException.Reason.MISCONFIGURED) {
                throw e;
            }
            LOG.warn("A subscription does not end with its period: {}", e.getMessage());
            transactions.run(() -> endings.rest(clock.instant().plus(REST)));
        }
    }

    /** Of the subscription as it is: one that was made to go on since is ended anew. */
    private static String key(UUID ending, StoredSubscription subscription) {
        var deed = "%s %s %d".formatted(ending, subscription.id().value(), subscription.version());
        return UUID.nameUUIDFromBytes(deed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
