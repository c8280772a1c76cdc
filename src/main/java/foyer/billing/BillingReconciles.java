package foyer.billing;

import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.payments.ProviderException;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import foyer.tenancy.TenantId;
import foyer.tenancy.control.SuperAdminCaller;
import java.time.ZoneOffset;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares each night what is known of subscriptions with what their providers have, and mends each difference. Who was not
 * compared in the time that there is comes first in the next night.
 */
@Component
class BillingReconciles implements RecurringTask {

    private static final Logger LOG = LoggerFactory.getLogger(BillingReconciles.class);
    private static final String NAME = "billing.reconcile";

    private final SubscriptionQueries subscriptions;
    private final ComparedTenantQueries tenants;
    private final ProviderCalls calls;
    private final ExtraSubscriptions extras;
    private final EndedSubscriptions ended;
    private final OpenCheckouts checkouts;
    private final OtherPages pages;
    private final BillingApplying applying;
    private final DisputeComparing disputes;
    private final SuperAdminDeeds deeds;
    private final Transactions transactions;
    private final TenantClock clock;

    BillingReconciles(
            SubscriptionQueries subscriptions,
            ComparedTenantQueries tenants,
            ProviderCalls calls,
            ExtraSubscriptions extras,
            EndedSubscriptions ended,
            OpenCheckouts checkouts,
            OtherPages pages,
            BillingApplying applying,
            DisputeComparing disputes,
            SuperAdminDeeds deeds,
            Transactions transactions,
            TenantClock clock) {
        this.subscriptions = subscriptions;
        this.tenants = tenants;
        this.calls = calls;
        this.extras = extras;
        this.ended = ended;
        this.checkouts = checkouts;
        this.pages = pages;
        this.applying = applying;
        this.disputes = disputes;
        this.deeds = deeds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many subscriptions were compared, and how many things were another. */
    record Compared(int compared, int differences) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return Schedule.cron("0 17 3 * * *", ZoneOffset.UTC);
    }

    @Override
    public boolean asksOutside() {
        return true;
    }

    @Override
    public void run() throws Exception {
        EachTenant.ofPages(tenants.pages(), NAME, this::reconcile);
    }

    /** Of a tenant, as Foyer itself at the wish of whoever runs the platform; both logs tell of it. */
    Compared bySuperAdmin(TenantId tenant) {
        var admin = SuperAdminCaller.get();
        return deeds.in(admin, tenant, BillingErrorCode.NOT_FOUND, () -> {
            var compared = reconcile();
            var told = Map.of("compared", compared.compared(), "differences", compared.differences());
            deeds.note(admin, tenant, NAME, told);
            return compared;
        });
    }

    /**
     * Of the tenant acted in: those that have not ended long ago, and what came of pages of which nothing was told.
     *
     * @throws ProviderException and others, the first of what did not work, once all else was compared
     */
    Compared reconcile() {
        transactions.run(tenants::begins);
        var compared = 0;
        var attempts = new Attempts();
        var differences = checkouts.compare(attempts);
        for (var subscription : subscriptions.all()) {
            if (!subscription.isCompared(clock.now())) {
                continue;
            }
            if (calls.has(subscription)) {
                differences += attempts.count(() -> differences(subscription));
                compared++;
            } else if (subscription.state().endedAt() == null) {
                differences += ended.gone(subscription);
            }
        }
        applying.settle();
        attempts.run(extras::end);
        attempts.run(pages::close);
        attempts.end();
        return new Compared(compared, differences);
    }

    /** What the provider does not know, and is paid for still, is for people to look into: nothing says what became of it. */
    private int differences(StoredSubscription subscription) {
        try {
            var told = calls.told(subscription.provider(), subscription.state().id(), true);
            return told.news()
                    + ended.endInFact(subscription)
                    + ended.neverBegan(subscription)
                    + disputes.compare(subscription, told.statement());
        } catch (ProviderException e) {
            if (e.reason() != ProviderException.Reason.NOT_FOUND) {
                throw e;
            }
            if (subscription.state().endedAt() != null) {
                return 0;
            }
            LOG.warn("{} knows no subscription {}", subscription.provider(), subscription.id());
            return ended.gone(subscription);
        }
    }
}
