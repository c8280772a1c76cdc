package foyer.jobs;

import static foyerdb.jobs.Tables.DUE;
import static foyerdb.jobs.Tables.JOB;
import static foyerdb.jobs.Tables.LOOK_AFTER;
import static foyerdb.jobs.Tables.QUEUE;
import static foyerdb.jobs.Tables.STRAYS;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import foyer.platform.database.SystemDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue across tenants, as the system login sees it: who has something due, and how a node's runs stand. */
@Component
class ClusterQueries {

    private final SystemDatabase system;

    ClusterQueries(SystemDatabase system) {
        this.system = system;
    }

    /** A tenant's type that has something due. */
    record Due(UUID tenant, String type) {

        /** Before all others. */
        static final Due FIRST = new Due(new UUID(0, 0), "");
    }

    /** What is known of a run: whether its lease is its own, and whether its job was cancelled. */
    record Looked(JobId job, boolean held, boolean cancelled) {}

    /** Up to so many tenants' types of these that have something due, those after a place first. */
    List<Due> due(String[] types, Due place, int most) {
        return system.dsl()
                .selectFrom(DUE.call(types, place.tenant(), place.type(), most))
                .fetch(row -> new Due(required(row.getTenantId()), required(row.getType())));
    }

    /** Tenants with a lease that ran out, or with a parent whose children have ended. */
    List<UUID> strays() {
        return system.dsl().selectFrom(STRAYS.call()).fetch(row -> required(row.getStrays()));
    }

    /** Looks after the runs of this node, of whatever tenants; prolongs their leases when asked to. */
    List<Looked> lookAfter(List<Lease> leases, boolean prolong, Duration lease) {
        return system.dsl()
                .selectFrom(LOOK_AFTER.call(
                        leases.stream().map(Lease::tenant).toArray(UUID[]::new),
                        QueueQueries.ids(leases),
                        QueueQueries.fences(leases),
                        prolong,
                        QueueQueries.seconds(lease)))
                .fetch(row -> new Looked(
                        new JobId(required(row.getId())), required(row.getHeld()), required(row.getCancelled())));
    }

    /** Deletes up to so many jobs that ended this long ago; answers how many. */
    int deleteEnded(Duration ago, int most) {
        var old = select(JOB.TENANT_ID, JOB.ID)
                .from(JOB)
                .where(JOB.FINISHED_AT.lt(currentInstant().minus(DayToSecond.valueOf(ago))))
                .limit(most);
        return system.dsl()
                .deleteFrom(JOB)
                .where(row(JOB.TENANT_ID, JOB.ID).in(old))
                .execute();
    }

    /** How many jobs are due and wait, counted no further than this. */
    int depth(int most) {
        return system.dsl()
                .fetchCount(selectOne()
                        .from(QUEUE)
                        .where(QUEUE.STATE.eq("READY"))
                        .and(QUEUE.DUE_AT.le(currentInstant()))
                        .limit(most));
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
