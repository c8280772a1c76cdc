package foyer.billing;

import static foyerdb.billing.Tables.ACCOUNT;
import static foyerdb.billing.Tables.CHECKOUT;
import static foyerdb.billing.Tables.SUBSCRIPTION;

import foyer.jobs.EachTenant;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * In which order tenants are compared with their providers, in SQL: those that never were, then the longest ago. A night may
 * be too short for all, and the next one goes on where it ended, on whichever node.
 */
@Component
class ComparedTenantQueries {

    private final DSLContext db;
    private final SystemDatabase system;
    private final Clock clock;

    ComparedTenantQueries(DSLContext db, SystemDatabase system, Clock clock) {
        this.db = db;
        this.system = system;
        this.clock = clock;
    }

    private record Place(Instant comparedAt, UUID tenant) {}

    /** Those of a run that begins now. Each page goes on behind the one before, whatever became of that. */
    EachTenant.Pages pages() {
        var begun = clock.instant();
        var last = new AtomicReference<@Nullable Place>();
        return (_, most) -> {
            var found = after(last.get(), begun, most);
            if (!found.isEmpty()) {
                last.set(found.getLast());
            }
            return found.stream().map(Place::tenant).toList();
        };
    }

    private List<Place> after(@Nullable Place last, Instant begun, int most) {
        var behind = last == null
                ? DSL.noCondition()
                : DSL.row(ACCOUNT.COMPARED_AT, ACCOUNT.TENANT_ID).gt(last.comparedAt(), last.tenant());
        return system.dsl()
                .select(ACCOUNT.COMPARED_AT, ACCOUNT.TENANT_ID)
                .from(ACCOUNT)
                .where(ACCOUNT.COMPARED_AT.lt(begun))
                .and(behind)
                .and(isCompared())
                .orderBy(ACCOUNT.COMPARED_AT, ACCOUNT.TENANT_ID)
                .limit(most)
                .fetch(row -> new Place(row.value1(), row.value2()));
    }

    /**
     * With a subscription that has not ended long ago, or a page that was begun. The two are one condition, which is looked up for
     * each tenant: of two by themselves that are joined by {@code or} each may be read as a whole first.
     */
    private Condition isCompared() {
        var endedLately = SUBSCRIPTION.ENDED_AT.ge(clock.instant().minus(StoredSubscription.COMPARED));
        return DSL.exists(DSL.selectOne()
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.TENANT_ID.eq(ACCOUNT.TENANT_ID))
                .and(SUBSCRIPTION.ENDED_AT.isNull().or(endedLately))
                .unionAll(DSL.selectOne()
                        .from(CHECKOUT)
                        .where(CHECKOUT.TENANT_ID.eq(ACCOUNT.TENANT_ID))
                        .and(CHECKOUT.STATUS.eq(CheckoutQueries.OPEN))));
    }

    /** The tenant acted in has its turn: also one with whom it fails gives way to the others. */
    void begins() {
        db.update(ACCOUNT)
                .set(ACCOUNT.COMPARED_AT, clock.instant())
                .where(ACCOUNT.TENANT_ID.eq(CurrentCaller.tenant()))
                .execute();
    }
}
