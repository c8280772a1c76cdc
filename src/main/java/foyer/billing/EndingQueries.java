package foyer.billing;

import static foyerdb.billing.Tables.ENDING;
import static foyerdb.billing.Tables.SUBSCRIPTION;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tenants whose subscriptions are to end with their periods, in SQL. */
@Component
class EndingQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    EndingQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** That of the tenant acted in, once. */
    void insert() {
        db.insertInto(ENDING)
                .set(ENDING.TENANT_ID, CurrentCaller.tenant())
                .onConflict(ENDING.TENANT_ID)
                .doNothing()
                .execute();
    }

    /** Of the tenant acted in; null when they need not end. */
    @Nullable UUID id() {
        return db.select(ENDING.ID)
                .from(ENDING)
                .where(ENDING.TENANT_ID.eq(CurrentCaller.tenant()))
                .fetchOne(ENDING.ID);
    }

    void delete() {
        db.deleteFrom(ENDING).where(ENDING.TENANT_ID.eq(CurrentCaller.tenant())).execute();
    }

    /** Nothing is tried for the tenant until then. */
    void rest(Instant until) {
        db.update(ENDING)
                .set(ENDING.RESTS_UNTIL, until)
                .where(ENDING.TENANT_ID.eq(CurrentCaller.tenant()))
                .execute();
    }

    /** Those with a subscription that would be paid once more, after this one in the order of their ids. */
    List<UUID> tenants(Instant now, @Nullable UUID after, int most) {
        return system.dsl()
                .select(ENDING.TENANT_ID)
                .from(ENDING)
                .where(after == null ? DSL.noCondition() : ENDING.TENANT_ID.gt(after))
                .and(ENDING.RESTS_UNTIL.isNull().or(ENDING.RESTS_UNTIL.le(now)))
                .andExists(DSL.selectOne()
                        .from(SUBSCRIPTION)
                        .where(SUBSCRIPTION.TENANT_ID.eq(ENDING.TENANT_ID))
                        .and(SUBSCRIPTION.ENDED_AT.isNull())
                        .andNot(SUBSCRIPTION.CANCEL_AT_PERIOD_END))
                .orderBy(ENDING.TENANT_ID)
                .limit(most)
                .fetch(ENDING.TENANT_ID);
    }
}
