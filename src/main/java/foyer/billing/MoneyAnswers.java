package foyer.billing;

import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import java.time.Duration;

/** Asks providers again for what they have not answered, with the same keys: whoever asked has died or given up. */
record MoneyAnswers(MoneyRequests requests, MoneyDeed<?, ?> deed) implements RecurringTask {

    @Override
    public String name() {
        return deed.kind().task();
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
        EachTenant.ofPages(deed.queries()::tenantsUnanswered, name(), () -> requests.askAgain(deed));
    }
}
