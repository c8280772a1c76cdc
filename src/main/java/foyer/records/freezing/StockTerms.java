package foyer.records.freezing;

import foyer.entitlements.FrozenMarks;
import foyer.entitlements.Stocks;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.database.OtherTenant;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When a stock has to be looked at. Each occasion has a job of its own, by no key: one that lives may have looked already.
 * They are Foyer's own and not of whoever gave occasion, who may be gone when they run.
 */
@Component
class StockTerms {

    private static final Duration LATER = Duration.ofHours(1);

    private final Jobs jobs;
    private final Stocks stocks;
    private final FrozenMarks frozen;
    private final OtherTenant within;
    private final TenantClock clock;

    StockTerms(Jobs jobs, Stocks stocks, FrozenMarks frozen, OtherTenant within, TenantClock clock) {
        this.jobs = jobs;
        this.stocks = stocks;
        this.frozen = frozen;
        this.within = within;
        this.clock = clock;
    }

    /** Once there is too much, or something frozen that there may be room for. */
    @Transactional(propagation = Propagation.MANDATORY)
    void changed(FrozenRows rows, @Nullable Instant until) {
        var usage = stocks.hold(rows.limit());
        var allowed = usage.allowed();
        if ((allowed != null && usage.used() > allowed) || hasFrozen(rows)) {
            settle(rows, null);
        }
        if (until != null) {
            settle(rows, until);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void roomCame(FrozenRows rows) {
        if (hasFrozen(rows)) {
            settle(rows, null);
        }
    }

    /** Once more, when whatever is reserved now is used or given back. */
    @Transactional(propagation = Propagation.MANDATORY)
    void later(FrozenRows rows) {
        settle(rows, clock.now().plus(LATER));
    }

    private boolean hasFrozen(FrozenRows rows) {
        return !frozen.range(rows.kind(), null, null, 1).isEmpty();
    }

    private void settle(FrozenRows rows, @Nullable Instant at) {
        var job = NewJob.of(StockSettleJob.TYPE, new StockSettleJob.Due(rows.limit()))
                .runAt(at);
        within.within(Caller.system(CurrentCaller.tenant(), "stocks"), () -> jobs.enqueue(job));
    }
}
