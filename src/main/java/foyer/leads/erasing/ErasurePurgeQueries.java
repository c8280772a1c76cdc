package foyer.leads.erasing;

import static foyerdb.leads.Tables.ERASURE;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on erasures whose time is over: first of which tenants, across all; then as each of them. */
@Component
class ErasurePurgeQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    ErasurePurgeQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    List<UUID> tenants(Instant now) {
        return system.dsl()
                .selectDistinct(ERASURE.TENANT_ID)
                .from(ERASURE)
                .where(isDue(now))
                .fetch(ERASURE.TENANT_ID);
    }

    /** One that nobody undoes until the transaction ends; null when there is none that nobody holds. */
    @Nullable LeadErasureId lockNext(Instant now) {
        return db.select(ERASURE.ID)
                .from(ERASURE)
                .where(ERASURE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(isDue(now))
                .orderBy(ERASURE.UNDO_UNTIL, ERASURE.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOne(row -> new LeadErasureId(row.value1()));
    }

    void purged(LeadErasureId id, Instant at) {
        db.update(ERASURE)
                .set(ERASURE.PURGED_AT, at)
                .where(ERASURE.ID.eq(id.value()))
                .execute();
    }

    private static Condition isDue(Instant now) {
        return ERASURE.UNDO_UNTIL.le(now).and(ERASURE.UNDONE_AT.isNull()).and(ERASURE.PURGED_AT.isNull());
    }
}
