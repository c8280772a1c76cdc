package foyer.billing;

import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.payments.ProviderException;
import foyer.platform.database.Transactions;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has providers end the subscriptions of tenants whose deletion was asked for, with their periods, until they do. */
@Component
class SubscriptionEndings implements RecurringTask {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionEndings.class);
    private static final String NAME = "billing.endings";

    private final EndingQueries endings;
    private final SubscriptionQueries subscriptions;
    private final ProviderCalls calls;
    private final Transactions transactions;

    SubscriptionEndings(
            EndingQueries endings, SubscriptionQueries subscriptions, ProviderCalls calls, Transactions transactions) {
        this.endings = endings;
        this.subscriptions = subscriptions;
        this.calls = calls;
        this.transactions = transactions;
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
        EachTenant.ofPages(endings::tenants, NAME, this::end);
    }

    private void end() {
        var ending = endings.id();
        if (ending == null) {
            return;
        }
        var there = true;
        for (var subscription : subscriptions.all()) {
            if (subscription.isLiving() && !subscription.state().cancelAtPeriodEnd()) {
                there &= calls.has(subscription.provider());
                if (calls.has(subscription.provider())) {
                    end(subscription, ending);
                }
            }
        }
        if (there) {
            transactions.run(endings::delete);
        }
    }

    /** What a provider does not end so is ended before the tenant goes ({@link ClosingSubscriptions}). */
    private void end(StoredSubscription subscription, UUID ending) {
        var provider = subscription.provider();
        var version = calls.version();
        try {
            var answer = calls.asked(
                    provider,
                    (gateway, account) ->
                            gateway.cancel(account, subscription.state().id(), true, ending.toString()));
            calls.takeOver(provider, answer, version);
        } catch (ProviderException e) {
            if (e.reason() == ProviderException.Reason.MISCONFIGURED) {
                throw e;
            }
            LOG.warn("A subscription does not end with its period: {}", e.getMessage());
        }
    }
}
