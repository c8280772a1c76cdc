package foyer.leads.sla;

import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Finds the leads that nobody has answered in time, and tells of each once: whichever node looks, only who marks it tells.
 * A tenant that has very many of them has a turn each time, and keeps no other from its own.
 */
@Component
class LateLeads implements RecurringTask {

    private static final String NAME = "leads.first_responses";
    private static final Duration OFTEN = Duration.ofSeconds(20);
    private static final int TENANTS = 1_000;
    private static final int AT_ONCE = 500;
    private static final int ROUNDS = 40;

    private final FirstResponseQueries queries;
    private final LateHistory history;
    private final Transactions transactions;
    private final TenantClock tenantClock;
    private final Clock clock;

    LateLeads(
            FirstResponseQueries queries,
            LateHistory history,
            Transactions transactions,
            TenantClock tenantClock,
            Clock clock) {
        this.queries = queries;
        this.history = history;
        this.transactions = transactions;
        this.tenantClock = tenantClock;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(OFTEN);
    }

    @Override
    public void run() throws Exception {
        EachTenant.run(queries.tenantsBehind(clock.instant(), TENANTS), NAME, this::tell);
    }

    /** Some at a time, until there are none that nobody else holds. */
    private void tell() {
        var told = AT_ONCE;
        for (var round = 0; round < ROUNDS && told == AT_ONCE; round++) {
            told = transactions.write(this::some);
        }
    }

    private int some() {
        var at = tenantClock.now();
        var held = queries.lockLate(at, AT_ONCE);
        if (!held.isEmpty()) {
            history.late(queries.breach(held, at));
        }
        return held.size();
    }
}
