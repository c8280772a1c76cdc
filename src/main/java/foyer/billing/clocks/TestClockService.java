package foyer.billing.clocks;

import foyer.billing.BillingHistory;
import foyer.billing.Standing;
import foyer.billing.Standings;
import foyer.billing.Subscriptions;
import foyer.billing.SuperAdminDeeds;
import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import foyer.tenancy.TenantId;
import foyer.tenancy.control.SuperAdminCaller;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Lets time pass in a tenant at the wish of whoever runs the platform, as Foyer itself; both logs tell of it before it
 * happens. Refused in production, and where a real provider would be met (spec/billing.md, "Operations").
 */
@Service
class TestClockService {

    private static final int MOST_DAYS = 731;
    private static final int MOST_STEPS = 50;
    private static final int MOST_ENTRIES = 200;

    private final TestTime time;
    private final TestClockWalk walk;
    private final BillingSimulation simulation;
    private final Subscriptions subscriptions;
    private final Standings standings;
    private final Payments payments;
    private final SuperAdminDeeds deeds;
    private final TenantClock clock;

    TestClockService(
            TestTime time,
            TestClockWalk walk,
            BillingSimulation simulation,
            Subscriptions subscriptions,
            Standings standings,
            Payments payments,
            SuperAdminDeeds deeds,
            TenantClock clock) {
        this.time = time;
        this.walk = walk;
        this.simulation = simulation;
        this.subscriptions = subscriptions;
        this.standings = standings;
        this.payments = payments;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** Where a clock stands, whether it got as far as it should, and what happened on the way. */
    record Advanced(Instant now, boolean hasArrived, List<BillingHistory.Entry> history) {}

    Advanced advance(TenantId tenant, Instant to) {
        requireTest();
        var moment = to.truncatedTo(ChronoUnit.MICROS);
        var admin = SuperAdminCaller.get();
        return deeds.in(admin, tenant, TestClockErrorCode.NOT_FOUND, () -> {
            var from = clock.now();
            if (!moment.isAfter(from) || moment.isAfter(from.plus(Duration.ofDays(MOST_DAYS)))) {
                throw UserErrorException.at("to", TestClockErrorCode.TIME_INVALID, MOST_DAYS, from.toString());
            }
            if (isLive()) {
                throw UserErrorException.at("tenantId", TestClockErrorCode.REAL_PROVIDER);
            }
            deeds.note(admin, tenant, "billing.clock_advanced", Map.of("from", from, "to", moment));
            var arrived = walk.to(moment, TestClockWalk.end());
            return new Advanced(clock.now(), arrived, standings.historyAfter(from, MOST_ENTRIES));
        });
    }

    List<Standing> simulate(TenantId tenant, List<BillingSimulation.Step> steps) {
        requireTest();
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw UserErrorException.at("steps", TestClockErrorCode.STEPS_INVALID, MOST_STEPS, MOST_DAYS);
        }
        for (var i = 0; i < steps.size(); i++) {
            var days = steps.get(i).advanceDays();
            if (days != null && (days < 1 || days > MOST_DAYS)) {
                throw UserErrorException.at(
                        "steps." + i + ".advanceDays", TestClockErrorCode.STEPS_INVALID, MOST_STEPS, MOST_DAYS);
            }
        }
        var admin = SuperAdminCaller.get();
        return deeds.in(admin, tenant, TestClockErrorCode.NOT_FOUND, () -> {
            var current = subscriptions.current();
            if (current != null && current.endedAt() == null && current.provider() != Provider.SANDBOX) {
                throw UserErrorException.at("tenantId", TestClockErrorCode.REAL_PROVIDER);
            }
            deeds.note(admin, tenant, "billing.simulated", Map.of("steps", steps.size()));
            return played(steps);
        });
    }

    private List<Standing> played(List<BillingSimulation.Step> steps) {
        var end = TestClockWalk.end();
        var after = new ArrayList<Standing>();
        for (var i = 0; i < steps.size(); i++) {
            try {
                var standing = simulation.play(steps.get(i), end);
                if (standing == null) {
                    return after;
                }
                after.add(standing);
            } catch (UserErrorException e) {
                throw UserErrorException.at(
                        "steps." + i, e.problems().getFirst().code());
            }
        }
        return after;
    }

    private void requireTest() {
        if (!time.isOn()) {
            throw UserErrorException.of(TestClockErrorCode.TEST_ONLY);
        }
    }

    /** Whether money would move: a provider's own test mode has time of its own, and may be waited for. */
    private boolean isLive() {
        var current = subscriptions.current();
        return current != null
                && current.endedAt() == null
                && payments.has(current.provider())
                && payments.account(current.provider()).live();
    }
}
