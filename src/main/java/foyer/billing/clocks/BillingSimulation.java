package foyer.billing.clocks;

import foyer.billing.Standing;
import foyer.billing.Standings;
import foyer.billing.Subscription;
import foyer.billing.Subscriptions;
import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.sandbox.SandboxSimulation;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plays steps with the subscription of the tenant acted in, which is the sandbox's; not in a transaction. */
@Component
class BillingSimulation {

    private final Subscriptions subscriptions;
    private final Standings standings;
    private final Payments payments;
    private final SandboxSimulation sandbox;
    private final TestClockWalk walk;
    private final TenantClock clock;

    BillingSimulation(
            Subscriptions subscriptions,
            Standings standings,
            Payments payments,
            SandboxSimulation sandbox,
            TestClockWalk walk,
            TenantClock clock) {
        this.subscriptions = subscriptions;
        this.standings = standings;
        this.payments = payments;
        this.sandbox = sandbox;
        this.walk = walk;
        this.clock = clock;
    }

    /** What can be done; the schema's {@code BillingSimulationDeed}. */
    enum Deed {
        FAIL_PAYMENTS,
        SUCCEED_PAYMENTS,
        PAY_OPEN,
        CANCEL_AT_PERIOD_END,
        CANCEL_NOW,
        RESUME
    }

    /** One of both. */
    record Step(@Nullable Integer advanceDays, @Nullable Deed deed) {}

    /** How billing stands after it; null when it was time to pause before its end. */
    @Nullable Standing play(Step step, long end) {
        if (step.deed() == null) {
            var days = Objects.requireNonNull(step.advanceDays());
            return walk.to(clock.now().plus(Duration.ofDays(days)), end) ? standings.now() : null;
        }
        walk.settle();
        done(step.deed());
        walk.settle();
        return standings.now();
    }

    private void done(Deed deed) {
        var current = subscriptions.current();
        if (current == null || current.endedAt() != null || current.customer() == null) {
            throw UserErrorException.of(TestClockErrorCode.NO_SUBSCRIPTION);
        }
        try {
            done(deed, current, current.customer());
        } catch (ProviderException e) {
            throw UserErrorException.of(TestClockErrorCode.REFUSED);
        }
    }

    private void done(Deed deed, Subscription current, String customer) {
        var tenant = CurrentCaller.tenant();
        switch (deed) {
            case FAIL_PAYMENTS -> sandbox.failPayments(tenant, customer);
            case SUCCEED_PAYMENTS -> sandbox.succeedPayments(tenant, customer);
            case PAY_OPEN -> sandbox.payOpen(tenant, customer);
            case CANCEL_AT_PERIOD_END -> cancel(current, true);
            case CANCEL_NOW -> cancel(current, false);
            case RESUME ->
                payments.gateway(Provider.SANDBOX)
                        .resume(payments.account(Provider.SANDBOX), current.externalId(), key());
        }
    }

    private void cancel(Subscription current, boolean atPeriodEnd) {
        payments.gateway(Provider.SANDBOX)
                .cancel(payments.account(Provider.SANDBOX), current.externalId(), atPeriodEnd, key());
    }

    /** Each step is a deed of its own. */
    private static String key() {
        return UUID.randomUUID().toString();
    }
}
