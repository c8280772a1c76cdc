package foyer.billing;

import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks providers again for credit that they have not answered, with the same keys: whoever asked has died or given up. */
@Component
class CreditAnswers implements RecurringTask {

    /** As long as somebody may still wait for the answer. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String NAME = "billing.credits";

    private final CreditRequestQueries requests;
    private final CreditGrants grants;
    private final TenantClock clock;

    CreditAnswers(CreditRequestQueries requests, CreditGrants grants, TenantClock clock) {
        this.requests = requests;
        this.grants = grants;
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
        EachTenant.ofPages(requests::tenantsUnanswered, NAME, this::askAgain);
    }

    private void askAgain() {
        grants.askAgain(clock.now().minus(PATIENCE));
    }
}
