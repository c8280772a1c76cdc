package foyer.billing;

import static foyerdb.billing.Tables.ENDING;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
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

    /** After this one in the order of their ids. */
    List<UUID> tenants(@Nullable UUID after, int most) {
        return system.dsl()
                .select(ENDING.TENANT_ID)
                .from(ENDING)
                .where(after == null ? DSL.noCondition() : ENDING.TENANT_ID.gt(after))
                .orderBy(ENDING.TENANT_ID)
                .limit(most)
                .fetch(ENDING.TENANT_ID);
    }
}
