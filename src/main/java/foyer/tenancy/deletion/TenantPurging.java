package foyer.tenancy.deletion;

import foyer.audit.Audit;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.purge.TenantPurge;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes tenants whose grace is over. First nobody is in the tenant any more; then, when whatever was under way has
 * ended, what its modules have of it goes, a chunk after another, until a whole round has found nothing. A node that dies
 * in it, or whose time is over, leaves the tenant due, and the next run goes on. What fails for one tenant keeps the
 * others from nothing.
 */
@Component
class TenantPurging implements RecurringTask {

    private static final Logger log = LoggerFactory.getLogger(TenantPurging.class);

    private static final String NAME = "tenancy.purge";
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** So long at once, as others that ask outside wait for it. */
    private static final Duration TURN = Duration.ofMinutes(2);

    /** No request, job or listener that began while the tenant was used still writes so long after its end. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private static final String ENTITY = "Tenant";

    private final DeletionQueries queries;
    private final DeletionSettings settings;
    private final List<TenantPurge> purges;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    TenantPurging(
            DeletionQueries queries,
            DeletionSettings settings,
            List<TenantPurge> purges,
            Transactions transactions,
            Audit audit,
            Events events,
            Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.purges = purges.stream()
                .sorted(Comparator.comparingInt(TenantPurge::order))
                .toList();
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(EVERY);
    }

    /** Providers of payments, and whoever keeps the files. */
    @Override
    public boolean asksOutside() {
        return true;
    }

    @Override
    public void run() throws Exception {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Exception first = null;
        for (var tenant : queries.due(now)) {
            try {
                CurrentCaller.call(Caller.system(tenant, NAME), () -> delete(tenant, now));
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                log.error("Tenant {} could not be deleted, and is tried again", tenant, e);
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Answers whether all of it has gone. */
    private boolean delete(UUID tenant, Instant now) throws Exception {
        if (!transactions.write(() -> isClosed(tenant, now)) || !takeOut(now.plus(TURN))) {
            return false;
        }
        transactions.run(() -> {
            if (queries.finish()) {
                audit.record("tenant.purge", ENTITY, tenant, Map.of());
            }
        });
        log.info("Deleted tenant {}", tenant);
        return true;
    }

    /** Whether its rows can go; closes it when it is due and open. Not due is what somebody has cancelled since. */
    private boolean isClosed(UUID tenant, Instant now) {
        @Nullable Boolean closed = queries.lockDue(now);
        if (closed == null || closed) {
            return closed != null;
        }
        queries.close(now, now.plus(SETTLED));
        events.publish(new DeletionEvent(new TenantId(tenant), DeletionEvent.Kind.DELETED));
        audit.record(DeletionEvent.Kind.DELETED.action(), ENTITY, tenant, Map.of());
        return false;
    }

    /** Takes out what there is, until a whole round finds nothing; false when there was no time left. */
    private boolean takeOut(Instant until) throws Exception {
        var found = true;
        while (found) {
            found = false;
            for (var purge : purges) {
                while (purge.purge(settings.chunk())) {
                    found = true;
                    if (isOver(until)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean isOver(Instant until) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the deletion of a tenant is gone on with later");
        }
        return !clock.instant().isBefore(until);
    }
}
