package foyer.billing;

import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what is due by time alone: access that ends step by step, mails that say so beforehand, another month of quotas. */
@Component
public class BillingDue implements RecurringTask {

    private static final String NAME = "billing.due";

    private final AccountQueries accounts;
    private final AccountSettling settling;
    private final Transactions transactions;
    private final TenantClock tenantClock;
    private final Clock clock;

    BillingDue(
            AccountQueries accounts,
            AccountSettling settling,
            Transactions transactions,
            TenantClock tenantClock,
            Clock clock) {
        this.accounts = accounts;
        this.settling = settling;
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
        return Schedule.every(Duration.ofMinutes(1));
    }

    /** All of them, however many fail: those stay due, and are tried again. */
    @Override
    public void run() throws Exception {
        var moment = clock.instant();
        EachTenant.ofPages((after, most) -> accounts.tenantsDue(moment, after, most), NAME, this::advance);
    }

    /**
     * Does what is due in the tenant acted in by its clock, once however many do; answers when something is due next, null
     * for never. Not in a transaction.
     */
    public @Nullable Instant advance() {
        return transactions.<@Nullable Instant>write(() -> {
            var account = accounts.lock();
            var now = tenantClock.now();
            var due = account.dueAt();
            return due == null || due.isAfter(now)
                    ? due
                    : settling.settle(account, now).dueAt();
        });
    }
}
